"""Assigning inspectors by a list, where the kind of campaign draws nobody."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from credit.inspections.moves import CampaignMove
from models.record import Clerk
from web.access import Action
from web.gate import needs
from web.pages.table_files import table_file
from web.register.inspections.campaigns import add_event, campaign_named
from web.register.inspections.targets import barred_in
from web.sheets.inspection_files import read_assignments, read_interests
from web.work.acting import acting, done, refused_into
from web.work.forms import PortalForm
from web.work.inspections.campaigns import names_in
from web.work.inspections.files import needed_table, sent_table
from web.work.inspections.law_told import told_basis
from web.work.inspections.whose import event_of, own_campaign

__all__ = ["add_to"]


class _Assigning(PortalForm):
    """Who goes where; it comes as a table."""


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<name>/assign", "assign", _assign, methods=["GET", "POST"])
    pages.add_url_rule("/<name>/teams.<ending>", "teams", _teams)


@needs(Action.INSPECTION_RUN)
def _assign(name: str) -> AnyResponse | tuple[str, int]:
    campaign, form = own_campaign(name), _Assigning()
    if form.sent():
        with refused_into(form), acting() as clerk:
            _put(clerk, name)
        if not form.is_wrong:
            what = gettext("Inspectors are assigned and on record.")
            return done(what, url_for("work.inspections.show", name=name))
    return render_template(
        "work/inspections/assign.html", it=campaign, form=form, told_basis=told_basis,
        programme=campaign.rules.programme,
    ), form.status  # fmt: skip


def _put(clerk: Clerk, name: str) -> None:
    teams, ties = read_assignments(needed_table("teams")), read_interests(sent_table("interests"))
    barred = barred_in(clerk.session, campaign_named(clerk.session, name), ties)
    content = {"assignments": teams, "barred": barred}
    add_event(clerk, name, lambda _: event_of(clerk, Action.INSPECTION_RUN, CampaignMove.ASSIGN, content=content))


@needs(Action.INSPECTION_RUN)
def _teams(name: str, ending: str) -> Response:
    """Give the table to fill in: a line for each inspector of each community."""
    campaign = own_campaign(name)
    names, team = names_in(campaign), campaign.rules.programme.team.inspectors
    rows = [(one, "", names.get(one, "")) for one in campaign.announced["targets"] for _ in range(team)]
    return table_file(ending, "teams", ("community_id", "inspector_id", "name"), rows, {})
