"""Estates whose assets and money somebody looks after, and one of them at a glance."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from sqlalchemy import select
from sqlmodel import Session, col
from werkzeug.wrappers import Response

from bidding.revenue import overview
from models.tables import MoneyEvent
from web.access import Action
from web.clock import today
from web.gate import needs, scope
from web.register.money.rows import estates_in, subdistricts_keeping
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
    if not companies:
        return frozenset()
    row = MoneyEvent
    opened = session.execute(select(col(row.community_id), col(row.content)).where(col(row.number) == 1))
    return frozenset(f"community/{name}" for name, told in opened if told.get("company_id") in companies)


@needs(Action.MONEY_UNIFIED)
def _unified() -> str:
    """Show the unified bookkeeping of a subdistrict, one line for each estate: one's own, or any for the authority."""
    session, reach = reading_session(), scope()
    known = subdistricts_keeping(session)
    own = known if reach is None else [one for one in known if f"subdistrict/{one}" in reach]
    asked = request.args.get("subdistrict", own[0] if own else "")
    lines = overview(estates_in(session, asked), asked, today()) if asked in own else ()
    return render_template("work/estate/unified.html", lines=lines, subdistricts=own, asked=asked)
