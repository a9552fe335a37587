"""An estate's assets: what they are and who rents them; entered, corrected, withdrawn."""

from __future__ import annotations

import re
from typing import Any, Final

from flask import Blueprint, Response, abort, render_template
from flask_babel import gettext, lazy_gettext
from wtforms import FileField, IntegerField, SelectField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from bidding.letting import Asset, AssetFacts, AssetMove, AssetStep, RecordOwner, asset_state, law_for
from bidding.letting.law_shapes import LettingLaw
from bidding.letting.laws import cite
from bidding.letting.leases import running_on
from models.errors import InputError, Problem
from web.access import Action
from web.choices import choices as options
from web.clock import today
from web.gate import needs
from web.languages import language, pick
from web.pages.table_files import table_file
from web.register.letting.assets import asset_named, assets_of, leases_with_ends, place_of, take_step
from web.register.public.estate_places import Place
from web.work.acting import reading_session
from web.work.estate.auctions import auction_lines
from web.work.estate.deeds import Deed, DeedForm, Doing, add_deeds
from web.work.estate.papers import documents_here
from web.work.estate.places import found_place, may_here

__all__ = ["add_to"]

_SIZE: Final = re.compile(r"(\d{1,7})(?:\.(\d{1,2}))?", re.ASCII)
_OWNERS: Final = (
    (RecordOwner.ALL_OWNERS, lazy_gettext("all owners")), (RecordOwner.COMMITTEE, lazy_gettext("the committee")),
    (RecordOwner.DEVELOPER, lazy_gettext("the developer")), (RecordOwner.UNIT, lazy_gettext("a unit's")),
)  # fmt: skip


class _Facts(DeedForm):
    """What is known of an asset."""

    kind = SelectField(lazy_gettext("Kind"), [InputRequired()], choices=[])
    place = StringField(lazy_gettext("Where in the estate"), [InputRequired(), Length(max=100)])
    area = StringField(lazy_gettext("Floor area (m²)"), [Length(max=12)])
    places = IntegerField(lazy_gettext("Else how many places"), [Optional(), NumberRange(0, 99999)])
    owner = SelectField(lazy_gettext("Whose, by its document"), [InputRequired()], choices=options(_OWNERS))
    unit = StringField(lazy_gettext("The unit, where it is a unit's"), [Length(max=40)])
    paper = FileField(lazy_gettext("Deed, plan or decision"))


class _Registering(_Facts):
    """A new asset."""

    name = StringField(lazy_gettext("Name in the whole register"), [InputRequired(), Length(max=60)])


class _Correcting(_Facts):
    """What was wrong."""

    reason = StringField(lazy_gettext("Reason"), [InputRequired(), Length(max=300)])


class _Withdrawing(DeedForm):
    """Why it is no longer there."""

    reason = StringField(lazy_gettext("Reason"), [InputRequired(), Length(max=300)])


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<community_id>", "show", _show)
    pages.add_url_rule("/<community_id>/assets.<ending>", "asset_file", _file)
    then, keep = "work.estate.show", Action.ASSET_KEEP
    add_deeds(
        pages,
        Deed("register-asset", lazy_gettext("Enter an asset"), keep, _Registering, _register, then, None, _offer),
        Deed("correct-asset", lazy_gettext("Correct an asset"), keep, _Correcting, _correct, then, None, _offer),
        Deed("withdraw-asset", lazy_gettext("Withdraw an asset"), keep, _Withdrawing, _withdraw, then),
    )  # fmt: skip


@needs(Action.MONEY_SEE)
def _show(community_id: str) -> str:
    place = found_place(community_id)
    lines, law = _lines(place), _law(place)
    return render_template(
        "work/estate/assets.html", place=place, lines=lines, law=law, owners=dict(_OWNERS),
        cited=lambda basis: "" if law is None else cite(law, basis, language()),
        keeps=law is not None and may_here(Action.ASSET_KEEP, place),
        announces=may_here(Action.AUCTION_ANNOUNCE, place), lets=may_here(Action.LEASE_KEEP, place),
        auctions=auction_lines(place),
        deeds=documents_here(place, (digest for asset, _ in lines for digest in asset.documents)),
    )  # fmt: skip


@needs(Action.MONEY_SEE)
def _file(community_id: str, ending: str) -> Response:
    place = found_place(community_id)
    columns = ("asset", "state", "kind", "place", "area_m2", "places", "owner", "tenant", "until")
    rows = []
    for asset, lease in _lines(place):
        facts = asset.facts
        size = f"{facts.area // 100}.{facts.area % 100:02}" if facts.area else None
        let = (None, None) if lease is None else (lease[0].terms.tenant, lease[1])
        rows.append((asset.id, str(asset_state(asset)), facts.kind, facts.place, size, facts.places,
                     str(facts.owner), *let))  # fmt: skip
    return table_file(ending, "assets", columns, rows, {"as_of": today()})


def _lines(place: Place) -> list[tuple[Asset, Any]]:
    session = reading_session()
    leases = leases_with_ends(session, place.id)
    return [(one, running_on(leases, one.id, today())) for one in assets_of(session, place.id)]


def _law(place: Place) -> LettingLaw | None:
    """Return what holds where the estate lies, None before its delivery names the place."""
    try:
        return law_for(place_of(reading_session(), place.id))
    except InputError:
        return None


def _offer(form: Any, place: Place, about: str) -> None:  # noqa: ANN401 - a form with a kind
    law = _law(place) or abort(404)
    form.kind.choices = [(code, pick(kind.title)) for code, kind in law.kinds.items()]
    if about and not form.place.data:
        facts = _own(asset_named(reading_session(), about), place).facts
        form.kind.data, form.place.data, form.owner.data = facts.kind, facts.place, facts.owner
        form.unit.data, form.places.data = facts.unit, facts.places or None
        form.area.data = f"{facts.area // 100}.{facts.area % 100:02}" if facts.area else ""


def _own(asset: Asset, place: Place) -> Asset:
    """Return the asset where it is of this estate; 404 for another's."""
    return asset if asset.community_id == place.id else abort(404)


def _facts(doing: Doing) -> dict[str, Any]:
    form: Any = doing.form
    facts = AssetFacts(
        doing.said("kind"), doing.said("place"), _hundredths(doing.said("area")), form.places.data or 0,
        RecordOwner(doing.said("owner")), doing.said("unit"), doing.document("paper") or "",
    )  # fmt: skip
    return facts.as_content()


def _hundredths(typed: str) -> int:
    match = _SIZE.fullmatch(typed or "0")
    if match is None:
        raise InputError(Problem("area", gettext("This is no area."), gettext("Write square metres, like 48.5.")))
    return int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0"))


def _stepped(doing: Doing, asset: Asset, move: AssetMove, told: dict[str, Any]) -> None:
    take_step(doing.clerk, asset, AssetStep(move, doing.on, doing.clerk.at, doing.by, doing.role, told))


def _register(doing: Doing) -> None:
    _stepped(doing, Asset(doing.said("name"), doing.place.id), AssetMove.REGISTER, _facts(doing))


def _correct(doing: Doing) -> None:
    asset = _own(asset_named(doing.clerk.session, doing.about), doing.place)
    _stepped(doing, asset, AssetMove.CORRECT, {**_facts(doing), "reason": doing.said("reason")})


def _withdraw(doing: Doing) -> None:
    asset = _own(asset_named(doing.clerk.session, doing.about), doing.place)
    _stepped(doing, asset, AssetMove.WITHDRAW, {"reason": doing.said("reason")})
