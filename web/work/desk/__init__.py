"""My desk: what waits for the person who is signed in, from every room, the most pressing first."""

from __future__ import annotations

from flask import Blueprint, render_template

from web.access import ROLES
from web.gate import needs, signed_in
from web.register.accounts.organisations import names_of
from web.work.acting import reading_session
from web.work.desk import subscribing
from web.work.desk.waiting import waiting_for

__all__ = ["pages"]

pages = Blueprint("desk", __name__, url_prefix="/desk")
subscribing.add_to(pages)


@pages.get("")
@needs()
def show() -> str:
    """Show what waits for the person."""
    who, session = signed_in(), reading_session()
    names = names_of(session, [one.organisation for one in who.holdings])
    return render_template("work/desk/show.html", items=waiting_for(who, session), roles=ROLES, names=names)
