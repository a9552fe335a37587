"""The keys of one's organisations, what waits for its confirmation, and the form that takes a statement."""

from __future__ import annotations

from collections.abc import Collection

from flask import Blueprint, render_template, url_for
from flask_babel import gettext, lazy_gettext
from sqlmodel import Session
from werkzeug.wrappers import Response
from wtforms import FileField

from models.errors import RefusedError
from models.keys import KeyEvent, KeyState, parse_event
from models.values.moments import moment_at
from web.access import CITY, Action
from web.access.key_purposes import PURPOSES_OF, holding_for, purpose_refusals
from web.clock import now
from web.gate import acting_for, needs, scope, signed_in
from web.register.accounts.organisations import names_of
from web.register.keys.requests import Request, hand_in, keys_now, requests
from web.work.acting import acting, done, reading_session, refused_into
from web.work.forms import PortalForm
from web.work.uploads import sent_json

__all__ = ["PURPOSES", "add_to"]

PURPOSES = {
    "log": lazy_gettext("signs the public record"), "witness": lazy_gettext("cosigns the public record"),
    "custodian": lazy_gettext("keeps shares of sealed bids"), "bidder": lazy_gettext("signs bids"),
    "official": lazy_gettext("signs decisions"),
}  # fmt: skip
ENDED = {
    "rotated": lazy_gettext("rotated"), "lost": lazy_gettext("lost"), "stolen": lazy_gettext("stolen"),
    "keeper-changed": lazy_gettext("its keeper changed"), "ended": lazy_gettext("ended"),
    "void": lazy_gettext("never held: a key that was revoked appointed it"),
}  # fmt: skip


class _HandingIn(PortalForm):
    """A statement as `wuxin key` wrote it."""

    statement = FileField(lazy_gettext("Signed statement (.json)"))


def add_to(pages: Blueprint) -> None:
    """Add the view to the room."""
    pages.add_url_rule("", "show", _show, methods=["GET", "POST"])


@needs(Action.KEY_HAND_IN)
def _show() -> Response | tuple[str, int]:
    reach, form = scope(), _HandingIn()
    if form.sent():
        told = []
        with refused_into(form):
            event = parse_event(sent_json("statement"))
            whose = _whose(event)
            with acting() as clerk:
                told.append(_told(hand_in(clerk, event, whose, acting_for())))
        if not form.is_wrong:
            return done(told[0], url_for("work.keys.show"))
    session = reading_session()
    asked = requests(session, reach)
    return render_template(
        "work/keys/show.html", form=form, asked=asked, keys=_keys(session, reach, asked), purposes=PURPOSES,
        ended=ENDED, names=names_of(session, {one.organisation for one in asked}), at=moment_at, make=_makes(),
    ), form.status  # fmt: skip


def _whose(event: KeyEvent) -> str:
    """Return for which organisation somebody hands in a statement; an enrolment only in a role that keeps such keys.

    All others are signed by a key on record, and it does not matter who brings them.
    """
    holdings = signed_in().holdings
    if event.kind != "enrolled":
        return CITY
    found = holding_for(holdings, event.purpose, event.key.name)
    if found is None:
        raise RefusedError(purpose_refusals(holdings, event.purpose, event.key.name))
    return found.organisation


def _told(number: int | None) -> str:
    if number is None:
        return str(gettext("The statement is on record, and counts from now on."))
    what = gettext(
        "The key waits for its confirmation. Read its fingerprint to the authority, face to face or by telephone."
    )
    return str(what)


def _keys(session: Session, reach: Collection[str] | None, asked: Collection[Request]) -> list[KeyState]:
    """Return the keys on record that are one's own, all of them for who may see all; those that hold first."""
    states = keys_now(session, now())
    admitted = {one.event.key.name for one in asked if one.outcome == "admitted"}
    codes = {one.partition("/")[2] for one in reach or () if one.startswith("company/")}
    own = [
        one for one in states.states
        if reach is None or one.key.name in admitted or (one.purpose == "bidder" and one.key.name in codes)
    ]  # fmt: skip
    return sorted(own, key=lambda one: (not one.holds(states.at), one.key.name, -one.valid_from))


def _makes() -> list[tuple[str, str]]:
    """Return the names and purposes of the keys that the person keeps, for the commands that make them."""
    found = []
    for one in signed_in().holdings:
        name = one.organisation.partition("/")[2] if one.organisation.startswith("company/") else "NAME"
        found += [(name, purpose) for purpose in PURPOSES_OF.get(one.role, ())]
    return list(dict.fromkeys(found))
