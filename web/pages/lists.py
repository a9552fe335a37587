"""The red, grey and black lists as they were published by law, and beside them what a run only proposes."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Response, render_template

from credit.standing.laws import law_for
from web.languages import pick
from web.pages.asking import shown_on
from web.pages.kept_reads import listings
from web.pages.table_files import table_file
from web.pages.wording import Wording
from web.reading import connection, published
from web.register.public.lists import PublicLists, public_lists
from web.register.ratings.city import city_of
from web.register.ratings.current import Current
from web.register.ratings.proposed_lists import KINDS
from web.register.standing.of_companies import proposed_lists

__all__ = ["pages"]

pages = Blueprint("lists", __name__)

_MOST: Final = 50
"""Entries of a list on the page; the register and the files have all."""
_COLUMNS: Final = (
    "listing", "list", "company_id", "name", "listed", "rule", "event", "happened_on", "place", "instrument", "article",
    "measures", "published_on", "ends_on", "ended_on", "remedy", "ground", "decision",
)  # fmt: skip


@pages.get("/lists")
def show() -> str:
    """Show the three lists, each with its decisions, then what is proposed and what it rests on."""
    now = published()
    lists = _lists(now)
    listings = lists.listings
    open_ = {
        kind: [row for row in rows if row["id"] not in lists.settled]
        for kind, rows in proposed_lists(connection(), now).items()
    }
    return render_template(
        "lists.html", now=now, words=Wording(now.book), on=shown_on(now), kinds=KINDS, most=_MOST,
        listed={kind: [one for one in listings if one.listed and one.kind == kind] for kind in KINDS},
        ended=[one for one in listings if not one.listed], lists=open_,
        effects={measure.id: pick(measure.effect) for measure in law_for(now.book.jurisdiction).measures},
    )  # fmt: skip


@pages.get("/lists.<any(csv, json, xlsx):ending>")
def as_file(ending: str) -> Response:
    """Return every listing that is in public view, also those that ended; nothing that was only proposed."""
    now = published()
    rows = [
        [
            one.number, one.kind, one.company_id, one.name, one.listed, one.rule, one.event, one.happened_on, one.place,
            one.instrument, one.article, list(one.measures), one.published_on, one.ends_on, one.ended_on, one.remedy,
            one.ground, one.decision,
        ]
        for one in _lists(now).listings
    ]  # fmt: skip
    return table_file(ending, "lists", _COLUMNS, rows, {"as_of": shown_on(now), "simulated": now.simulated})


def _lists(now: Current) -> PublicLists:
    names = {key: one.name for key, one in city_of(connection(), now).companies.items()}
    return public_lists(listings(), names, shown_on(now))
