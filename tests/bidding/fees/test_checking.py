"""Fees beside their bands."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from bidding.fees.checking import FeeGap, FeeSeen, FeeStanding, charges_seen, scope_of, seen_of
from bidding.fees.laws import law_for
from bidding.revenue import MoneyStep
from bidding.revenue.charges import Fee
from tests.builders.fee_tables import CODE, a_fee_table
from tests.builders.money import step

LAW, TABLE, DAY = law_for(CODE), a_fee_table(), date(2024, 5, 1)
MARKET = law_for("110101")


def _list(fen: int | None = 100, on: str = "2024-02-01", **marks: Any) -> MoneyStep:  # noqa: ANN401 - of the fee
    told = {"per": "平方米·月", "level": "1", "housing": "ordinary"} | marks
    fee = Fee("service", fen, told["per"], fen is None, told["level"], told["housing"], tuple(told.get("menu", ())))
    return step("list_fees", on, fees=[fee.as_content()])


def _one(*steps: MoneyStep, **by: Any) -> FeeSeen:  # noqa: ANN401 - law and table
    (found,) = seen_of(by.get("law", LAW), by.get("table", TABLE), steps, by.get("day", DAY))
    return found


def _assembly(on: str) -> MoneyStep:
    return step("stage", on, role="subdistrict", principal="owners_committee", until="2027-01-01")


@pytest.mark.parametrize(
    ("fen", "standing"),
    [(80, FeeStanding.WITHIN), (120, FeeStanding.WITHIN), (79, FeeStanding.BELOW), (121, FeeStanding.ABOVE)],
)
def test_the_ends_of_a_band_belong_to_it(fen: int, standing: FeeStanding) -> None:
    """1.00 yuan, a fifth up or down."""
    assert _one(_list(fen)).standing is standing


def test_the_band_is_that_of_level_and_housing() -> None:
    """Level 2 may not lie below its fee; affordable housing has its own."""
    assert _one(_list(149, level="2")).standing is FeeStanding.BELOW
    assert _one(_list(100, housing="affordable")).standing is FeeStanding.ABOVE


def test_fees_are_agreed_after_the_initial_stage() -> None:
    """Of ordinary housing; those of affordable housing stay guided."""
    begun = _assembly("2024-03-01")

    assert _one(_list(500), begun).standing is FeeStanding.AGREED
    assert _one(_list(500, housing="affordable"), begun).standing is FeeStanding.ABOVE
    assert _one(_list(500), _assembly("2024-06-01")).standing is FeeStanding.ABOVE


def test_villas_have_agreed_fees() -> None:
    """Other housing is never guided."""
    assert _one(_list(900, housing="other")).standing is FeeStanding.AGREED


def test_nothing_is_guided_where_the_law_leaves_fees_to_the_market() -> None:
    """Whatever the list says or does not say."""
    assert _one(law=MARKET).standing is FeeStanding.AGREED
    assert _one(_list(900, housing=None), law=MARKET).standing is FeeStanding.AGREED


@pytest.mark.parametrize(
    ("marks", "why"),
    [({"level": None}, FeeGap.NO_LEVEL), ({"housing": None}, FeeGap.NO_HOUSING), ({"level": "9"}, FeeGap.NO_BAND),
     ({"fen": None}, FeeGap.NO_RATE), ({"per": "年"}, FeeGap.OTHER_UNIT)],
)  # fmt: skip
def test_what_is_not_told_is_not_guessed(marks: dict[str, Any], why: FeeGap) -> None:
    """A fee without a level, housing, rate or unit is not known, and it says which."""
    found = _one(_list(**marks))

    assert (found.standing, found.why) == (FeeStanding.UNKNOWN, why)


def test_an_estate_without_a_list_or_a_service_fee_is_not_known() -> None:
    """And so is one on a day for which no table holds."""
    parking = step("list_fees", "2024-02-01", fees=[Fee("parking", 100, "月").as_content()])

    assert _one().why is FeeGap.NO_LIST
    assert _one(parking).why is FeeGap.NO_SERVICE_FEE
    assert _one(_list(), table=None).why is FeeGap.NO_TABLE
    assert _one(_list(on="2020-02-01"), day=date(2020, 5, 1)).why is FeeGap.NO_TABLE


def test_a_fee_by_menu_is_at_most_the_sum_of_what_was_chosen() -> None:
    """0.75 yuan for sweeping and a guard, once fees are agreed."""
    begun, menu = _assembly("2024-03-01"), ("sweep", "guard")
    dear, fair = (_one(_list(fen, level=None, menu=menu), begun) for fen in (76, 75))

    assert (dear.standing, dear.by_menu, dear.highest) == (FeeStanding.ABOVE, True, Fraction(75))
    assert fair.standing is FeeStanding.WITHIN
    assert _one(_list(75, level=None, menu=("sauna",)), begun).why is FeeGap.NOT_ON_MENU


def test_a_charge_is_held_against_the_band_of_its_day() -> None:
    """One above it is found with its number, one by the older version is not; later ones are not looked at."""
    taken = (("2023-06-01", 90), ("2024-03-01", 90), ("2024-04-01", 130), ("2024-06-01", 130))
    charges = [step("charge", on, fee="service", rate_fen=rate, fen=rate * 90) for on, rate in taken]
    found = [*charges_seen(LAW, TABLE, [_list(on="2023-01-01"), *charges], DAY)]

    assert [(one.number, one.day, one.standing) for one in found] == [(3, date(2024, 4, 1), FeeStanding.ABOVE)]


def test_affordable_housing_before_an_assembly_is_of_the_initial_stage_where_nothing_else_is_guided() -> None:
    """As in Hangzhou."""
    hangzhou = law_for("330102")

    assert scope_of(hangzhou, "affordable", "initial") == "initial"
    assert scope_of(hangzhou, "affordable", "assembly") is None
