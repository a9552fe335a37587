"""Findings as a list by day, and the report that one was put right; a second look decides whether it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flask import Blueprint, abort, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import DateField
from wtforms.validators import InputRequired

from credit.inspections import Event, FoundDefect, Role
from credit.inspections.moves import FindingMove, FindingState
from models.errors import InputError
from web.access import Action
from web.clock import today
from web.gate import acting_for, needs, permit
from web.pages.asking import page_of
from web.register.engagements.served import company_serving, served_by
from web.register.inspections.campaigns import add_event, campaign_named
from web.register.inspections.of_companies import findings_at
from web.work.acting import acting, done, reading_session, refused_into
from web.work.days import day_in
from web.work.firms import company_here, own_companies
from web.work.forms import PortalForm

__all__ = ["OPEN", "add_to"]

OPEN: Final = frozenset({FindingState.ORDERED, FindingState.NOT_RECTIFIED})
"""States in which it is the company's turn."""
_SIZE: Final = 50
_WORDS: Final[Mapping[str, object]] = {
    "ordered": lazy_gettext("to be put right"), "reported": lazy_gettext("reported as put right"),
    "not_rectified": lazy_gettext("not put right"), "rectified": lazy_gettext("put right"),
    "withdrawn": lazy_gettext("withdrawn"), "minor": lazy_gettext("minor"), "major": lazy_gettext("major"),
    "critical": lazy_gettext("critical"), "report": lazy_gettext("Reported as put right"),
    "confirm": lazy_gettext("Found put right"), "reject": lazy_gettext("Found not put right"),
    "extend": lazy_gettext("More time given"), "withdraw": lazy_gettext("Withdrawn"),
}  # fmt: skip


class _Reporting(PortalForm):
    """On which day it was put right."""

    on = DateField(lazy_gettext("Put right on"), [InputRequired()])


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("", "show_all", _show_all)
    pages.add_url_rule("/<path:finding>", "report", _report, methods=["GET", "POST"])


@needs(Action.FINDING_REPORT)
def _show_all() -> str:
    company_id, session = company_here(), reading_session()
    names = served_by(session, company_id, today())
    asked = request.args.get("show", "open")
    found = [one for one in findings_at(session, names) if asked == "all" or one.state in OPEN]
    return render_template(
        "work/rectify/all.html", company_id=company_id, companies=own_companies(), names=names, on=today(),
        asked=asked, word=_word, open=OPEN, **page_of(found, _SIZE),
    )  # fmt: skip


@needs(Action.FINDING_REPORT)
def _report(finding: str) -> Response | tuple[str, int]:
    found, form = _found(finding), _Reporting(on=today())
    if form.sent():
        with refused_into(form), acting() as clerk:
            event = Event(move=FindingMove.REPORT, on=day_in(form.on), at=clerk.at, by=acting_for(), role=Role.COMPANY,
                          finding=finding)  # fmt: skip
            add_event(clerk, finding.partition("/")[0], lambda _before: event)
        if not form.is_wrong:
            what = gettext("It is reported as put right; somebody will look again.")
            return done(what, url_for("work.rectify.report", finding=finding))
    return render_template(
        "work/rectify/one.html", form=form, it=found, word=_word, may=found.state in OPEN, on=today()
    ), form.status


def _found(finding: str) -> FoundDefect:
    try:
        campaign = campaign_named(reading_session(), finding.partition("/")[0])
    except InputError:
        abort(404)
    found = campaign.findings.get(finding)
    if found is None:
        abort(404)
    permit(f"company/{company_serving(reading_session(), found.target, today())}")
    return found


def _word(name: object) -> str:
    return str(_WORDS.get(str(name), name))
