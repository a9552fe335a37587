"""What the law says of letting owners' common property, as strict data: kinds of assets, bounds of leases, sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import StrictBool

from bidding.owners.law_scalars import Days
from credit.rulebook.place_laws import PlaceLawShape
from credit.rulebook.scalars import Bilingual, Code, Length, Shape
from credit.rulebook.shapes import Basis

__all__ = ["Initial", "Kind", "LettingLaw", "Measure", "Span"]

Measure = Literal["area", "places"]
"""By what an asset is measured: its floor area, or how many places it has."""


class Kind(Shape):
    """A kind of common property that can be let: its account of income, how it is measured, and whose it is by law."""

    title: Bilingual
    account: Code
    measure: Measure
    basis: Basis


class Span(Shape):
    """A length of time, and where it stands."""

    time: Length
    basis: Basis


class Initial(Shape):
    """Leases that the company makes before there is an owners' assembly.

    `after_founding`: they end so long after its founding at the latest. `within_service`: not after the preliminary
    service ends.
    """

    after_founding: Length | None = None
    within_service: StrictBool = False
    basis: Basis


class LettingLaw(PlaceLawShape):
    """The law of letting in one jurisdiction.

    `use` says who decides that common property is let, `reminder` after how many days of a reminder a lease may be
    ended for unpaid rent.
    """

    longest: Span
    written_from: Span
    common: Basis
    use: Basis
    handing_back: Basis
    rent_in_arrears: Basis
    reminder: Days
    rounding: Basis
    initial: Initial
    kinds: Mapping[Code, Kind]
