"""Who must not meet."""

from __future__ import annotations

from datetime import date

import pytest

from credit.inspections.conflicts import Interest, barred_pairs
from models.errors import InputError
from tests.builders.inspections import a_rule

RULES = a_rule().programme.conflicts
SERVED = {"X1": "C1", "X2": "C1", "X3": "C2", "X4": None}
DAY = date(2026, 3, 2)


def test_an_interest_bars_at_every_estate_of_the_company() -> None:
    """And at no other."""
    found = barred_pairs([Interest("I1", "C1", "family")], SERVED, RULES, DAY)

    assert found == {("I1", "X1"), ("I1", "X2")}


@pytest.mark.parametrize(("left", "bars"), [(date(2023, 3, 3), True), (date(2023, 3, 2), False)])
def test_a_former_employee_is_barred_for_three_years(left: date, *, bars: bool) -> None:
    """Half-open: on the day three years after, it is over."""
    assert bool(barred_pairs([Interest("I1", "C2", "employed", left)], SERVED, RULES, DAY)) is bars


def test_shares_that_were_sold_bar_no_longer() -> None:
    """Where the programme gives no time after the end, the end is the end."""
    assert not barred_pairs([Interest("I1", "C1", "shareholder", DAY)], SERVED, RULES, DAY)


def test_a_relation_that_no_rule_names_is_refused() -> None:
    """Or it would bar nobody, unseen."""
    with pytest.raises(InputError, match="'friend' is no relation"):
        barred_pairs([Interest("I1", "C1", "friend")], SERVED, RULES, DAY)
