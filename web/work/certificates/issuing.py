"""Issuing a certificate: it is prepared here, signed with the head's key elsewhere, and the signed file comes back."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any

from flask import Blueprint, Response, abort, render_template, url_for
from flask_babel import gettext
from sqlmodel import Session
from werkzeug.wrappers import Response as AnyResponse

from models.record import Clerk
from web.access import Action, Person
from web.clock import now, today
from web.gate import needs
from web.register.standing.certificate_papers import Wish, open_wishes, take_certificate, wish_numbered
from web.register.standing.certificates import what_is_certified
from web.register.standing.pushes import names_of
from web.work.acting import acting, done, reading_session, refused_into
from web.work.forms import PortalForm
from web.work.items import Item
from web.work.lists.papers import statement
from web.work.uploads import sent_json

__all__ = ["add_to", "waiting"]


class _Bringing(PortalForm):
    """The signed file; it comes beside the form."""


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("", "show_all", _show_all)
    pages.add_url_rule("/<int:number>", "issue", _issue, methods=["GET", "POST"])
    pages.add_url_rule("/<int:number>/statement.json", "statement", _statement)


def waiting(who: Person, session: Session) -> Iterator[Item]:
    """Yield the certificates that wait for the head's signature; no law says by when."""
    if who.may(Action.CERTIFICATE_ISSUE):
        for one in open_wishes(session):
            address = url_for("work.certificates.issue", number=one.number)
            yield Item(gettext("Sign a certificate"), one.company_id, address)


@needs(Action.CERTIFICATE_READ)
def _show_all() -> str:
    session = reading_session()
    return render_template("work/certificates/all.html", wishes=open_wishes(session), names=names_of(session))


@needs(Action.CERTIFICATE_ISSUE)
def _issue(number: int) -> AnyResponse | tuple[str, int]:
    wish, form = _wish(number), _Bringing()
    if form.sent():
        taken = []
        with refused_into(form), acting() as clerk:
            taken.append(take_certificate(clerk, wish, sent_json("signed")))
        if not form.is_wrong:
            what = gettext("The certificate is on record, and the company has it.")
            return done(what, url_for("checking.certificate", number=taken[0]))
    content: list[dict[str, Any]] = []
    with refused_into(form):
        content.append(_content(wish))
    return render_template(
        "work/certificates/issue.html", form=form, wish=wish, content=content[0] if content else None,
        names=names_of(reading_session()),
    ), form.status  # fmt: skip


@needs(Action.CERTIFICATE_ISSUE)
def _statement(number: int) -> Response:
    """Give what the head signs, as of this moment."""
    return statement(_content(_wish(number)), f"certificate-{number}")


def _content(wish: Wish) -> dict[str, Any]:
    return what_is_certified(Clerk(reading_session(), now(), secrets.token_bytes), wish.company_id, today())


def _wish(number: int) -> Wish:
    return wish_numbered(reading_session(), number) or abort(404)
