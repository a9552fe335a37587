"""Closing a period: what was earned goes to the surplus, what was spent comes out of what had been allocated to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bidding.revenue.books import Book, BookEntry, EntryKind, Posting, Voucher, next_entry
from models.errors import Problem, RefusedError

__all__ = ["closing_entry"]

_ONE_DAY = timedelta(days=1)


def closing_entry(book: Book, until: date, at: datetime, by: str) -> BookEntry:
    """Return the entry that closes the days since the last closing up to `until`, which stays open.

    Raises RefusedError where nothing was earned or spent in them: then there is nothing to close.
    """
    since = book.closed_until
    totals = book.totals(since, until)
    earned = {name: fen for name, fen in totals.items() if name.startswith(("income.", "cost."))}
    spent = {name: fen for name, fen in totals.items() if name.startswith("spent.")}
    if not earned and not spent:
        what = f"nothing was earned or spent before {until} that is not closed"
        raise RefusedError(Problem(f"closing {book.community_id}", what, "Close a later day, or post what is missing."))
    income = -sum(fen for name, fen in earned.items() if name.startswith("income."))
    cost = sum(fen for name, fen in earned.items() if name.startswith("cost."))
    details = {
        "since": None if since is None else since.isoformat(), "until": until.isoformat(),
        "income_fen": income, "cost_fen": cost,
    }  # fmt: skip
    voucher = Voucher(until - _ONE_DAY, at, by, "结账 closing", details=details)
    return next_entry(book, EntryKind.CLOSE, voucher, _postings(earned, spent))


def _postings(earned: dict[str, int], spent: dict[str, int]) -> Iterator[Posting]:
    for name, fen in (earned | spent).items():
        yield Posting(name, -fen)
    if sum(earned.values()):
        yield Posting("surplus", sum(earned.values()))
    for name, fen in spent.items():
        yield Posting(name.replace("spent.", "reserved."), fen)
