"""An estate's books (账簿): double entry in integer fen; nothing is changed or deleted, a correction is a new entry.

Balances of any day follow from the entries. A correction names what it corrects and takes back all of its postings;
what should have been there is then posted anew.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, Final

from bidding.revenue.amounts import yuan
from bidding.revenue.chart import BookName, chart_of
from models.errors import Problem, RefusedError
from models.values.moments import shanghai_date

__all__ = ["Book", "BookEntry", "EntryKind", "Posting", "Voucher", "corrected", "enter", "entry_problems", "next_entry"]

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


class EntryKind(StrEnum):
    """Why an entry was made."""

    POST = "post"
    PAY = "pay"
    CORRECT = "correct"
    ALLOCATE = "allocate"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Posting:
    """An amount on an account, in fen: above 0 on its debit side (借), below 0 on its credit side (贷)."""

    account: str
    fen: int


@dataclass(frozen=True, slots=True)
class Voucher:
    """What an entry says beside its postings (记账凭证): its day, when and by whom it was recorded, what it is for."""

    on: date
    at: datetime
    by: str
    text: str
    receipts: tuple[str, ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)
    corrects: int | None = None


@dataclass(frozen=True, slots=True)
class BookEntry:
    """One entry (分录): its postings add up to 0. `on` is the day it happened, `at` when it was recorded.

    `receipts` are SHA-256 of vouchers, in hex; `corrects` the number of the entry that it takes back; `details` plain
    values with a canonical form: the head of a budget, the authority of a payment, how an allocation was computed.
    """

    number: int
    kind: EntryKind
    on: date
    at: datetime
    by: str
    text: str
    postings: tuple[Posting, ...]
    receipts: tuple[str, ...] = ()
    corrects: int | None = None
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def debits_fen(self) -> int:
        """The sum of its debit side, which is that of its credit side."""
        return sum(posting.fen for posting in self.postings if posting.fen > 0)


@dataclass(frozen=True)
class Book:
    """A book and its entries in order, never changed."""

    community_id: str
    name: BookName
    entries: tuple[BookEntry, ...] = ()

    @cached_property
    def corrected(self) -> Mapping[int, int]:
        """Entry -> the entry that took it back."""
        return {entry.corrects: entry.number for entry in self.entries if entry.corrects is not None}

    @cached_property
    def closed_until(self) -> date | None:
        """The first day that is open again, None before a period was closed."""
        ends = [date.fromisoformat(entry.details["until"]) for entry in self.entries if entry.kind is EntryKind.CLOSE]
        return max(ends, default=None)

    def between(self, since: date | None, until: date | None) -> Iterator[BookEntry]:
        """Yield the entries of the days `since <= day < until`."""
        for entry in self.entries:
            if (since is None or since <= entry.on) and (until is None or entry.on < until):
                yield entry

    def totals(self, since: date | None = None, until: date | None = None) -> dict[str, int]:
        """Return account -> debits less credits of the days `since <= day < until`, in fen; accounts at 0 left out."""
        return _totals(self.between(since, until))

    def balance(self, account: str, until: date | None = None) -> int:
        """Return the balance of an account before a day (now, without one), above 0 where it stands as it should."""
        found = chart_of(self.name).find(account)
        sign = 1 if found is None else found.sign
        return sign * self.totals(until=until).get(account, 0)


def enter(book: Book, entry: BookEntry) -> Book:
    """Return the book with one more entry. Raises RefusedError with every reason why it may not be made."""
    if problems := entry_problems(book, entry):
        raise RefusedError(problems)
    return replace(book, entries=(*book.entries, entry))


def next_entry(book: Book, kind: EntryKind, voucher: Voucher, postings: Iterable[Posting]) -> BookEntry:
    """Return the entry that would come next in a book; `enter` says whether it may."""
    told = (voucher.on, voucher.at, voucher.by, voucher.text)
    more = (voucher.receipts, voucher.corrects, voucher.details)
    return BookEntry(len(book.entries) + 1, kind, *told, tuple(postings), *more)


def entry_problems(book: Book, entry: BookEntry) -> list[Problem]:
    """Return every reason why an entry cannot follow those before it."""
    form = [*_form(book, entry), *_accounts(book, entry), *_spending(entry)]
    return [*form, *_period(book, entry), *_correction(book, entry)]


def corrected(book: Book, number: int) -> tuple[Posting, ...]:
    """Return the postings that take an entry back. Raises RefusedError where there is none, or it was taken back."""
    problems = _cannot_correct(book, number)
    if problems:
        raise RefusedError(problems)
    return tuple(Posting(one.account, -one.fen) for one in book.entries[number - 1].postings)


def _form(book: Book, entry: BookEntry) -> Iterator[Problem]:
    total = sum(posting.fen for posting in entry.postings)
    wrong = [digest for digest in entry.receipts if not _DIGEST.fullmatch(digest)]
    checks = (
        (total != 0, f"debits and credits differ by {yuan(abs(total))} yuan", "Correct an amount: both are equal."),
        (len(entry.postings) < 2, "it has fewer than two postings", "Say from which account to which."),  # noqa: PLR2004
        (any(posting.fen == 0 for posting in entry.postings), "a posting is of 0", "Leave it out."),
        (not entry.text.strip(), "it does not say what it is for", "Say it in words."),
        (entry.number != len(book.entries) + 1, f"entry {len(book.entries) + 1} comes next", "Look at the book again."),
        (bool(wrong), f"no SHA-256: {', '.join(wrong)}", "Give the receipt's digest in hex."),
        (entry.kind is EntryKind.PAY and not entry.receipts, "no receipt is attached", "Attach it: --receipt FILE"),
    )
    where = f"entry {entry.number}"
    return (Problem(where, what, remedy) for bad, what, remedy in checks if bad)


def _accounts(book: Book, entry: BookEntry) -> Iterator[Problem]:
    chart = chart_of(book.name)
    for name in sorted({posting.account for posting in entry.postings}):
        if chart.find(name) is None:
            below = f", {chart.units}/UNIT" if chart.units else ""
            known = ", ".join(one for one in chart.accounts if one != chart.units) + below
            yield Problem(f"account {name}", f"the book {book.name} has none of this name", f"Take one of {known}.")


def _spending(entry: BookEntry) -> Iterator[Problem]:
    """Yield why a plain entry may not spend what is the owners': that takes a payment, which has its authority."""
    if entry.kind is not EntryKind.POST:
        return
    for posting in entry.postings:
        if posting.fen > 0 and posting.account.startswith(("spent.", "reserved.", "surplus")):
            what = "a plain entry would spend the owners' money"
            yield Problem(f"account {posting.account}", what, "Pay it, with its authority: wuxin money pay")


def _period(book: Book, entry: BookEntry) -> Iterator[Problem]:
    closed = book.closed_until
    if closed is not None and entry.on < closed:
        what = f"the books are closed up to {closed} (exclusive), and it is of {entry.on}"
        yield Problem(f"entry {entry.number}", what, f"Post it on {closed} or later; a correction too.")
    if entry.on > _recorded_on(entry):
        what = f"it is of {entry.on}, which has not come"
        yield Problem(f"entry {entry.number}", what, "Post it when it has happened.")


def _correction(book: Book, entry: BookEntry) -> list[Problem]:
    if (entry.kind is EntryKind.CORRECT) != (entry.corrects is not None):
        return [Problem(f"entry {entry.number}", "a correction, and only one, names what it corrects", "Name it.")]
    if entry.corrects is None:
        return []
    problems = _cannot_correct(book, entry.corrects)
    if not problems and _totals([entry, book.entries[entry.corrects - 1]]):
        what = f"it does not take back exactly what entry {entry.corrects} says"
        problems = [Problem(f"entry {entry.number}", what, "Take all of it back, then post what is right.")]
    return problems


def _cannot_correct(book: Book, number: int) -> list[Problem]:
    where = f"entry {number}"
    if not 0 < number <= len(book.entries):
        return [Problem(where, f"the book {book.name} has {len(book.entries)} entries", "Name one of them.")]
    kind, by = book.entries[number - 1].kind, book.corrected.get(number)
    checks = (
        (by is not None, f"entry {by} took it back", "Post what is right as a new entry."),
        (kind is EntryKind.CORRECT, "it is a correction itself", "Post what is right as a new entry."),
        (kind is EntryKind.CLOSE, "a closed period stays closed", "Post a correction in the open period."),
    )
    return [Problem(where, what, remedy) for bad, what, remedy in checks if bad]


def _recorded_on(entry: BookEntry) -> date:
    return shanghai_date(entry.at)


def _totals(entries: Iterable[BookEntry]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for entry in entries:
        for posting in entry.postings:
            found[posting.account] += posting.fen
    return {account: fen for account, fen in sorted(found.items()) if fen}
