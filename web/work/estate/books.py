"""The books of an estate: balances, entries, and what came in and went out in a year, as a page and as files."""

from __future__ import annotations

from datetime import date
from typing import Final

from flask import Blueprint, Response, abort, render_template, request

from bidding.revenue import Book, Estate, statement
from bidding.revenue.allocation import unallocated
from bidding.revenue.chart import BookName, chart_of
from bidding.revenue.statements import budget_of
from web.access import Action
from web.clock import today
from web.gate import needs
from web.languages import pick
from web.pages.table_files import table_file
from web.register.public.estate_places import Place
from web.work.estate.papers import names_of
from web.work.estate.places import books_here, found_place, may_here

__all__ = ["account_name", "add_to", "opened_books"]

_SIZE: Final = 50


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<community_id>/books", "books", _show)
    pages.add_url_rule("/<community_id>/books/<book>.<ending>", "book_file", _file)


def opened_books(place: Place) -> Estate:
    """Return an estate's money; 404 before its books are opened."""
    return books_here(place) or abort(404)


def account_name(name: str, book: BookName = "common") -> str:
    """Return how an account is called; one of a unit with the unit."""
    above, _, unit = name.partition("/")
    found = chart_of(book).accounts.get(above)
    called = name if found is None else pick(found.title)
    return f"{called} {unit}" if unit else called


@needs(Action.MONEY_SEE)
def _show(community_id: str) -> str:
    place = found_place(community_id)
    estate = books_here(place)
    if estate is None:
        return render_template("work/estate/no_books.html", place=place, opens=may_here(Action.MONEY_OPEN, place))
    year = request.args.get("year", today().year, type=int)
    if not date.min.year <= year < date.max.year:
        abort(404)
    told = statement(estate.common, date(year, 1, 1), date(year + 1, 1, 1), budget_of(estate.steps, year))
    entries = estate.common.entries[::-1]
    pages = max(1, -(-len(entries) // _SIZE))
    number = min(max(1, request.args.get("page", 1, type=int)), pages)
    shown = entries[(number - 1) * _SIZE : number * _SIZE]
    return render_template(
        "work/estate/books.html", place=place, estate=estate, year=year, told=told, name=account_name,
        entries=shown, number=number, pages=pages,
        papers=names_of(place, (digest for one in shown for digest in one.receipts)),
        waits=unallocated(estate.common) is not None, keeps=may_here(Action.MONEY_KEEP, place),
    )  # fmt: skip


@needs(Action.MONEY_SEE)
def _file(community_id: str, book: str, ending: str) -> Response:
    place = found_place(community_id)
    estate = opened_books(place)
    if book not in ("common", "fund"):
        abort(404)
    kept: Book = estate.common if book == "common" else estate.fund
    columns = ("entry", "on", "kind", "account", "debit_fen", "credit_fen", "text", "receipts", "corrects")
    rows = [
        (one.number, one.on, str(one.kind), posting.account, max(posting.fen, 0), max(-posting.fen, 0), one.text,
         list(one.receipts), one.corrects)
        for one in kept.entries
        for posting in one.postings
    ]  # fmt: skip
    return table_file(ending, f"book_{book}", columns, rows, {"community": place.id, "as_of": today()})
