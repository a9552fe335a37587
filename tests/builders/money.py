"""Builds estates' money: books with income, steps in order, and a fund of equal units.

book = posted(a_book(), ("bank", 100_00), ("income.letting", -100_00))
estate = an_estate("lishui", step("disclose", "2025-02-01", "common_revenue/2024", documents=["0" * 64]))
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, Final

from bidding.revenue import Book, Deposit, Estate, MoneyMove, MoneyRole, MoneyStep, Posting, Voucher, enter
from bidding.revenue.books import EntryKind, next_entry
from bidding.revenue.chart import BookName
from bidding.revenue.fund import deposit_entry

__all__ = ["AT", "CODES", "DIGEST", "a_book", "a_fund", "an_estate", "posted", "step", "voucher"]

AT: Final = datetime(2025, 6, 1, tzinfo=UTC)
DIGEST: Final = "0" * 64
CODES: Final = {
    "national": "512002", "hangzhou": "330102", "lishui": "331102", "shaoxing": "330602", "zhuji": "330681",
    "shanghai": "310101", "beijing": "110101", "huzhou": "330502", "shandong": "371082",
}  # fmt: skip


def a_book(name: BookName = "common") -> Book:
    """Return a book without entries."""
    return Book("willow-garden", name)


def voucher(on: str = "2024-03-01", **changes: Any) -> Voucher:  # noqa: ANN401 - its fields
    """Return a voucher with a receipt."""
    given: dict[str, Any] = {"by": "books-1", "text": "rent", "receipts": (DIGEST,)}
    return Voucher(date.fromisoformat(on), changes.pop("at", AT), **(given | changes))


def posted(book: Book, *amounts: tuple[str, int], on: str = "2024-03-01", kind: str = "post", **changes: Any) -> Book:  # noqa: ANN401
    """Return the book with an entry of (account, fen) entered."""
    postings = [Posting(account, fen) for account, fen in amounts]
    return enter(book, next_entry(book, EntryKind(kind), voucher(on, **changes), postings))


def step(move: str, on: str, subject: str | None = None, role: str = "company", **content: Any) -> MoneyStep:  # noqa: ANN401
    """Return a step; it is recorded at noon of its day in Shanghai, or of `at`."""
    day = date.fromisoformat(on)
    recorded = date.fromisoformat(content.pop("at", on))
    at = datetime(recorded.year, recorded.month, recorded.day, 4, tzinfo=UTC)
    return MoneyStep(MoneyMove(move), day, at, "somebody", MoneyRole(role), subject, content)


def a_fund(units: int = 4, fen: int = 100_000, area: int = 10_000) -> Book:
    """Return the fund's book after first deposits of so many equal units."""
    deposits = [Deposit(f"{n}-101", area, fen) for n in range(1, units + 1)]
    book = a_book("fund")
    return enter(book, deposit_entry(book, deposits, voucher("2020-01-01"), first=True))


def an_estate(place: str, *steps: MoneyStep, opened: str = "2024-01-01", **books: Book) -> Estate:
    """Return an estate of a jurisdiction after its opening and more steps."""
    terms = {"jurisdiction": CODES[place], "company_id": "C1", "subdistrict": "Harbour"}
    first = step("open", opened, role="subdistrict", **terms)
    common, fund = books.get("common", a_book()), books.get("fund", a_book("fund"))
    return Estate("willow-garden", (first, *steps), common, fund)
