"""What owners let their bodies spend, entered where a vote on record does not say it itself; and who acts for them."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template
from flask_babel import lazy_gettext
from wtforms import DateField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional

from bidding.owners.laws import law_for as owners_law_for
from bidding.revenue import MoneyMove
from models.errors import InputError, Problem
from web.access import Action
from web.choices import choices
from web.clock import today
from web.gate import needs
from web.languages import pick
from web.register.money.authority import grounds_for
from web.register.money.steps import authorisation, staged
from web.register.public.estate_places import Place
from web.work.acting import reading_session
from web.work.estate.books import opened_books
from web.work.estate.deeds import Deed, DeedForm, Doing, add_deeds, fen, yuan_field
from web.work.estate.places import books_here, found_place, may_here
from web.work.forms import text

__all__ = ["add_to"]


class _Authorising(DeedForm):
    """Which item of which vote, and what it covers: one thing, or a body within limits."""

    name = StringField(lazy_gettext("Name of the entry"), [InputRequired(), Length(max=60)])
    vote = StringField(lazy_gettext("Vote"), [InputRequired(), Length(max=60)])
    item = StringField(lazy_gettext("Item of the vote"), [InputRequired(), Length(max=60)])
    matter = SelectField(lazy_gettext("Matter"), [InputRequired()], choices=[], validate_choice=False)
    covers = StringField(lazy_gettext("The one payment or application that was decided"), [Length(max=60)])
    each = yuan_field(lazy_gettext("Else: yuan at most for each"))
    year = yuan_field(lazy_gettext("Yuan at most in a calendar year"))
    until = DateField(lazy_gettext("The first day after the delegation"), [Optional()])


class _Revoking(DeedForm):
    """Why it stands no longer."""

    reason = StringField(lazy_gettext("Reason"), [InputRequired(), Length(max=300)])


class _Staging(DeedForm):
    """Who acts for the owners until when."""

    principal = SelectField(lazy_gettext("Who acts"), [InputRequired()], choices=choices([
        ("owners_committee", lazy_gettext("the committee")),
        ("management_committee", lazy_gettext("the management committee")),
    ]))  # fmt: skip
    until = DateField(lazy_gettext("The first day after its term"), [InputRequired()])


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<community_id>/mandates", "mandates", _show)
    then, keep = "work.estate.mandates", Action.MONEY_AUTHORISE
    add_deeds(
        pages,
        Deed("authorise", lazy_gettext("Enter what a vote authorises"), keep, _Authorising, _authorise, then, None,
             _offer),
        Deed("revoke", lazy_gettext("Enter that it is revoked"), keep, _Revoking, _revoke, then),
        Deed("stage", lazy_gettext("Enter who acts"), Action.MONEY_OPEN, _Staging, _stage, then),
    )  # fmt: skip


@needs(Action.MONEY_SEE)
def _show(community_id: str) -> str:
    place = found_place(community_id)
    estate = opened_books(place)
    gone = {step.subject for step in estate.steps if step.move is MoneyMove.REVOKE}
    entered = [step for step in estate.steps if step.move is MoneyMove.AUTHORISE]
    matters = owners_law_for(estate.terms.jurisdiction).matters
    return render_template(
        "work/estate/mandates.html", place=place, entered=entered, gone=gone,
        grounds=grounds_for(reading_session(), estate, today()),
        matter=lambda name: pick(matters[name].title) if name in matters else name,
        keeps=may_here(Action.MONEY_AUTHORISE, place), stages=may_here(Action.MONEY_OPEN, place),
    )  # fmt: skip


def _offer(form: Any, place: Place, _about: str) -> None:  # noqa: ANN401 - the form of an authorisation
    books = books_here(place)
    matters = {} if books is None else owners_law_for(books.terms.jurisdiction).matters
    form.matter.choices = [(name, pick(one.title)) for name, one in matters.items()]


def _authorise(doing: Doing) -> None:
    told = {name: doing.said(name) for name in ("vote", "item", "matter")}
    content = {**told, "covers": doing.said("covers") or None, **_limits(doing.form)}
    authorisation(doing.clerk, doing.books, doing.step(MoneyMove.AUTHORISE, doing.said("name"), content))


def _limits(form: Any) -> dict[str, Any]:  # noqa: ANN401 - the form of an authorisation
    """Return the limits of a delegation; nothing where one thing was decided. Raises InputError for both or neither."""
    given = [bool(text(form.each)), bool(text(form.year)), form.until.data is not None]
    if any(given) == bool(text(form.covers)) or (any(given) and not all(given)):
        what = "it names neither one thing nor all three limits, or both"
        raise InputError(
            Problem("covers", what, "Name what was decided, or the limits for each and a year with a day.")
        )
    if not any(given):
        return {}
    return {"each_fen": fen(form.each), "year_fen": fen(form.year), "until": form.until.data.isoformat()}


def _revoke(doing: Doing) -> None:
    step = doing.step(MoneyMove.REVOKE, doing.about, {"reason": doing.said("reason")})
    authorisation(doing.clerk, doing.books, step)


def _stage(doing: Doing) -> None:
    form: Any = doing.form
    content = {"principal": doing.said("principal"), "until": form.until.data.isoformat()}
    staged(doing.clerk, doing.books, doing.step(MoneyMove.STAGE, None, content))
