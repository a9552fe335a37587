"""Confirming or refusing an enrolment: who does it compared the fingerprint with the keeper, by voice."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, abort, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from sqlmodel import Session
from werkzeug.wrappers import Response
from wtforms import BooleanField, TextAreaField
from wtforms.validators import Length

from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from models.values.moments import moment_at
from web.access import Action, Person
from web.gate import acting_for, needs
from web.register.accounts.organisations import names_of
from web.register.keys.requests import Request, admit_request, refuse_request, request_numbered, requests
from web.work.acting import acting, done, reading_session, refused_into
from web.work.forms import PortalForm, text
from web.work.items import Item
from web.work.keys.shown import PURPOSES

__all__ = ["add_to", "waiting"]


class _Confirming(PortalForm):
    """That the fingerprint was compared; or a reason against."""

    compared = BooleanField(lazy_gettext("I compared the fingerprint with the keeper, face to face or by telephone"))
    reason = TextAreaField(lazy_gettext("Reason for refusing"), [Length(max=500)])


def add_to(pages: Blueprint) -> None:
    """Add the view to the room."""
    pages.add_url_rule("/requests/<int:number>", "confirm", _confirm, methods=["GET", "POST"])


def waiting(who: Person, session: Session) -> Iterator[Item]:
    """Yield the keys that wait until somebody made sure whose they are; no law says by when."""
    if who.may(Action.KEY_CONFIRM):
        for one in requests(session, waiting=True):
            address = url_for("work.keys.confirm", number=one.number)
            yield Item(gettext("Confirm a key"), one.event.key.name, address)


@needs(Action.KEY_CONFIRM)
def _confirm(number: int) -> Response | tuple[str, int]:
    asked, form = _asked(number), _Confirming()
    if form.sent():
        refuses = "refuse" in request.form
        with refused_into(form), acting() as clerk:
            _answer(clerk, number, form, refuses=refuses)
        if not form.is_wrong:
            what = (
                gettext("The key is refused.") if refuses else gettext("The key is on record, and counts from now on.")
            )
            return done(what, url_for("work.keys.show"))
    names = names_of(reading_session(), [asked.organisation])
    return render_template(
        "work/keys/confirm.html", form=form, it=asked, names=names, purposes=PURPOSES, at=moment_at
    ), form.status  # fmt: skip


def _answer(clerk: Clerk, number: int, form: _Confirming, *, refuses: bool) -> None:
    if refuses:
        refuse_request(clerk, number, text(form.reason), acting_for())
    elif form.compared.data:
        admit_request(clerk, number, acting_for())
    else:
        remedy = "Call the keeper, compare all eight groups, then tick it."
        raise RefusedError(Problem("compared", "nobody compared the fingerprint yet", remedy))


def _asked(number: int) -> Request:
    try:
        return request_numbered(reading_session(), number)
    except InputError:
        abort(404)
