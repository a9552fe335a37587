"""Balances derived from the public record alone, so that anybody can hold an estate's books against them.

Each entry of a book is on record with its postings as lines of canonical JSON; they are summed again here, from a
database or from an exported folder alike.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from bidding.revenue.amounts import yuan
from bidding.revenue.books import Book, EntryKind
from models.errors import Problem
from models.ledger.entries import Entry

__all__ = ["Recorded", "differences", "recorded_books"]

_ACTS: Final = frozenset(f"money.{kind}" for kind in EntryKind)
Blob = Callable[[str], bytes | None]
"""Digest -> the attachment, None where it is missing."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A book as the public record has it: account -> fen, how many entries, and what in them is wrong."""

    community_id: str
    book: str
    totals: Mapping[str, int]
    entries: int
    problems: tuple[Problem, ...]


def recorded_books(entries: Iterable[Entry], blob: Blob) -> tuple[Recorded, ...]:
    """Return every book on record, by community and name, each entry checked to balance and to come in its turn."""
    totals: dict[tuple[str, str], dict[str, int]] = {}
    numbers: dict[tuple[str, str], int] = {}
    problems: dict[tuple[str, str], list[Problem]] = {}
    for entry in entries:
        if entry.type not in _ACTS or entry.content is None:
            continue
        head, postings = _read(entry, blob)
        key = head.get("community_id", entry.subject), head.get("book", "")
        numbers[key] = numbers.get(key, 0) + 1
        problems.setdefault(key, []).extend(_wrong(head, postings, numbers[key]))
        account = totals.setdefault(key, {})
        for posting in postings:
            account[posting["account"]] = account.get(posting["account"], 0) + posting["fen"]
    return tuple(
        Recorded(*key, {name: fen for name, fen in sorted(totals[key].items()) if fen}, count, tuple(problems[key]))
        for key, count in sorted(numbers.items())
    )


def differences(recorded: Recorded | None, book: Book) -> Iterator[Problem]:
    """Yield every account whose balance in a book is not the one that the record gives."""
    there, own = {} if recorded is None else recorded.totals, book.totals()
    count = 0 if recorded is None else recorded.entries
    where = f"{book.community_id}/{book.name}"
    if count != len(book.entries):
        yield Problem(where, f"{len(book.entries)} entries, and {count} on record", "Run: wuxin log verify")
    for name in sorted({*there, *own}):
        if there.get(name, 0) != own.get(name, 0):
            what = f"{yuan(own.get(name, 0))} in the book, {yuan(there.get(name, 0))} yuan on record"
            yield Problem(f"{where} {name}", what, "Run: wuxin log verify")


def _read(entry: Entry, blob: Blob) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    parts = entry.facts["parts"]
    rows = {name: [json.loads(line) for line in (blob(parts[name]["digest"]) or b"").splitlines()]
            for name in ("entry", "postings")}  # fmt: skip
    return (rows["entry"] or [{}])[0], rows["postings"]


def _wrong(head: Mapping[str, Any], postings: Iterable[Mapping[str, Any]], number: int) -> Iterator[Problem]:
    where = str(head.get("id", "an entry that is missing"))
    total = sum(posting["fen"] for posting in postings)
    if total:
        yield Problem(where, f"debits and credits differ by {yuan(abs(total))} yuan", "Keep this copy as evidence.")
    if head.get("number") != number:
        yield Problem(where, f"entry {number} comes next", "Keep this copy as evidence.")
