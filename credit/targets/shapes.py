"""What a plan of targets holds: which share of what is to be reached by which day, and by which section."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from credit.rulebook.scalars import Bilingual, Code, Day, Length, Shape, Share
from credit.rulebook.shapes import Basis, Instrument

__all__ = ["Measure", "Plan", "SurveyClock", "Target"]

Measure = Literal[
    "estates.served", "old_estates.served", "estates.with_service", "old_estates.with_service",
    "estates.with_body", "old_estates.with_body", "estates.party_organisation",
    "committees.party_organisation", "committees.party_members",
    "old_committees.party_organisation", "old_committees.party_members", "companies.party_organisation",
    "districts.mediation", "subdistricts.mediation", "neighbourhoods.property_committee",
]  # fmt: skip
"""What is counted, of what; `credit.targets.measures` says how."""


class Target(Shape):
    """目标: of a measure, the share that is to be reached by the end of a day; no day where the plan names none.

    `more`: the share has to be exceeded ("above 50 %"). For the measure of members alone: `each` is what a committee
    has to have, and `elected_since` from which day on it must have been elected to be counted.
    """

    id: Code
    title: Bilingual
    measure: Measure
    share: Share
    more: bool = False
    by: Day | None = None
    each: Share | None = None
    each_more: bool = False
    elected_since: Day | None = None
    basis: Basis


class SurveyClock(Shape):
    """摸底频次: how often the city looks, and where that stands."""

    period: Length
    basis: Basis


class Plan(Shape):
    """一份文件的目标: of a place, with the documents that are cited."""

    id: Code
    title: Bilingual
    instruments: Mapping[Code, Instrument]
    surveyed: SurveyClock | None = None
    targets: tuple[Target, ...] = Field(min_length=1)
