"""An inspector's own work: the visits drawn or listed for them, second looks at what they found, and their number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, render_template, url_for
from flask_babel import gettext, lazy_gettext
from sqlmodel import Session
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from credit.inspections import Campaign
from credit.inspections.due import Due, due_of_inspector, place_of
from models.values.working_days import working_or_weekday
from web.access import Action
from web.clock import now, today
from web.gate import needs, scope, signed_in
from web.register.accounts.organisations import names_of
from web.register.inspections.campaigns import campaigns
from web.register.inspections.inspectors import number_of, say_number
from web.work.acting import acting, done, reading_session, refused_into
from web.work.forms import PortalForm, text
from web.work.inspections.places import place_words
from web.work.inspections.whose import owners_of

__all__ = ["OwnTask", "add_to", "own_tasks"]


class _Number(PortalForm):
    """The staff number by which pools and lists of inspectors name somebody."""

    number = StringField(lazy_gettext("My staff number"), [InputRequired(), Length(max=40)])


@dataclass(frozen=True, slots=True)
class OwnTask:
    """What an inspector has to do: what, where, in which campaign, by which day, and the page for it."""

    what: str
    where: str
    campaign: str
    due_on: date
    address: str


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/mine", "own", _own, methods=["GET", "POST"])


@needs(Action.INSPECTION_VISIT)
def _own() -> Response | tuple[str, int]:
    account, reach = signed_in().account_id, scope()
    form = _Number(number=number_of(reading_session(), account))
    if form.sent():
        with refused_into(form), acting() as clerk:
            say_number(clerk.session, account, text(form.number), now())
        if not form.is_wrong:
            return done(gettext("This number is yours from now on."), url_for("work.inspections.own"))
    session = reading_session()
    return render_template(
        "work/inspections/own.html", form=form, number=number_of(session, account),
        tasks=list(own_tasks(session, account, reach)), on=today(),
    ), form.status  # fmt: skip


def own_tasks(session: Session, account_id: str, reach: frozenset[str] | None = None) -> Iterator[OwnTask]:
    """Yield what is still to be done of the inspector that an account is, by day; nothing before it said its number.

    `reach`: for which organisations the account may inspect, None for all.
    """
    number = number_of(session, account_id)
    if number is None:
        return
    held = {one.id: one for one in campaigns(session) if reach is None or not reach.isdisjoint(owners_of(session, one))}
    found = sorted(
        (due, one.id) for one in held.values() for due in due_of_inspector(one, number, working_or_weekday)
    )  # fmt: skip
    targets = {f"community/{target}" for _, name in found for target in held[name].announced["targets"]}
    names = names_of(session, targets)
    for due, name in found:
        yield _task(due, held[name], names)


def _task(due: Due, campaign: Campaign, names: dict[str, str]) -> OwnTask:
    place = place_of(due, campaign)
    if place is None:  # an inspector owes visits and second looks alone
        raise AssertionError
    what, address = gettext("Look at it again"), url_for("work.inspections.show", name=campaign.id)
    if due.what == "visit":
        what, address = gettext("Inspect"), url_for("work.inspections.visit", name=campaign.id, target=place.target)
    return OwnTask(what, place_words(place, names), campaign.id, due.day, address)
