"""Fees on an estate's board, and what was charged, beside the band of level and stage; nothing is guessed (HZ-11)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from bidding.fees.law_shapes import FeeLaw, Scope
from bidding.fees.menus import menu_rate
from bidding.fees.table_shapes import FeeTable, Version
from bidding.fees.units import unit_of
from bidding.revenue import MoneyMove, MoneyStep
from bidding.revenue.charges import Fee, fees_on
from bidding.revenue.law_shapes import Stage
from bidding.revenue.terms import stage_on

__all__ = ["OUTSIDE", "FeeGap", "FeePlace", "FeeSeen", "FeeStanding", "charges_seen", "scope_of", "seen_of"]


class FeeStanding(StrEnum):
    """How a fee stands: within its band, above or below it, agreed where nothing is guided, or not known."""

    WITHIN = "within"
    ABOVE = "above"
    BELOW = "below"
    AGREED = "agreed"
    UNKNOWN = "unknown"


OUTSIDE = frozenset({FeeStanding.ABOVE, FeeStanding.BELOW})
"""The standings that are found."""


class FeeGap(StrEnum):
    """Why it is not known how a fee stands."""

    NO_LIST = "no_list"
    NO_SERVICE_FEE = "no_service_fee"
    NO_HOUSING = "no_housing"
    NO_LEVEL = "no_level"
    NO_TABLE = "no_table"
    NO_BAND = "no_band"
    NO_RATE = "no_rate"
    OTHER_UNIT = "other_unit"
    NOT_ON_MENU = "not_on_menu"


@dataclass(frozen=True, slots=True)
class FeePlace:
    """By what a fee is judged on a day: the law of the place, its table where one is given, and the estate's stage."""

    law: FeeLaw
    table: FeeTable | None
    stage: Stage
    day: date

    @property
    def version(self) -> Version | None:
        """Return the guided fees of the day."""
        return None if self.table is None else self.table.version_on(self.day)


@dataclass(frozen=True, slots=True)
class FeeSeen:
    """A fee as it stands on a day: between what it has to lie, exactly and in fen, and by which scope.

    `by_menu`: it is held against the sum of chosen services, not against a band. `number` is that of a charge.
    """

    day: date
    standing: FeeStanding
    fee: Fee | None = None
    why: FeeGap | None = None
    scope: Scope | None = None
    lowest: Fraction | None = None
    highest: Fraction | None = None
    by_menu: bool = False
    number: int | None = None


def seen_of(law: FeeLaw, table: FeeTable | None, steps: Iterable[MoneyStep], day: date) -> tuple[FeeSeen, ...]:
    """Return how the service fees on the list of a day stand; one that is not known where the list has none."""
    known = tuple(steps)
    place = FeePlace(law, table, stage_on(known, day), day)
    listed = fees_on(known, day)
    serving = [fee for fee in listed.values() if fee.pays_service]
    if serving:
        return tuple(_judged(place, fee) for fee in serving)
    if not law.guided:
        return (FeeSeen(day, FeeStanding.AGREED),)
    return (FeeSeen(day, FeeStanding.UNKNOWN, why=FeeGap.NO_SERVICE_FEE if listed else FeeGap.NO_LIST),)


def charges_seen(law: FeeLaw, table: FeeTable | None, steps: Iterable[MoneyStep], day: date) -> Iterator[FeeSeen]:
    """Yield every charge of a service fee by a day whose rate lies outside; `number` counts an estate's charges."""
    known = tuple(steps)
    charges = [step for step in known if step.move is MoneyMove.CHARGE]
    for number, step in enumerate(charges, start=1):
        fee = fees_on(known, step.on).get(step.content["fee"])
        if fee is None or not fee.pays_service or step.on > day:
            continue
        place = FeePlace(law, table, stage_on(known, step.on), step.on)
        found = _judged(place, replace(fee, fen=step.content["rate_fen"]))
        if found.standing in OUTSIDE:
            yield replace(found, number=number)


def scope_of(law: FeeLaw, housing: str | None, stage: Stage) -> Scope | None:
    """Return which guided fees hold for housing in a stage; None where fees are agreed."""
    if housing == "affordable" and "affordable" in law.guided:
        return "affordable"
    if housing in ("ordinary", "affordable") and stage == "initial" and "initial" in law.guided:
        return "initial"
    return None


def _judged(place: FeePlace, fee: Fee) -> FeeSeen:
    scope = scope_of(place.law, fee.housing, place.stage)
    if place.law.guided and fee.housing is None:
        return FeeSeen(place.day, FeeStanding.UNKNOWN, fee, FeeGap.NO_HOUSING)
    if scope is None:
        return _by_menu(place, fee) if fee.menu else FeeSeen(place.day, FeeStanding.AGREED, fee)
    band = None
    if place.table is not None and fee.level is not None:
        band = place.table.band_on(place.day, fee.level, scope)
    gaps = (
        (place.version is None, FeeGap.NO_TABLE), (fee.level is None, FeeGap.NO_LEVEL), (band is None, FeeGap.NO_BAND),
        (fee.fen is None, FeeGap.NO_RATE), (unit_of(fee.per) != "m2_month", FeeGap.OTHER_UNIT),
    )  # fmt: skip
    found = FeeSeen(place.day, FeeStanding.UNKNOWN, fee, _first(gaps), scope)
    if band is None:
        return found
    return _between(replace(found, lowest=band.lowest, highest=band.highest))


def _by_menu(place: FeePlace, fee: Fee) -> FeeSeen:
    """Hold a fee that was agreed against the sum of what was chosen; less may always be taken."""
    unit = unit_of(fee.per)
    total = None if place.table is None or unit is None else menu_rate(place.table, fee.menu, place.day, unit)
    gaps = (
        (place.table is None, FeeGap.NO_TABLE), (unit is None, FeeGap.OTHER_UNIT), (total is None, FeeGap.NOT_ON_MENU),
        (fee.fen is None, FeeGap.NO_RATE),
    )  # fmt: skip
    found = FeeSeen(place.day, FeeStanding.UNKNOWN, fee, _first(gaps), by_menu=True)
    return found if total is None else _between(replace(found, lowest=Fraction(0), highest=Fraction(total)))


def _first(gaps: Sequence[tuple[bool, FeeGap]]) -> FeeGap | None:
    return next((why for is_so, why in gaps if is_so), None)


def _between(found: FeeSeen) -> FeeSeen:
    """Return where the rate of a fee lies; as it was where something about it is not known."""
    rate = None if found.fee is None else found.fee.fen
    if found.why is not None or rate is None or found.lowest is None or found.highest is None:
        return found
    if rate > found.highest:
        return replace(found, standing=FeeStanding.ABOVE)
    return replace(found, standing=FeeStanding.BELOW if rate < found.lowest else FeeStanding.WITHIN)
