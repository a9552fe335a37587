"""Estates whose assets and money somebody looks after, and one of them at a glance."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from sqlmodel import Session
from werkzeug.wrappers import Response

from bidding.revenue import overview
from web.access import Action
from web.clock import today
from web.gate import needs, scope
from web.register.money.rows import estates_in, kept_for, subdistricts_keeping
from web.register.public.estate_places import estate_places
from web.work.acting import reading_session

__all__ = ["add_to"]


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("", "show_all", _show_all)
    pages.add_url_rule("/unified", "unified", _unified)


@needs(Action.MONEY_SEE)
def _show_all() -> Response | str:
    session, reach, asked = reading_session(), scope(), request.args.get("q", "").strip()
    served = reach if reach is None else reach | _served(session, reach)
    places = estate_places(session, served, asked, today())
    if len(places) == 1 and reach is not None and not asked:
        return redirect(url_for("work.estate.show", community_id=places[0].id), 303)
    return render_template("work/estate/all.html", places=places, asked=asked)


def _served(session: Session, reach: frozenset[str]) -> frozenset[str]:
    """Return the estates whose books name a company that the person acts for."""
    companies = {key.partition("/")[2] for key in reach if key.startswith("company/")}
    return frozenset(f"community/{name}" for company in companies for name in kept_for(session, company))


@needs(Action.MONEY_UNIFIED)
def _unified() -> str:
    """Show the unified bookkeeping of a subdistrict, one line for each estate: one's own, or any for the authority."""
    session, reach = reading_session(), scope()
    known = subdistricts_keeping(session)
    own = known if reach is None else [one for one in known if f"subdistrict/{one}" in reach]
    asked = request.args.get("subdistrict", own[0] if own else "")
    lines = overview(estates_in(session, asked), asked, today()) if asked in own else ()
    return render_template("work/estate/unified.html", lines=lines, subdistricts=own, asked=asked)
