"""Papers of an estate's money, for everybody who may see its books: owners, auditor, subdistrict, committee, firm."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Blueprint, Response, abort

from web.access import Action
from web.gate import needs
from web.register.money.papers import paper_of, papers_kept
from web.register.public.estate_places import Place
from web.work.acting import reading_session
from web.work.documents import kept_file
from web.work.estate.places import found_place

__all__ = ["add_to", "names_of"]


def add_to(pages: Blueprint) -> None:
    """Add the view to the room."""
    pages.add_url_rule("/<community_id>/papers/<digest>", "paper", _show)


def names_of(place: Place, digests: Iterable[str | None]) -> dict[str, str]:
    """Return digest -> name of the papers that are kept here; what was sent by a command is kept elsewhere."""
    return papers_kept(reading_session(), place.id, sorted({one for one in digests if one}))


@needs(Action.MONEY_SEE)
def _show(community_id: str, digest: str) -> Response:
    place = found_place(community_id)
    found = paper_of(reading_session(), place.id, digest)
    return abort(404) if found is None else kept_file(found.name, found.data)
