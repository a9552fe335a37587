"""Books are summed again from the record alone."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from bidding.revenue.proving import differences, recorded_books
from models.ledger.entries import Entry
from models.values.canonical import canonical
from tests.builders.money import a_book, posted

BOOK = posted(a_book(), ("bank", 500), ("income.letting", -500))


def _entry(number: int, *amounts: tuple[str, int], blobs: dict[str, bytes]) -> Entry:
    head = {"id": f"willow-garden/common/{number}", "community_id": "willow-garden", "book": "common", "number": number}
    rows = {"entry": [head], "postings": [{"account": account, "fen": fen} for account, fen in amounts]}
    parts: dict[str, Any] = {}
    for name, lines in rows.items():
        data = b"".join(canonical(line) + b"\n" for line in lines)
        parts[name] = {"digest": sha256(data).hexdigest(), "rows": len(lines)}
        blobs[parts[name]["digest"]] = data
    content = canonical({"parts": parts}).decode()
    return Entry(None, "money.post", "money/willow-garden", "0" * 64, None, content)


def test_equal_books_have_no_differences() -> None:
    """The record gives what the register holds; other acts are passed over."""
    blobs: dict[str, bytes] = {}
    entries = [_entry(1, ("bank", 500), ("income.letting", -500), blobs=blobs)]
    entries.append(Entry(None, "money.open", "money/willow-garden", "1" * 64, None, "{}"))
    found = recorded_books(entries, blobs.get)[0]

    assert (found.totals, found.entries, found.problems) == ({"bank": 500, "income.letting": -500}, 1, ())
    assert list(differences(found, BOOK)) == []


def test_every_difference_is_told() -> None:
    """An entry that does not balance, one that is missing, and each account that differs."""
    blobs: dict[str, bytes] = {}
    found = recorded_books([_entry(2, ("bank", 400), blobs=blobs)], blobs.get)[0]
    told = [str(one) for one in (*found.problems, *differences(found, BOOK), *differences(None, BOOK))]

    assert "debits and credits differ by 4.00 yuan" in told[0]
    assert "entry 1 comes next" in told[1]
    assert "bank: 5.00 in the book, 4.00 yuan on record" in told[2]
    assert "1 entries, and 0 on record" in told[4]
