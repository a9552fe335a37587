"""Steps of an estate's money."""

from __future__ import annotations

from bidding.revenue import MoneyMove
from bidding.revenue.steps import FUND_MOVES, of_subject
from tests.builders.money import step


def test_the_steps_of_a_subject_are_found_in_order() -> None:
    """Only those of the moves asked for."""
    steps = [
        step("apply", "2024-01-01", "roof"),
        step("apply", "2024-01-02", "lift"),
        step("approve", "2024-01-03", "roof"),
        step("disclose", "2024-01-04", "roof"),
    ]

    assert [one.move for one in of_subject(steps, "roof", FUND_MOVES)] == [MoneyMove.APPLY, MoneyMove.APPROVE]
