"""The fee table of an invented city."""

from __future__ import annotations

from datetime import date

import pytest

from bidding.fees import law_for, read_fee_table, review_due
from bidding.fees.indexing import proposal
from bidding.fees.table_shapes import FeeTable
from synthetic_data import fee_table_text


def _table(day: date) -> FeeTable:
    return read_fee_table(fee_table_text("371082", day).encode(), "demo.yaml")


def test_it_says_of_every_number_that_it_was_made_up() -> None:
    """A draft, whose bases are all choices for the demonstration."""
    table = _table(date(2024, 7, 15))
    bases = [one.basis for one in table.levels.values()]
    bases += [one.basis for one in table.versions] + [one.basis for one in table.menu.values()]

    assert table.status.state == "draft"
    assert all(one.choice is not None and "demonstration" in one.choice.en for one in bases)


@pytest.mark.parametrize("day", [date(2024, 7, 15), date(2024, 12, 31), date(2024, 1, 1), date(2024, 2, 29)])
def test_its_next_evaluation_is_near_and_its_index_has_moved(day: date) -> None:
    """Within a month or so of any day, so that the demo has something to tell."""
    due, proposed = review_due(law_for("371082"), _table(day), day), proposal(_table(day), day)

    assert due is not None
    assert 0 < (due.due_on - day).days <= 31
    assert proposed is not None
    assert proposed.reached
