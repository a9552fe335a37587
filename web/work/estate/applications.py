"""What the seller does with those who apply to take part in a rent auction: securities, admission, refusal."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, abort, request
from flask_babel import gettext, lazy_gettext
from wtforms import FileField, StringField
from wtforms.validators import InputRequired, Length

from bidding.auction import Application, ApplicationMove, ApplicationStep
from models.errors import InputError, Problem
from web.access import Action
from web.register.auctions.applications import admit, application_named, apply, take_step
from web.register.auctions.courses import announced
from web.register.letting.lettings import auctions_of, may_sell
from web.register.letting.securities import take_security_step
from web.work.estate.deeds import Deed, DeedForm, Doing, add_deeds, fen, papers_field, yuan_field

__all__ = ["add_to"]


class _Paying(DeedForm):
    """What came in of a security."""

    amount = yuan_field(lazy_gettext("Yuan"), InputRequired())
    papers = papers_field(lazy_gettext("Vouchers"))


class _Refunding(DeedForm):
    """That a security went back."""

    papers = papers_field(lazy_gettext("Vouchers"))


class _Reasoning(DeedForm):
    """Why."""

    reason = StringField(lazy_gettext("Reason"), [InputRequired(), Length(max=300)])


class _Keeping(_Reasoning):
    """Why a security is kept."""

    papers = papers_field(lazy_gettext("Vouchers"))


class _Entering(DeedForm):
    """An application that somebody signed elsewhere and handed in."""

    application = FileField(lazy_gettext("The application as it was signed: wuxin auction apply"))


def add_to(pages: Blueprint) -> None:
    """Add the deeds to the room; each is about an auction and a handle, the entering about an auction alone."""
    sell, then = Action.AUCTION_ANNOUNCE, "work.estate.auctions"
    refuse, keep = (
        lazy_gettext("Refuse an application"),
        lazy_gettext("Keep the security of a winner who does not sign"),
    )
    add_deeds(
        pages,
        Deed("enter-application", lazy_gettext("Enter an application"), sell, _Entering, _enter, then),
        Deed("pay-security", lazy_gettext("Enter a security that was paid"), sell, _Paying, _pay, then),
        Deed("admit-bidder", lazy_gettext("Admit a bidder"), sell, DeedForm, _admit, then),
        Deed("refuse-bidder", refuse, sell, _Reasoning, _refuse, then),
        Deed("refund-security", lazy_gettext("Give a security back"), sell, _Refunding, _refund, then),
        Deed("keep-security", keep, sell, _Keeping, _keep, then),
    )  # fmt: skip


def _enter(doing: Doing) -> None:
    sent = request.files.get("application")
    try:
        signed = dict(json.loads(sent.read() if sent is not None else ""))
    except (ValueError, TypeError, RecursionError):
        what = gettext("this is no application")
        raise InputError(Problem("application", what, gettext("Take the file as it was signed."))) from None
    apply(doing.clerk, _own(doing, doing.about), signed)


def _pay(doing: Doing) -> None:
    form: Any = doing.form
    _moved(doing, _application(doing), ApplicationMove.PAY, fen(form.amount))


def _admit(doing: Doing) -> None:
    admit(doing.clerk, _application(doing))


def _refuse(doing: Doing) -> None:
    take_step(doing.clerk, _application(doing), _step(doing, ApplicationMove.REFUSE, 0, doing.said("reason")))


def _refund(doing: Doing) -> None:
    application = _application(doing)
    _moved(doing, application, ApplicationMove.REFUND, application.held_fen)


def _keep(doing: Doing) -> None:
    application = _application(doing)
    _moved(doing, application, ApplicationMove.KEEP, application.held_fen, doing.said("reason"))


def _moved(
    doing: Doing, application: Application, move: ApplicationMove, amount_fen: int, reason: str = ""
) -> None:  # fmt: skip
    step = _step(doing, move, amount_fen, reason)
    take_security_step(doing.clerk, doing.books, application, step, doing.papers())


def _step(doing: Doing, move: ApplicationMove, amount_fen: int, reason: str) -> ApplicationStep:
    return ApplicationStep(move, doing.on, doing.clerk.at, doing.by, amount_fen, reason)


def _application(doing: Doing) -> Application:
    """Return the application that a deed is about, of an auction that the person may hold."""
    auction_id, _, handle = doing.about.rpartition("/")
    return application_named(doing.clerk.session, _own(doing, auction_id), handle)


def _own(doing: Doing, auction_id: str) -> str:
    session = doing.clerk.session
    if auction_id not in auctions_of(session, doing.place.id):
        abort(404)
    may_sell(doing.clerk, announced(session, auction_id), doing.role)
    return auction_id
