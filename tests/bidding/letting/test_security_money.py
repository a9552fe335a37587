"""The security of an auction in the estate's books."""

from __future__ import annotations

from datetime import UTC, datetime

from bidding.auction import Application, ApplicationMove, ApplicationStep
from bidding.letting.security_money import booked_fen, security_named, security_postings
from bidding.revenue import Book, enter
from bidding.revenue.books import next_entry
from tests.builders.money import a_book, posted, voucher

AT = datetime(2024, 3, 1, tzinfo=UTC)


def _applied(*moves: tuple[str, int]) -> Application:
    steps = (ApplicationStep(ApplicationMove(move), AT.date(), AT, "C-1", fen) for move, fen in moves)
    return Application("shop-1-2024", "B1", tuple(steps))


def _booked(book: Book, application: Application) -> Book:
    told = voucher(details={"security": security_named(application)})
    for kind, postings in security_postings(book, application):
        book = enter(book, next_entry(book, kind, told, postings))
    return book


def test_a_security_is_owed_until_it_is_given_back() -> None:
    """Paid in parts, it adds up; an application itself moves no money, and another's is not counted."""
    first, second = _applied(("apply", 0), ("pay", 20_000)), _applied(("apply", 0), ("pay", 20_000), ("pay", 30_000))
    book = _booked(_booked(posted(a_book(), ("bank", 5), ("deposits", -5)), first), second)

    assert security_postings(book, _applied(("apply", 0))) == ()
    assert (booked_fen(book, second), book.balance("deposits")) == (50_000, 50_005)
    after = _booked(book, _applied(*[("pay", 50_000)], ("refund", 50_000)))
    assert (booked_fen(after, second), after.balance("deposits"), after.balance("bank")) == (0, 5, 5)


def test_what_is_kept_becomes_income_of_the_owners() -> None:
    """As other income; nothing leaves the bank."""
    book = _booked(a_book(), _applied(("pay", 50_000)))
    after = _booked(book, _applied(("pay", 50_000), ("keep", 50_000)))

    assert [after.balance(name) for name in ("bank", "deposits", "income.other")] == [50_000, 0, 50_000]


def test_what_came_in_before_the_books_were_open_is_entered_first() -> None:
    """So that nothing goes out that never came in."""
    book = _booked(a_book(), _applied(("pay", 50_000), ("refund", 50_000)))

    assert [entry.kind for entry in book.entries] == ["post", "pay"]
    assert book.totals() == {}
