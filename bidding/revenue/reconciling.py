"""Reconciliation (对账) of the bank's lines with the book: what agrees, and what stands on one side alone.

Every bank line and every posting on the bank account is told exactly once: matched, cancelled by a correction, or left
over. The book's balance is the bank's plus what only the book has, less what only the bank has.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bidding.revenue.amounts import yuan
from bidding.revenue.bank_statements import BankLine
from bidding.revenue.books import Book
from models.errors import Problem, RefusedError

__all__ = ["BookMove", "Match", "Reconciled", "bank_moves", "check_match", "reconcile"]


@dataclass(frozen=True, slots=True)
class BookMove:
    """What an entry moved on the bank account, in fen."""

    entry: int
    on: date
    fen: int
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """Bank lines and entries that are the same money; `by_hand` where a person said so."""

    lines: tuple[str, ...]
    entries: tuple[int, ...]
    by_hand: bool


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What agrees, what corrections cancel, and what is left on either side; balances in fen."""

    matches: tuple[Match, ...]
    cancelled: tuple[int, ...]
    bank_only: tuple[BankLine, ...]
    book_only: tuple[BookMove, ...]
    bank_fen: int
    book_fen: int

    @property
    def agrees(self) -> bool:
        """Whether nothing is left over on either side."""
        return not self.bank_only and not self.book_only


def bank_moves(book: Book, until: date | None = None) -> tuple[BookMove, ...]:
    """Return what each entry before a day moved on the bank account."""
    moves = (
        BookMove(entry.number, entry.on, sum(one.fen for one in entry.postings if one.account == "bank"), entry.text)
        for entry in book.between(None, until)
    )
    return tuple(move for move in moves if move.fen)


def reconcile(
    book: Book, lines: Sequence[BankLine], by_hand: Iterable[Match], within: int, until: date | None = None
) -> Reconciled:  # fmt: skip
    """Return the reconciliation: matches by hand, then equal amounts up to `within` days apart, nearest first.

    `until`: only what lies before a day is told, matched or not.
    """
    moves, said = {move.entry: move for move in bank_moves(book, until)}, tuple(by_hand)
    lines = [line for line in lines if until is None or line.on < until]
    cancelled = [number for pair in book.corrected.items() for number in pair if set(pair) <= moves.keys()]
    taken_lines = {line for match in said for line in match.lines}
    taken_moves = {number for match in said for number in match.entries}
    cancelled = [number for number in cancelled if not taken_moves & set(_pair(book, number))]
    left_lines = [line for line in lines if line.id not in taken_lines]
    left_moves = [move for number, move in moves.items() if number not in {*taken_moves, *cancelled}]
    found = _nearest(left_lines, left_moves, within)
    return Reconciled(
        (*said, *(Match((line,), (entry,), by_hand=False) for line, entry in found.items())),
        tuple(sorted(cancelled)),
        tuple(line for line in left_lines if line.id not in found),
        tuple(move for move in left_moves if move.entry not in found.values()),
        sum(line.fen for line in lines),
        sum(move.fen for move in moves.values()),
    )


def check_match(book: Book, lines: Sequence[BankLine], match: Match, earlier: Iterable[Match]) -> None:
    """Raise RefusedError with every reason why lines and entries cannot be the same money."""
    by_line, by_entry = {line.id: line for line in lines}, {move.entry: move for move in bank_moves(book)}
    taken_lines = {line for one in earlier for line in one.lines}
    taken_entries = {entry for one in earlier for entry in one.entries}
    problems = [
        *_unknown("line", match.lines, by_line, taken_lines), *_unknown("entry", match.entries, by_entry, taken_entries)
    ]  # fmt: skip
    if not problems:
        bank, own = sum(by_line[one].fen for one in match.lines), sum(by_entry[one].fen for one in match.entries)
        if bank != own or not match.lines:
            what = f"the bank moved {yuan(bank)}, and the book {yuan(own)} yuan"
            problems = [Problem("match", what, "Name all lines and entries that belong together.")]
    if problems:
        raise RefusedError(problems)


def _unknown(kind: str, named: Sequence[object], known: Collection[object], taken: Collection[object]) -> list[Problem]:
    absent = [f"{kind} {one}" for one in named if one not in known]
    again = [f"{kind} {one}" for one in named if one in taken]
    found = [
        Problem(one, "it is not there, or moves nothing at the bank", "See: wuxin money reconcile") for one in absent
    ]
    found += [Problem(one, "it is matched already", "Leave it out.") for one in again]
    twice = len(set(named)) < len(named)
    return [*found, *([Problem(kind, "one is named twice", "Name each once.")] if twice else [])]


def _pair(book: Book, number: int) -> tuple[int, int]:
    corrects = book.entries[number - 1].corrects
    return (corrects, number) if corrects is not None else (number, book.corrected[number])


def _nearest(lines: Sequence[BankLine], moves: Sequence[BookMove], within: int) -> dict[str, int]:
    """Return line -> entry, pairs with the least days between them first, then in the order of both."""
    by_amount: dict[int, list[BookMove]] = {}
    for move in moves:
        by_amount.setdefault(move.fen, []).append(move)
    near = sorted(
        (abs((line.on - move.on).days), order, place, line.id, move.entry)
        for order, line in enumerate(lines)
        for place, move in enumerate(by_amount.get(line.fen, ()))
        if abs((line.on - move.on).days) <= within
    )
    found: dict[str, int] = {}
    used: set[int] = set()
    for _, _, _, line, entry in near:
        if line not in found and entry not in used:
            found[line] = entry
            used.add(entry)
    return found
