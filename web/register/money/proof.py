"""An estate's books summed again from the public record alone, and the register's balances held against them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session

from bidding.revenue import Estate
from bidding.revenue.books import EntryKind
from bidding.revenue.proving import Recorded, differences, recorded_books
from models.errors import Problem
from models.ledger.entries import Entry
from models.record.entries import entries_about
from models.record.sources import KeptRecord

__all__ = ["Proof", "proof_of"]


@dataclass(frozen=True, slots=True)
class Proof:
    """The books of an estate as the record has them, and every account in which the register differs."""

    books: tuple[Recorded, ...]
    problems: tuple[Problem, ...]


def proof_of(session: Session, estate: Estate) -> Proof:
    """Return the proof of an estate's books, from the entries of the record that are about it."""
    subject = f"money/{estate.community_id}"
    found = [one for kind in EntryKind for one in entries_about(session, f"money.{kind}", [subject])]
    books = recorded_books(_in_turn(found), KeptRecord(session).blob)
    known = {one.book: one for one in books}
    problems = [problem for one in books for problem in one.problems]
    for book in (estate.common, estate.fund):
        problems += differences(known.get(book.name), book)
    return Proof(books, tuple(problems))


def _in_turn(entries: list[Entry]) -> list[Entry]:
    """Return entries by position; those that wait for one come last, in the order in which they were entered."""
    placed = sorted((one for one in entries if one.position is not None), key=lambda one: one.position or 0)
    waiting = [one for one in entries if one.position is None]
    return [*placed, *sorted(waiting, key=lambda one: (one.facts.get("at", ""), one.facts.get("turn", 0)))]
