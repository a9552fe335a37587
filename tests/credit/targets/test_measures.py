"""What is counted of a survey, and of what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from credit.targets import EstateSurveyed, PlaceSurveyed, Survey, Target
from credit.targets.measures import counted, counted_of

ESTATE = EstateSurveyed(
    "X1", old=True, served_by="company", body="committee", elected_on=date(2021, 3, 1), members=5, party_members=3,
    body_party_organisation=True, estate_party_organisation=True,
)  # fmt: skip


def target(measure: str, **changes: Any) -> Target:  # noqa: ANN401 - fields of a target
    """Return a target of a measure."""
    told = {"id": "x", "title": {"zh": "目标", "en": "Target"}, "measure": measure, "share": "100%",
            "basis": {"instrument": "paper", "article": "2"}}  # fmt: skip
    return Target.model_validate({**told, **changes})


def count(told: Target, *estates: EstateSurveyed) -> tuple[int, int, int]:
    """Return part, whole and unknown."""
    found = counted(told, Survey(estates))
    return found.part, found.whole, found.unknown


def test_members_are_asked_of_committees_elected_since() -> None:
    """RC-05: three of five are 60 %; older committees and management committees are not asked."""
    told = target("committees.party_members", each="60%", elected_since="2021-02-23")
    fewer = replace(ESTATE, party_members=2)
    older = replace(fewer, elected_on=date(2021, 2, 22))
    managed = replace(fewer, body="management_committee")

    assert count(told, ESTATE, fewer, older, managed) == (1, 2, 0)


def test_exactly_half_is_not_more_than_half() -> None:
    """LS-02: and what is not known is in the whole alone."""
    told = target("old_committees.party_members", each="50%", each_more=True)
    half = replace(ESTATE, members=4, party_members=2)

    assert count(told, half, ESTATE, replace(ESTATE, members=None), replace(half, old=False)) == (1, 3, 1)


@pytest.mark.parametrize(
    ("measure", "changes", "counts"),
    [
        ("estates.served", {"served_by": "owners"}, (1, 2, 0)),
        ("estates.served", {"served_by": None}, (1, 2, 1)),
        ("old_estates.served", {"old": None, "served_by": "nobody"}, (1, 2, 0)),
        ("estates.with_service", {"served_by": "quasi_service"}, (2, 2, 0)),
        ("estates.with_service", {"served_by": "nobody", "basics": True}, (1, 2, 0)),
        ("old_estates.with_service", {"served_by": "owners", "basics": True}, (2, 2, 0)),
        ("old_estates.with_service", {"served_by": "community", "basics": False}, (1, 2, 0)),
        ("old_estates.with_service", {"served_by": "social_body"}, (1, 2, 1)),
        ("old_estates.with_service", {"served_by": None, "basics": True}, (1, 2, 1)),
        ("estates.with_body", {"body": "self_management"}, (2, 2, 0)),
        ("old_estates.with_body", {"old": False, "body": "none"}, (1, 1, 0)),
        ("estates.party_organisation", {"estate_party_organisation": False}, (1, 2, 0)),
        ("committees.party_organisation", {"body": "management_committee"}, (1, 1, 0)),
        ("old_committees.party_organisation", {"old": False}, (1, 1, 0)),
    ],
)
def test_a_measure_counts_what_it_says(measure: str, changes: dict[str, Any], counts: tuple[int, int, int]) -> None:
    """Of an estate that has everything, and another that differs."""
    assert count(target(measure), ESTATE, replace(ESTATE, **changes)) == counts


@pytest.mark.parametrize(
    ("measure", "counts"),
    [
        ("districts.mediation", (1, 1)),
        ("subdistricts.mediation", (0, 1)),
        ("neighbourhoods.property_committee", (1, 2)),
    ],
)
def test_places_are_counted_by_level(measure: str, counts: tuple[int, int]) -> None:
    """HZ-08, RC-03: mediation of districts and streets, property committees of neighbourhoods."""
    nothing = PlaceSurveyed("North", "district", mediation=None, property_committee=None)
    survey = Survey(places=(
        replace(nothing, mediation=True), replace(nothing, level="subdistrict", mediation=False),
        replace(nothing, level="neighbourhood", property_committee=True), replace(nothing, level="neighbourhood"),
    ))  # fmt: skip
    found = counted(target(measure), survey)

    assert (found.part, found.whole) == counts


def test_service_is_counted_without_a_target() -> None:
    """For a place's own coverage: the same as of the target."""
    estates = (ESTATE, replace(ESTATE, served_by="owners", basics=True), replace(ESTATE, served_by=None))

    found = counted_of("old_estates.with_service", Survey(estates))

    assert (found.part, found.whole, found.unknown) == count(target("old_estates.with_service"), *estates)
