"""Statements follow from the entries."""

from __future__ import annotations

from datetime import date

from bidding.revenue import enter, statement
from bidding.revenue.closing import closing_entry
from bidding.revenue.statements import budget_of
from tests.builders.money import AT, a_book, posted, step

JANUARY, JULY = date(2024, 1, 1), date(2024, 7, 1)


def test_a_statement_tells_what_came_in_and_went_out() -> None:
    """Opening and moved give closing for what stays; a closing leaves income and costs of the period as they were."""
    book = posted(a_book(), ("bank", 100), ("income.other", -100), on="2023-12-31")
    book = posted(book, ("bank", 900), ("income.letting", -900))
    book = posted(book, ("cost.operating", 200), ("bank", -200), kind="pay")
    book = enter(book, closing_entry(book, JULY, AT, "books-1"))
    told = statement(book, JANUARY, JULY, {"spent.audit": 50})
    lines = {line.account: line for line in told.lines}

    assert (lines["bank"].opening_fen, lines["bank"].moved_fen, lines["bank"].closing_fen) == (100, 700, 800)
    assert (told.total("income"), told.total("cost")) == (900, 200)
    assert lines["spent.audit"].budget_fen == 50


def test_entries_without_a_receipt_are_named() -> None:
    """By their number."""
    book = posted(a_book(), ("bank", 100), ("income.other", -100), receipts=())

    assert statement(book, JANUARY, JULY).without_receipt == (1,)


def test_the_newest_budget_of_a_year_holds() -> None:
    """Another year's does not."""
    steps = [step("budget", "2024-01-02", year=year, accounts={"spent.audit": fen})
             for year, fen in ((2024, 1), (2024, 2), (2025, 3))]  # fmt: skip

    assert (budget_of(steps, 2024), budget_of(steps, 2023)) == ({"spent.audit": 2}, {})
