"""Rulebooks to read, and what differs between two versions."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request

from credit.rulebook.noting import own_choices
from credit.rulebook.shapes import Rulebook
from models.errors import InputError
from web.access import Action
from web.gate import needs
from web.pages.wording import Wording
from web.register.ratings.rulebook_versions import cases_of, known_rulebooks, rulebook_named
from web.work.acting import reading_session
from web.work.ratings.choosing import rulebook_choices
from web.work.ratings.differences import differences

__all__ = ["add_to"]


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/rulebooks", "show_books", _show_all)
    pages.add_url_rule("/rulebooks/<name>", "show_book", _show)


@needs(Action.RATING_READ)
def _show_all() -> str:
    chosen = request.args.get("one", ""), request.args.get("other", "")
    changes = differences(_named(chosen[0]), _named(chosen[1])) if all(chosen) else None
    return render_template(
        "work/ratings/books.html", books=known_rulebooks(reading_session()), choices=rulebook_choices(), chosen=chosen,
        changes=changes,
    )  # fmt: skip


@needs(Action.RATING_READ)
def _show(name: str) -> str:
    book = _named(name)
    return render_template(
        "work/ratings/book.html", book=book, words=Wording(book), choices=own_choices(book), cases=cases_of(book)
    )


def _named(name: str) -> Rulebook:
    try:
        return rulebook_named(reading_session(), name)
    except InputError:
        abort(404)
