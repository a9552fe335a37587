"""The duty list (职责清单) of the portal's complaint desk: who is competent for what, and where to ask (HZ-04)."""

from __future__ import annotations

from flask import Blueprint, render_template

from credit.complaints.desk_rules import DeskRules, DutyList
from credit.complaints.wording import PARTIES
from web.clock import today
from web.languages import language
from web.pages.complaint_words import matter_name
from web.pages.complaints import desk_of_portal, shown_now

__all__ = ["pages"]

pages = Blueprint("duties", __name__)


@pages.get("/duties")
def show() -> str:
    """Show every version, the newest first, each line with its department, procedure, contact and article."""
    desk, day = desk_of_portal(), today()
    return render_template(
        "duties.html", desk=desk, versions=_newest_first(desk), holds=desk.duties_on(day), matter=matter_name,
        party=lambda one: PARTIES[one][language()], cited=lambda basis: desk.cited(basis, language()), **shown_now(),
    )  # fmt: skip


def _newest_first(desk: DeskRules) -> list[DutyList]:
    return sorted(desk.duties, key=lambda one: one.in_force.since, reverse=True)
