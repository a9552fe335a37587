"""Reconciliation tells every line and every posting once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidding.revenue import BankLine, Book, Match, enter, reconcile
from bidding.revenue.books import EntryKind, corrected, next_entry
from bidding.revenue.reconciling import bank_moves, check_match
from models.errors import RefusedError
from tests.builders.money import a_book, posted, voucher

DAY = date(2024, 3, 1)
MOVES = st.lists(st.tuples(st.integers(0, 9), st.sampled_from([-3, -1, 1, 2, 3])), max_size=12)


def _lines(*moves: tuple[int, int]) -> list[BankLine]:
    return [BankLine(f"m/{n}", DAY + timedelta(days), fen, "", "", None) for n, (days, fen) in enumerate(moves, 1)]


def _book(*moves: tuple[int, int]) -> Book:
    book = a_book()
    for days, fen in moves:
        book = posted(book, ("bank", fen), ("income.other", -fen), on=str(DAY + timedelta(days)))
    return book


@given(MOVES, MOVES, st.integers(0, 12))
def test_nothing_is_ever_lost(bank: list[tuple[int, int]], own: list[tuple[int, int]], number: int) -> None:
    """Each stands in exactly one place, and the balances differ by what is left over."""
    book, lines = _book(*own), _lines(*bank)
    if 0 < number <= len(own):
        book = enter(book, next_entry(book, EntryKind.CORRECT, voucher(corrects=number), corrected(book, number)))
    found = reconcile(book, lines, [], within=2)
    told_lines = [one for match in found.matches for one in match.lines] + [line.id for line in found.bank_only]
    told_moves = [one for match in found.matches for one in match.entries] + [move.entry for move in found.book_only]

    assert sorted(told_lines) == sorted(line.id for line in lines)
    assert sorted([*told_moves, *found.cancelled]) == [move.entry for move in bank_moves(book)]
    only = sum(move.fen for move in found.book_only) - sum(line.fen for line in found.bank_only)
    assert found.book_fen == found.bank_fen + only


def test_equal_amounts_are_matched_nearest_first() -> None:
    """Two rents of one amount find each other by their days, and none that is too far."""
    found = reconcile(_book((0, 5), (4, 5), (20, 7)), _lines((3, 5), (0, 5), (0, 7)), [], within=5)

    assert {match.lines: match.entries for match in found.matches} == {("m/2",): (1,), ("m/1",): (2,)}
    assert ([line.id for line in found.bank_only], [move.entry for move in found.book_only]) == (["m/3"], [3])
    assert not found.agrees


def test_a_person_matches_one_line_with_several_entries() -> None:
    """The sums are equal; nothing is used twice."""
    book, lines = _book((0, 2), (9, 3)), _lines((9, 5))
    match = Match(("m/1",), (1, 2), by_hand=True)
    check_match(book, lines, match, [])

    assert reconcile(book, lines, [match], within=0).agrees
    with pytest.raises(RefusedError, match="matched already"):
        check_match(book, lines, match, [match])


@pytest.mark.parametrize(
    ("match", "why"),
    [
        (Match(("m/1",), (1,), by_hand=True), r"the bank moved 0\.05, and the book 0\.02 yuan"),
        (Match(("m/9",), (1,), by_hand=True), "line m/9: it is not there"),
        (Match(("m/1",), (1, 1), by_hand=True), "one is named twice"),
    ],
)
def test_what_cannot_be_the_same_money_is_refused(match: Match, why: str) -> None:
    """Sums that differ, lines that are not there, an entry named twice."""
    with pytest.raises(RefusedError, match=why):
        check_match(_book((0, 2)), _lines((0, 5)), match, [])
