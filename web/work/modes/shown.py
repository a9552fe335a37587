"""The estates of a town by how they are served, those to be mended first, and one of them with its history."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from flask import Blueprint, render_template, request

from web.access import Action
from web.clock import today
from web.gate import needs, scope
from web.pages.asking import asked_text, page_of
from web.pages.mode_words import mode_word, proposals_of
from web.register.modes.coverage import coverage
from web.register.modes.estates import EstateServed, estate_served, estates_served
from web.work.acting import reading_session
from web.work.assembly.places import found_place
from web.work.documents import readable_documents

__all__ = ["add_to"]

_SIZE: Final = 50


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("", "show_all", _show_all)
    pages.add_url_rule("/<community_id>", "show", _show)


@needs(Action.MODE_READ)
def _show_all() -> str:
    asked, searched = request.args.get("show", "all"), asked_text("q")
    every = _own(scope())
    kept = [one for one in every if searched in one.place.name or searched == one.place.community_id]
    wanted = [one for one in kept if one.to_mend] if asked == "mend" else kept
    wanted.sort(key=lambda one: (one.has_service, not one.to_mend, one.place.name))
    return render_template(
        "work/modes/all.html", asked=asked, searched=searched, on=today(), mode_word=mode_word,
        covered=coverage(every, "subdistrict")[-1], **page_of(wanted, _SIZE),
    )  # fmt: skip


@needs(Action.MODE_READ)
def _show(community_id: str) -> str:
    place = found_place(community_id)
    one = estate_served(reading_session(), place.id, today())
    return render_template(
        "work/modes/one.html", it=one, place=place, mode_word=mode_word, reasons=proposals_of(one),
        documents=readable_documents(place.id, place.owners, (each.details.get("document") for each in one.events)),
    )  # fmt: skip


def _own(reach: Iterable[str] | None) -> list[EstateServed]:
    """Return the estates of the organisations somebody acts for; None: all of the city."""
    if reach is None:
        return estates_served(reading_session(), today())
    named: dict[str, list[str]] = {"community": [], "subdistrict": []}
    for key in reach:
        kind, _, name = key.partition("/")
        named.setdefault(kind, []).append(name)
    return estates_served(reading_session(), today(), named["subdistrict"], named["community"])
