"""An estate's rent auctions: where each stands, who applied to take part, and what was done with the securities."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, render_template

from bidding.auction import Application, ApplicationState, Course, Phase, application_state
from web.access import Action
from web.auction_hall import auction_hall
from web.clock import now
from web.gate import needs
from web.register.auctions.applications import applications_of_all
from web.register.letting.leases import auction_tenants
from web.register.letting.lettings import auctions_of
from web.register.public.estate_places import Place
from web.work.acting import reading_session
from web.work.estate.places import found_place, may_here

__all__ = ["add_to", "auction_lines"]


@dataclass(frozen=True, slots=True)
class _Line:
    """An application as the page shows it: where it stands, and what may be done next."""

    application: Application
    state: ApplicationState
    deeds: tuple[str, ...]


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<community_id>/auctions", "auctions", _show_all)


def auction_lines(place: Place) -> list[tuple[Course, Phase]]:
    """Return the auctions of an estate and where each stands now, the one announced last first."""
    session = reading_session()
    names = auctions_of(session, place.id)
    courses, at = auction_hall().courses.of_all(session, names), now()
    return [(courses[name], courses[name].phase(at)) for name in names]


@needs(Action.MONEY_SEE)
def _show_all(community_id: str) -> str:
    place, session, at = found_place(community_id), reading_session(), now()
    announces = may_here(Action.AUCTION_ANNOUNCE, place)
    auctions, tenants = auction_lines(place), auction_tenants(session, place.id)
    names = [course.rules.auction_id for course, _ in auctions]
    applied = applications_of_all(session, names) if announces else []
    shown = []
    for name, (course, phase) in zip(names, auctions, strict=True):
        tenant = tenants.get(name)
        lines = [_line(one, course, at, tenant) for one in applied if one.auction_id == name]
        shown.append((course, phase, lines, tenant))
    return render_template(
        "work/estate/auctions.html", place=place, shown=shown, announces=announces,
        pauses=may_here(Action.AUCTION_PAUSE, place), lets=may_here(Action.LEASE_KEEP, place),
    )  # fmt: skip


def _line(application: Application, course: Course, at: datetime, tenant: str | None) -> _Line:
    state = application_state(application, course, at)
    return _Line(application, state, tuple(_deeds(application, state, course, tenant)))


def _deeds(application: Application, state: ApplicationState, course: Course, tenant: str | None) -> list[str]:
    """Return what is next: the rules themselves decide when it is tried."""
    if state is ApplicationState.APPLIED:
        return ["pay-security", "refuse-bidder"]
    if state is ApplicationState.PAID:
        return ["admit-bidder", "refuse-bidder"]
    if not application.held_fen or (state is ApplicationState.ADMITTED and course.ended is None):
        return []
    won = course.ended is Phase.CLOSED and course.leading is not None and course.leading.by == application.handle
    return ["keep-security"] if won and tenant is None else ["refund-security"]
