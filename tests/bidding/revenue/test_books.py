"""Books always balance, and nothing in them changes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidding.revenue import Book, Posting, corrected, enter
from bidding.revenue.books import EntryKind, entry_problems, next_entry
from bidding.revenue.chart import chart_of
from models.errors import RefusedError
from tests.builders.money import DIGEST, a_book, posted, voucher

ACCOUNTS = st.sampled_from(sorted(chart_of("common").accounts))
AMOUNTS = st.lists(st.tuples(ACCOUNTS, st.integers(-(10**9), 10**9)), min_size=1, max_size=5)


def _why(book: Book, *amounts: tuple[str, int], kind: str = "post", **changes: Any) -> str:  # noqa: ANN401 - fields
    postings = [Posting(account, fen) for account, fen in amounts]
    with pytest.raises(RefusedError) as caught:
        enter(book, next_entry(book, EntryKind(kind), voucher(**changes), postings))
    return str(caught.value)


@given(st.lists(AMOUNTS, max_size=6), st.data())
def test_a_book_always_balances(tried: list[list[tuple[str, int]]], data: st.DataObject) -> None:
    """Whatever is tried, what is entered adds up to 0, and so do all balances, after corrections too."""
    book = a_book()
    for amounts in tried:
        entry = next_entry(book, EntryKind.POST, voucher(), [Posting(account, fen) for account, fen in amounts])
        if not entry_problems(book, entry):
            book = enter(book, entry)
    if book.entries:
        number = data.draw(st.integers(1, len(book.entries)))
        change = next_entry(book, EntryKind.CORRECT, voucher(corrects=number), corrected(book, number))
        book = enter(book, change)

    assert all(sum(one.fen for one in entry.postings) == 0 for entry in book.entries)
    assert sum(book.totals().values()) == 0


def test_an_unbalanced_entry_hears_every_reason() -> None:
    """The difference, the missing words, the unknown account and the missing receipt at once."""
    told = _why(a_book(), ("bank", 100), ("till", -90), kind="pay", text=" ", receipts=())

    assert "debits and credits differ by 0.10 yuan" in told
    assert "what it is for" in told
    assert "has none of this name" in told
    assert "no receipt is attached" in told


@pytest.mark.parametrize(
    ("amounts", "changes", "why"),
    [
        ([("bank", 0), ("cash", 0)], {}, "a posting is of 0"),
        ([("bank", 1)], {}, "fewer than two postings"),
        ([("bank", 1), ("cash", -1)], {"receipts": ("ab",)}, "no SHA-256: ab"),
        ([("bank", 1), ("cash", -1)], {"on": "2025-06-02"}, "which has not come"),
        ([("bank", 1), ("cash", -1)], {"corrects": 1}, "names what it corrects"),
    ],
)
def test_other_faults_are_told(amounts: list[tuple[str, int]], changes: dict[str, Any], why: str) -> None:
    """Nothing is posted on zero, from nowhere, without a digest, in the future, or as half a correction."""
    assert why in _why(a_book(), *amounts, **changes)


def test_a_correction_takes_all_of_an_entry_back() -> None:
    """The balance is as before, both entries stay, and it is done once."""
    book = posted(a_book(), ("bank", 500), ("income.letting", -500))
    change = next_entry(book, EntryKind.CORRECT, voucher(corrects=1), corrected(book, 1))
    after = enter(book, change)

    assert (after.balance("bank"), len(after.entries)) == (0, 2)
    for number, why in ((1, "entry 2 took it back"), (2, "a correction itself"), (9, "the book common has 2 entries")):
        with pytest.raises(RefusedError, match=why):
            corrected(after, number)


def test_half_a_correction_is_refused() -> None:
    """It takes back exactly what the entry says."""
    book = posted(a_book(), ("bank", 500), ("income.letting", -500))

    told = _why(book, ("bank", -100), ("income.letting", 100), kind="correct", corrects=1)
    assert "does not take back exactly" in told


def test_balances_are_those_of_a_day() -> None:
    """What is posted on a day counts from the day after it, each account with its own sign."""
    book = posted(a_book(), ("bank", 500), ("income.letting", -500), on="2024-03-01")
    book = posted(book, ("spent.upkeep", 200), ("bank", -200), on="2024-04-01", kind="pay")

    assert book.balance("bank", date(2024, 3, 1)) == 0
    assert book.balance("bank", date(2024, 4, 1)) == 500
    assert (book.balance("bank"), book.balance("income.letting")) == (300, 500)
    assert book.entries[1].debits_fen == 200
    assert book.entries[1].receipts == (DIGEST,)
