"""A rent auction announced for an asset: by a form that says what each number does, or by rules as JSON."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from flask import Blueprint, request
from flask_babel import gettext, lazy_gettext
from wtforms import (
    DateField,
    DateTimeLocalField,
    FileField,
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional, Regexp

from bidding.auction import AuctionRules, LeaseOffer, SoftClose
from bidding.auction.rules import DEFAULTS, rules_from
from bidding.letting import AssetState, asset_state
from models.errors import InputError, Problem
from models.record.keys import keys_at
from models.values.moments import SHANGHAI, moment_number
from web.access import Action
from web.choices import choices as options
from web.clock import now
from web.register.letting.assets import asset_named, assets_of
from web.register.letting.lettings import put_up
from web.register.public.estate_places import Place
from web.work.acting import reading_session
from web.work.estate.deeds import Deed, DeedForm, Doing, add_deeds, fen, yuan_field
from web.work.forms import text
from web.work.rent_months import RENT_MONTHS

__all__ = ["add_to"]

_MINUTE: Final = timedelta(minutes=1)
_WITHIN, _EXTENSION = (DEFAULTS.within // _MINUTE, DEFAULTS.extension // _MINUTE)
_NAME: Final = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"


def _moment(label: Any) -> DateTimeLocalField:  # noqa: ANN401 - lazy text
    return DateTimeLocalField(label, [InputRequired()], format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])


def _minutes(label: Any, shown: int, least: int, most: int) -> IntegerField:  # noqa: ANN401 - lazy text
    return IntegerField(label, [InputRequired(), NumberRange(least, most)], default=shown)


class _Announcing(DeedForm):
    """The rules of an auction, and the lease for which the rent is bid."""

    asset = SelectField(lazy_gettext("Asset"), [InputRequired()], choices=[])
    name = StringField(
        lazy_gettext("Name of the auction, never used twice"),
        [InputRequired(), Length(max=60), Regexp(_NAME, message=lazy_gettext("Latin letters, digits, . _ and -"))],
    )
    opens = _moment(lazy_gettext("Opens"))
    closes = _moment(lazy_gettext("Closes"))
    latest = _minutes(lazy_gettext("Late bids put the end off by so many minutes in all, at most"), 30, 0, 1440)
    within = _minutes(lazy_gettext("A bid in the last so many minutes puts the end off"), _WITHIN, 0, 60)
    extension = _minutes(lazy_gettext("so that so many minutes are left"), _EXTENSION, 1, 60)
    start = yuan_field(lazy_gettext("Starting rent (yuan)"), InputRequired())
    step = yuan_field(lazy_gettext("Each bid is higher by at least (yuan)"), InputRequired())
    security = yuan_field(lazy_gettext("Security to take part (yuan)"), InputRequired())
    since = DateField(lazy_gettext("The lease runs from"), [InputRequired()])
    until = DateField(lazy_gettext("Until before"), [InputRequired()])
    per = SelectField(lazy_gettext("The rent that is bid is for each"), [InputRequired()], choices=options(RENT_MONTHS))
    every = SelectField(lazy_gettext("Paid each"), [InputRequired()], choices=options(RENT_MONTHS), default="3")
    deposit = yuan_field(lazy_gettext("Deposit of the tenant (yuan)"), Optional())
    officials = SelectMultipleField(lazy_gettext("Officials who may pause, resume or cancel it"), choices=[])


class _Sending(DeedForm):
    """The rules of an auction as a file."""

    rules = FileField(lazy_gettext("The rules as JSON, with the keys of bidders and officials"))


def add_to(pages: Blueprint) -> None:
    """Add the deeds to the room."""
    announce, then = Action.AUCTION_ANNOUNCE, "work.estate.auctions"
    by_file = lazy_gettext("Announce a rent auction by its rules as a file")
    add_deeds(
        pages,
        Deed("announce-auction", lazy_gettext("Announce a rent auction"), announce, _Announcing, _announce, then,
             _told, _offer),
        Deed("announce-auction-file", by_file, announce, _Sending, _send, then),
    )  # fmt: skip


def _told(_place: Place, _about: str) -> str:
    told: str = gettext(
        "The rules go on the public record and never change. Who wants to bid applies on the page of the auction, "
        "pays the security and is admitted by you before it opens. Minutes and shares that no law sets are our own "
        "choice, and so are those shown here."
    )
    return told


def _offer(form: Any, place: Place, about: str) -> None:  # noqa: ANN401 - a form with an asset
    session = reading_session()
    known = [one for one in assets_of(session, place.id) if asset_state(one) is AssetState.REGISTERED]
    form.asset.choices = [(one.id, f"{one.id}: {one.facts.place}") for one in known]
    held = keys_at(session, moment_number(now())).valid
    form.officials.choices = [(one.key.vkey, one.key.name) for one in held if one.purpose == "official"]
    if about and not form.asset.data:
        form.asset.data = about


def _announce(doing: Doing) -> None:
    form: Any = doing.form
    closes = _at(form.closes.data)
    rules = AuctionRules(
        doing.said("name"), doing.said("asset"), _at(form.opens.data), closes, closes + form.latest.data * _MINUTE,
        fen(form.start), fen(form.step), fen(form.security), {}, tuple(form.officials.data or ()),
        SoftClose(form.within.data * _MINUTE, form.extension.data * _MINUTE),
        LeaseOffer(
            form.since.data, form.until.data, int(doing.said("per")), int(doing.said("every")),
            fen(form.deposit) if text(form.deposit) else 0,
        ),
    )  # fmt: skip
    put_up(doing.clerk, rules, doing.by, doing.role)


def _at(typed: datetime) -> datetime:
    """Return the moment that somebody typed by the clock of Shanghai."""
    return typed.replace(tzinfo=SHANGHAI).astimezone(UTC)


def _send(doing: Doing) -> None:
    sent = request.files.get("rules")
    try:
        rules = rules_from(dict(json.loads(sent.read() if sent is not None else "")))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        if isinstance(error, InputError):
            raise
        what = gettext("these are no rules of an auction")
        raise InputError(Problem("rules", what, gettext("docs/auctions.md tells every key."))) from None
    asset = asset_named(doing.clerk.session, rules.asset_id)
    if asset.community_id != doing.place.id:
        what = gettext("The asset is of another estate.")
        raise InputError(Problem("rules", what, gettext("Announce it there.")))
    put_up(doing.clerk, rules, doing.by, doing.role)
