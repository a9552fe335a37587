"""A closed period stays closed."""

from __future__ import annotations

from datetime import date

import pytest

from bidding.revenue import enter
from bidding.revenue.closing import closing_entry
from models.errors import RefusedError
from tests.builders.money import AT, a_book, posted

JULY = date(2024, 7, 1)


def test_what_was_earned_becomes_surplus_and_what_was_spent_leaves_its_head() -> None:
    """Income less operating costs; upkeep comes out of what is reserved for it."""
    book = posted(a_book(), ("bank", 900), ("income.letting", -900))
    book = posted(book, ("cost.operating", 200), ("bank", -200), kind="pay")
    book = posted(book, ("spent.upkeep", 50), ("bank", -50), kind="pay")
    closed = enter(book, closing_entry(book, JULY, AT, "books-1"))

    assert (closed.balance("surplus"), closed.balance("reserved.upkeep"), closed.balance("bank")) == (700, -50, 650)
    assert closed.balance("income.letting") == closed.balance("cost.operating") == 0
    assert closed.entries[-1].details == {"since": None, "until": "2024-07-01", "income_fen": 900, "cost_fen": 200}


def test_nothing_is_posted_in_it_any_more() -> None:
    """Neither an entry of an earlier day, nor an earlier closing; the first open day is free."""
    book = posted(a_book(), ("bank", 900), ("income.letting", -900))
    closed = enter(book, closing_entry(book, JULY, AT, "books-1"))

    with pytest.raises(RefusedError, match="closed up to 2024-07-01"):
        posted(closed, ("bank", 1), ("income.other", -1), on="2024-06-30")
    assert posted(closed, ("bank", 1), ("income.other", -1), on="2024-07-01").closed_until == JULY


def test_an_empty_period_needs_no_closing() -> None:
    """Nor one that has been closed."""
    with pytest.raises(RefusedError, match="nothing was earned or spent before 2024-07-01"):
        closing_entry(a_book(), JULY, AT, "books-1")
