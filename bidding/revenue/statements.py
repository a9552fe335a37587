"""Statements of a book: what came in and went out in a period, by account, against the budget, derived from entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bidding.revenue.books import Book, EntryKind
from bidding.revenue.chart import AccountKind, chart_of
from bidding.revenue.steps import MoneyMove, MoneyStep

__all__ = ["Statement", "StatementLine", "budget_of", "statement"]


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One account, in fen, above 0 where it stands as its kind should: opening + moved = closing.

    Closings of a period are left out of `moved`: for income and costs it is what came in and went out.
    """

    account: str
    kind: AccountKind
    opening_fen: int
    moved_fen: int
    closing_fen: int
    budget_fen: int | None


@dataclass(frozen=True, slots=True)
class Statement:
    """The accounts of the days `since <= day < until`, with entries and how many of them have no receipt."""

    community_id: str
    book: str
    since: date
    until: date
    lines: tuple[StatementLine, ...]
    entries: int
    without_receipt: tuple[int, ...]

    def total(self, kind: AccountKind) -> int:
        """Return what moved on all accounts of a kind, in fen."""
        return sum(line.moved_fen for line in self.lines if line.kind == kind)


def statement(book: Book, since: date, until: date, budget: Mapping[str, int] | None = None) -> Statement:
    """Return the statement of a period; accounts that neither stand at anything nor moved are left out."""
    entries = [entry for entry in book.between(since, until) if entry.kind is not EntryKind.CLOSE]
    moved: dict[str, int] = {}
    for entry in entries:
        for posting in entry.postings:
            moved[posting.account] = moved.get(posting.account, 0) + posting.fen
    opening, closing, planned = book.totals(until=since), book.totals(until=until), budget or {}
    names = sorted({*opening, *closing, *planned, *(name for name, fen in moved.items() if fen)})
    lines = tuple(_line(book, name, (opening, moved, closing), planned.get(name)) for name in names)
    bare = tuple(entry.number for entry in entries if not entry.receipts and entry.kind in _WITH_RECEIPTS)
    return Statement(book.community_id, book.name, since, until, lines, len(entries), bare)


def budget_of(steps: Iterable[MoneyStep], year: int) -> dict[str, int]:
    """Return account -> fen of the newest budget of a year; nothing where there is none."""
    found = [step.content["accounts"] for step in steps
             if step.move is MoneyMove.BUDGET and step.content["year"] == year]  # fmt: skip
    return dict(found[-1]) if found else {}


_WITH_RECEIPTS = frozenset({EntryKind.POST, EntryKind.PAY})


def _line(
    book: Book, name: str, totals: tuple[Mapping[str, int], Mapping[str, int], Mapping[str, int]], budget: int | None
) -> StatementLine:
    account = chart_of(book.name).find(name)
    kind: AccountKind = "asset" if account is None else account.kind
    sign = 1 if account is None else account.sign
    opening, moved, closing = (sign * one.get(name, 0) for one in totals)
    return StatementLine(name, kind, opening, moved, closing, budget)
