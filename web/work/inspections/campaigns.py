"""Campaigns as a list, and one of them: its draw, its visits, its findings and their clocks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flask import Blueprint, render_template
from flask_babel import gettext, lazy_gettext
from sqlalchemy import select
from sqlmodel import col

from credit.inspections import Campaign
from credit.inspections.due import due_of
from credit.inspections.moves import CampaignMove, CampaignState
from models.tables import Community
from models.values.working_days import working_or_weekday
from web.access import Action
from web.clock import today
from web.gate import needs, scope
from web.register.inspections.campaigns import campaigns
from web.work.acting import reading_session
from web.work.forms import PortalForm
from web.work.inspections.law_told import kind_lines
from web.work.inspections.whose import found_campaign, may_here, readers_of

__all__ = ["Nothing", "add_to", "names_in", "page_of", "word"]

WORDS: Final[Mapping[str, object]] = {
    "announced": lazy_gettext("announced"), "committed": lazy_gettext("pools committed"),
    "assigned": lazy_gettext("inspectors assigned"), "inspecting": lazy_gettext("inspecting"),
    "closed": lazy_gettext("closed"), "published": lazy_gettext("published"), "cancelled": lazy_gettext("cancelled"),
    "ordered": lazy_gettext("to be put right"), "reported": lazy_gettext("reported as put right"),
    "not_rectified": lazy_gettext("not put right"), "rectified": lazy_gettext("put right"),
    "withdrawn": lazy_gettext("withdrawn"), "announce": lazy_gettext("Announced"),
    "commit": lazy_gettext("Pools committed"), "draw": lazy_gettext("Drawn"), "assign": lazy_gettext("Assigned"),
    "visit": lazy_gettext("Inspected"), "excuse": lazy_gettext("Excused"), "close": lazy_gettext("Closed"),
    "publish": lazy_gettext("Published"), "cancel": lazy_gettext("Cancelled"),
    "take_over": lazy_gettext("Taken over"), "find_taken_over": lazy_gettext("Found to be taken over"),
    "report": lazy_gettext("Reported as put right"), "confirm": lazy_gettext("Found put right"),
    "reject": lazy_gettext("Found not put right"), "extend": lazy_gettext("More time given"),
    "withdraw": lazy_gettext("Withdrawn"), "minor": lazy_gettext("minor"), "major": lazy_gettext("major"),
    "critical": lazy_gettext("critical"), "met": lazy_gettext("met"), "part": lazy_gettext("met in part"),
    "not_met": lazy_gettext("not met"), "not_applicable": lazy_gettext("does not apply"),
    "authority": lazy_gettext("the authority"), "subdistrict": lazy_gettext("the subdistrict"),
    "inspector": lazy_gettext("an inspector"), "company": lazy_gettext("the company"),
    "developer": lazy_gettext("the developer"), "committee": lazy_gettext("the owners' committee"),
    "owners": lazy_gettext("owners who were invited"), "outgoing_company": lazy_gettext("the company that leaves"),
}  # fmt: skip
_ENDED: Final = (CampaignState.PUBLISHED, CampaignState.CANCELLED)


class Nothing(PortalForm):
    """A step that was sent from the page of a campaign."""


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("", "show_all", _show_all)
    pages.add_url_rule("/<name>", "show", _show)


def word(name: object) -> str:
    """Return how a state, a step or a severity is called; what has no word by its code."""
    return gettext("none") if name is None else str(WORDS.get(str(name), name))


@needs(Action.INSPECTION_READ)
def _show_all() -> str:
    session, reach = reading_session(), scope()
    held = [one for one in campaigns(session) if reach is None or reach & {*readers_of(session, one)}]
    due = {one.id: next(iter(due_of(one, working_or_weekday)), None) for one in held}
    held.sort(key=lambda one: (one.state in _ENDED, -one.starts_on.toordinal(), one.id))
    return render_template("work/inspections/all.html", campaigns=held, due=due, word=word, on=today())


@needs(Action.INSPECTION_READ)
def _show(name: str) -> tuple[str, int]:
    return page_of(found_campaign(name), Nothing())


def page_of(campaign: Campaign, form: PortalForm) -> tuple[str, int]:
    """Return the page of a campaign, with the reasons why a step was refused where one was."""
    drawn = next((one for one in campaign.events if one.move is CampaignMove.DRAW), None)
    return render_template(
        "work/inspections/one.html", it=campaign, form=form, word=word, drawn=drawn, on=today(),
        names=names_in(campaign), is_over=campaign.state in _ENDED, runs=may_here(Action.INSPECTION_RUN, campaign),
        visits=may_here(Action.INSPECTION_VISIT, campaign), law=kind_lines(campaign.rules),
        unfit=bool(campaign.unfit_because()),
    ), form.status  # fmt: skip


def names_in(campaign: Campaign) -> dict[str, str]:
    """Return the names of a campaign's communities by their ids."""
    row = Community
    query = select(col(row.community_id), col(row.name)).where(col(row.community_id).in_(campaign.announced["targets"]))
    return {found[0]: found[1] for found in reading_session().execute(query)}
