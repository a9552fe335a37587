"""What an index makes of guided fees."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from bidding.fees.indexing import proposal
from tests.builders.fee_tables import a_fee_table

DAY = date(2024, 7, 1)


def _index(weight: str = "100%", **readings: str) -> dict[str, object]:
    both = {"zh": "指数", "en": "index"}
    months = {month.replace("m", "").replace("_", "-"): value for month, value in readings.items()}
    return {"title": both, "weight": weight, "least": "3%", "basis": {"choice": "ours"}, "readings": months}


def test_fees_rise_as_the_index_did() -> None:
    """By 5 % from the month before the version began, rounded half up to the fen."""
    found = proposal(a_fee_table(), DAY)

    assert found is not None
    assert (found.base, found.newest, found.change, found.reached) == ("2023-12", "2024-06", Fraction(1, 20), True)
    assert [(one.band.fen, one.fen) for one in found.moved] == [(100, 105), (150, 158), (50, 53)]


def test_only_the_part_that_moves_moves() -> None:
    """Half of a fee with a weight of 50 %."""
    found = proposal(a_fee_table(index=_index("50%", m2023_12="100", m2024_06="110")), DAY)

    assert found is not None
    assert [one.fen for one in found.moved] == [105, 158, 53]


def test_a_small_change_is_told_and_not_reached() -> None:
    """2.9 %, up and down."""
    for newest in ("102.9", "97.1"):
        found = proposal(a_fee_table(index=_index(m2023_12="100", m2024_06=newest)), DAY)
        assert found is not None
        assert not found.reached


def test_readings_that_are_not_known_yet_do_not_count() -> None:
    """A day in May knows nothing of June."""
    found = proposal(a_fee_table(), date(2024, 5, 31))

    assert found is not None
    assert (found.newest, found.change) == ("2023-12", Fraction(0))


def test_nothing_is_proposed_without_an_index_a_version_or_a_base() -> None:
    """No index; nothing in force; no reading by the month in which the version began."""
    assert proposal(a_fee_table(index=None), DAY) is None
    assert proposal(a_fee_table(), date(2020, 1, 1)) is None
    assert proposal(a_fee_table(index=_index(m2024_06="100")), DAY) is None
