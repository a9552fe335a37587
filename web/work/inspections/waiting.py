"""What of inspections waits for a person: campaigns to be staffed, visited, closed and published, second looks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from flask import url_for
from flask_babel import gettext, lazy_gettext
from sqlmodel import Session

from credit.inspections import Campaign
from credit.inspections.due import Due, due_of, place_of
from models.values.working_days import working_or_weekday
from web.access import Action, Person, Role
from web.register.accounts.organisations import names_of
from web.register.inspections.campaigns import campaigns
from web.register.inspections.inspectors import number_of
from web.work.inspections.own import own_tasks
from web.work.inspections.places import place_words
from web.work.inspections.whose import owners_of
from web.work.items import Item

__all__ = ["inspections_waiting"]

_WHAT: Final = {
    "assign": lazy_gettext("Assign inspectors"), "recheck": lazy_gettext("Look at it again"),
    "publish": lazy_gettext("Publish the campaign"), "visit": lazy_gettext("Inspect what is left"),
}  # fmt: skip


def inspections_waiting(who: Person, session: Session) -> Iterator[Item]:
    """Yield what an office has to do, or an inspector; what companies have to put right waits for them.

    An office is told once that visits are left, an inspector of each that is theirs.
    """
    if who.organisations(Role.INSPECTOR):
        yield from _of_inspector(who, session)
    if not who.may(Action.INSPECTION_RUN):
        return
    held = [
        one for one in campaigns(session) if not who.refusals(Action.INSPECTION_RUN, owners_of(session, one))
    ]  # fmt: skip
    names = names_of(session, {f"community/{target}" for one in held for target in one.announced["targets"]})
    for campaign in held:
        told = set()
        for due in due_of(campaign, working_or_weekday):
            if due.what not in _WHAT or (due.what == "visit" and "visit" in told):
                continue
            told.add(due.what)
            about = _about(due, campaign, names)
            yield Item(str(_WHAT[due.what]), about, url_for("work.inspections.show", name=campaign.id), due.day)


def _about(due: Due, campaign: Campaign, names: Mapping[str, str]) -> str:
    """Return what is to be looked at again; of everything else an office is told the campaign."""
    place = place_of(due, campaign) if due.what == "recheck" else None
    return str(gettext("campaign %(name)s", name=campaign.id)) if place is None else place_words(place, names)


def _of_inspector(who: Person, session: Session) -> Iterator[Item]:
    if number_of(session, who.account_id) is None:
        what = gettext("Say your staff number")
        about = gettext("inspections that are drawn for you stand here from then on")
        yield Item(what, about, url_for("work.inspections.own"))
    for one in own_tasks(session, who.account_id):
        yield Item(one.what, one.where, one.address, one.due_on)
