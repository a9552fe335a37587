"""Estates with who acts for each, and one of them: its bodies, its roll and its votes."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from sqlmodel import Session
from werkzeug.wrappers import Response

from bidding.owners.election_life import election_state
from bidding.owners.laws import cite
from bidding.owners.vote_life import vote_state
from models.errors import InputError
from models.tables import OwnersRoll
from web.access import Action
from web.clock import today
from web.gate import needs, scope
from web.languages import language
from web.register.owners.elections import elections_of, office_on
from web.register.owners.estates import bodies_of, newest_roll
from web.register.owners.votes import votes_of
from web.register.public.estate_places import estate_places
from web.work.acting import reading_session
from web.work.assembly.places import found_place, known_law
from web.work.documents import readable_documents

__all__ = ["add_to"]

_MOST = 100


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("", "show_all", _show_all)
    pages.add_url_rule("/<community_id>", "show", _show)


@needs(Action.ESTATE_SEE)
def _show_all() -> Response | str:
    reach, asked = scope(), request.args.get("q", "").strip()
    places = estate_places(reading_session(), reach, asked, today(), _MOST)
    if len(places) == 1 and reach is not None and not asked:
        return redirect(url_for("work.assembly.show", community_id=places[0].id), 303)
    return render_template("work/assembly/all.html", places=places, asked=asked, most=_MOST)


@needs(Action.ESTATE_SEE)
def _show(community_id: str) -> str:
    place, session = found_place(community_id), reading_session()
    law, events = known_law(session, place), bodies_of(session, place.id)
    return render_template(
        "work/assembly/estate.html", place=place, events=events, roll=_roll(session, place.id),
        votes=[(vote, vote_state(vote)) for vote in reversed(votes_of(session, place.id))], law=law,
        elections=[(one, election_state(one)) for one in reversed(elections_of(session, place.id))],
        office=office_on(session, place.id, today()),
        documents=readable_documents(place.id, place.owners, (one.details.get("document") for one in events)),
        cited=lambda basis: "" if law is None else cite(law, basis, language()),
    )  # fmt: skip


def _roll(session: Session, community_id: str) -> OwnersRoll | None:
    try:
        return session.get(OwnersRoll, newest_roll(session, community_id))
    except InputError:
        return None
