"""Preliminary tenders beside the bands of all levels."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from bidding.fees.checking import FeeStanding
from bidding.fees.tendered import lots_outside
from bidding.fees.wording import lot_problem
from bidding.notices import Notice
from tests.builders.fee_tables import CODE, a_fee_table
from tests.builders.notices import a_notice, notice_json

DAY = date(2024, 5, 1)


def _notice(rate: int, **changes: object) -> Notice:
    """Return a notice whose ceiling is so many fen for a square metre and month."""
    (lot,) = notice_json()["lots"]
    lot |= {"area_m2": 1000, "months": 10, "estimate_fen": rate * 5000, "ceiling_fen": rate * 10_000}
    return a_notice(**{"jurisdiction": CODE, "lots": [lot], **changes})


@pytest.mark.parametrize(
    ("rate", "standings"), [(80, []), (172, []), (79, [FeeStanding.BELOW]), (173, [FeeStanding.ABOVE])]
)
def test_only_what_no_level_would_hold_is_found(rate: int, standings: list[FeeStanding]) -> None:
    """Level 1 begins at 0.80, level 2 ends at 1.725 yuan."""
    assert [one.standing for one in lots_outside(_notice(rate), a_fee_table(), DAY)] == standings


def test_the_finding_names_the_bands_and_the_remedy() -> None:
    """With the article of the place."""
    (found,) = lots_outside(_notice(200), a_fee_table(), DAY)

    assert (found.rate, found.highest) == (Fraction(200), Fraction(345, 2))
    assert "2.00 yuan for a m² and month lies above 0.80 to 1.72, all bands. Amend the notice; Shandong" in str(
        lot_problem(found)
    )


def test_what_is_not_guided_or_not_told_is_not_judged() -> None:
    """Another city, another kind, no housing, no floor area, no fees of the day."""
    (lot,) = notice_json()["lots"]
    others = [
        _notice(900, jurisdiction="330681"), _notice(900, jurisdiction="110101"), _notice(900, residential=False),
        _notice(900, lots=[lot | {"area_m2": 0}]),
    ]  # fmt: skip

    assert not any([*lots_outside(one, a_fee_table(), DAY)] for one in others)
    assert not [*lots_outside(_notice(900), a_fee_table(), date(2020, 1, 1))]
    assert not [*lots_outside(_notice(900), a_fee_table(versions=[]), DAY)]
