"""Steps on a listing that need no signature: notify, hear, take more time, publish, record that the term is over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from credit.standing.listing import Move, Role, Step
from web.access import Action
from web.gate import acting_for, needs
from web.register.standing.listings import Telling, take_step
from web.work.acting import acting, done, refused_into
from web.work.lists.shown import Nothing, page_of
from web.work.lists.wording import MOVES, word
from web.work.uploads import sent_digest

__all__ = ["add_to"]

Answer = Response | tuple[str, int]
_PERSONS = 5


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    for move, details in (
        (Move.NOTIFY, _nothing), (Move.HEAR, _minutes), (Move.PUBLISH, _persons), (Move.EXPIRE, _nothing),
    ):  # fmt: skip
        view = needs(Action.LIST_PREPARE)(_taking(move, Role.OFFICER, details))
        pages.add_url_rule(f"/<int:number>/{move}", str(move), view, methods=["POST"])
    longer = needs(Action.LIST_DECIDE)(_taking(Move.EXTEND, Role.HEAD, _nothing))
    pages.add_url_rule("/<int:number>/extend", "extend", longer, methods=["POST"])


def _taking(
    move: Move, role: Role, details: Callable[[], tuple[dict[str, Any], Telling]]
) -> Callable[[int], Answer]:  # fmt: skip
    def take(number: int) -> Answer:
        form = Nothing()
        with refused_into(form), acting() as clerk:
            told, telling = details()
            take_step(clerk, number, Step(move, clerk.at, acting_for(), role, told), telling)
        if form.is_wrong:
            return page_of(number, form)
        what = gettext("Done and on record: %(what)s.", what=word(MOVES, move))
        return done(what, url_for("work.lists.show", number=number))

    return take


def _nothing() -> tuple[dict[str, Any], Telling]:
    return {}, Telling()


def _minutes() -> tuple[dict[str, Any], Telling]:
    return {"minutes": sent_digest("minutes")}, Telling()


def _persons() -> tuple[dict[str, Any], Telling]:
    """Return the responsible persons that were named: their roles are public, their names go into the vault."""
    rows = [
        (request.form.get(f"role-{row}", "").strip(), request.form.get(f"name-{row}", "").strip())
        for row in range(_PERSONS)
    ]
    named = tuple((role, name) for role, name in rows if role and name)
    return {"person_roles": [role for role, _ in named]}, Telling(persons=named)
