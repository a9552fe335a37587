"""Rulebooks to read, and what differs between two versions."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request

from credit.rulebook.comparing import Change, diff_rulebooks, render_changes
from credit.rulebook.shapes import Rulebook
from credit.rulebook.showing import show_rulebook
from models.errors import InputError
from web.access import Action
from web.gate import needs
from web.languages import language
from web.register.ratings.rulebook_versions import known_rulebooks, rulebook_named
from web.work.acting import reading_session
from web.work.ratings.choosing import rulebook_choices

__all__ = ["add_to"]


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/rulebooks", "show_books", _show_all)
    pages.add_url_rule("/rulebooks/<name>", "show_book", _show)


@needs(Action.RATING_READ)
def _show_all() -> str:
    chosen = request.args.get("one", ""), request.args.get("other", "")
    changes = [(change, _said(change)) for change in _changes(*chosen)] if all(chosen) else None
    return render_template(
        "work/ratings/books.html", books=known_rulebooks(reading_session()), choices=rulebook_choices(), chosen=chosen,
        changes=changes,
    )  # fmt: skip


@needs(Action.RATING_READ)
def _show(name: str) -> str:
    book = _named(name)
    return render_template(
        "work/ratings/book.html", book=book, told=show_rulebook(book, "zh" if language() == "zh" else "en")
    )


def _changes(one: str, other: str) -> tuple[Change, ...]:
    return diff_rulebooks(_named(one), _named(other))


def _said(change: Change) -> str:
    """Return what a change says, without the sign and the name of the part, which stand beside it."""
    return render_changes((change,)).partition(f"{change.part}: ")[2]


def _named(name: str) -> Rulebook:
    try:
        return rulebook_named(reading_session(), name)
    except InputError:
        abort(404)
