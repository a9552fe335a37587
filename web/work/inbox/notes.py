"""Notes as a list, the newest first, and that one or all of them were read."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, g, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from web.gate import needs, person, signed_in
from web.languages import language
from web.pages.asking import page_of
from web.register.accounts.organisations import names_of
from web.register.sending.inbox import inbox, mark_read, unread
from web.register.sending.note_kinds import words_of
from web.work.acting import acting, done, reading_session

__all__ = ["add_to", "recipients", "unread_here"]

_SIZE: Final = 50
_MOST: Final = 500


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("", "show", _show)
    pages.add_url_rule("/read", "read", _read, methods=["POST"])


def recipients() -> list[str]:
    """Return to whom notes go that the person reads: the account, and each organisation that it speaks for."""
    who = signed_in()
    return [f"account/{who.account_id}", *(f"organisation/{one}" for one in who.speaks_for)]


def unread_here() -> int:
    """Return how many notes the person has not read, counted once a request; 0 for a visitor."""
    if person() is None:
        return 0
    if "unread" not in g:
        g.unread = sum(unread(reading_session(), one) for one in recipients())
    found: int = g.unread
    return found


@needs()
def _show() -> str:
    session, side = reading_session(), language()
    names = names_of(session, [one.organisation for one in signed_in().holdings])
    letters = [
        (letter, whom, *words_of(letter.kind, letter.facts, side))
        for whom in recipients()
        for letter in inbox(session, whom, _MOST)
    ]
    letters.sort(key=lambda one: (one[0].told_at, one[0].number), reverse=True)
    return render_template("work/inbox/show.html", names=names, **page_of(letters, _SIZE))


@needs()
def _read() -> Response:
    """Mark one note as read, or all of them where none is named."""
    number = request.form.get("number", type=int)
    with acting() as clerk:
        for whom in recipients():
            for letter in inbox(clerk.session, whom, _MOST):
                if letter.read_at is None and number in (None, letter.number):
                    mark_read(clerk.session, whom, letter.number, clerk.at)
    what = gettext("All notes are read.") if number is None else gettext("The note is read.")
    return done(what, url_for("work.inbox.show"))
