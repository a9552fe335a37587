"""Papers of an estate: of its money, for everybody who may see its books; and documents that name persons."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Blueprint, Response, abort

from web.access import Action
from web.gate import needs
from web.register.money.documents import document_of
from web.register.money.papers import Paper, paper_of, papers_kept
from web.register.public.estate_places import Place
from web.work.acting import reading_session
from web.work.documents import kept_file, readable_documents
from web.work.estate.places import found_place, owners_here

__all__ = ["add_to", "documents_here", "names_of"]


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<community_id>/papers/<digest>", "paper", _show)
    pages.add_url_rule("/<community_id>/documents/<digest>", "document", _document)


def names_of(place: Place, digests: Iterable[str | None]) -> dict[str, str]:
    """Return digest -> name of the papers that are kept here; what was sent by a command is kept elsewhere."""
    return papers_kept(reading_session(), place.id, sorted({one for one in digests if one}))


def documents_here(place: Place, digests: Iterable[str]) -> dict[str, str]:
    """Return digest -> name of those documents of this estate that are kept and that the person may read."""
    return readable_documents(place.id, owners_here(place), digests)


@needs(Action.MONEY_SEE)
def _show(community_id: str, digest: str) -> Response:
    place = found_place(community_id)
    return _given(paper_of(reading_session(), place.id, digest))


@needs(Action.DOCUMENT_READ)
def _document(community_id: str, digest: str) -> Response:
    place = found_place(community_id)
    return _given(document_of(reading_session(), place.id, digest))


def _given(found: Paper | None) -> Response:
    return abort(404) if found is None else kept_file(found.name, found.data)
