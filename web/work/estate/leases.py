"""Leases of an estate's assets: signed, paid, reminded of, ended, handed back; what is open of each."""

from __future__ import annotations

from typing import Any, Final

from flask import Blueprint, Response, abort, render_template
from flask_babel import lazy_gettext
from sqlmodel import Session
from wtforms import DateField, FileField, IntegerField, SelectField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from bidding.letting import (
    Arrears,
    AssetState,
    Escalation,
    Lease,
    LeaseMove,
    LeaseStep,
    LeaseTerms,
    LettingAward,
    Proposal,
    TenantMoney,
    asset_state,
    lease_state,
)  # fmt: skip
from bidding.letting.tenant_money import deposit_fen, owed_on
from bidding.revenue import Book, MoneyRole
from models.errors import InputError, Problem
from web.access import Action
from web.choices import choices as options
from web.clock import today
from web.gate import needs
from web.pages.table_files import table_file
from web.register.letting.assets import assets_of, leases_with_ends
from web.register.letting.lease_rows import lease_named
from web.register.letting.leases import auction_award, end_of, paid_in, sign, take_step, tender_award
from web.register.public.estate_places import Place
from web.register.tenders.events import tender_named
from web.work.acting import reading_session
from web.work.estate.deeds import Deed, DeedForm, Doing, add_deeds, fen, papers_field, yuan_field
from web.work.estate.papers import documents_here
from web.work.estate.places import books_of, found_place, may_here
from web.work.forms import text
from web.work.rent_months import RENT_MONTHS

__all__ = ["add_to"]

_WHAT: Final = (
    (TenantMoney.RENT.value, lazy_gettext("rent")), ("deposit", lazy_gettext("deposit taken")),
    ("kept_for_rent", lazy_gettext("deposit kept for rent")),
    ("kept_for_damage", lazy_gettext("deposit kept for damage")), ("refund", lazy_gettext("deposit given back")),
)  # fmt: skip
_CAUSES: Final = (
    ("agreement", lazy_gettext("both agree")), ("arrears", lazy_gettext("rent is not paid")),
    ("breach", lazy_gettext("it was broken otherwise")), ("decision", lazy_gettext("it may not go on")),
)  # fmt: skip


class _Signing(DeedForm):
    """What a lease says, and what awarded it."""

    name = StringField(lazy_gettext("Name of the lease in the whole register"), [InputRequired(), Length(max=60)])
    asset = SelectField(lazy_gettext("Asset"), [InputRequired()], choices=[])
    tenant = StringField(lazy_gettext("Tenant, by code"), [InputRequired(), Length(max=60)])
    since = DateField(lazy_gettext("From"), [InputRequired()])
    until = DateField(lazy_gettext("Until before"), [InputRequired()])
    rent = yuan_field(lazy_gettext("Rent as it was bid (yuan)"), InputRequired())
    per = SelectField(lazy_gettext("For each"), choices=options(RENT_MONTHS))
    every = SelectField(lazy_gettext("Paid each"), choices=options(RENT_MONTHS), default="3")
    deposit = yuan_field(lazy_gettext("Deposit (yuan)"))
    due_days = IntegerField(lazy_gettext("Due so many days after a period begins"), [Optional(), NumberRange(0, 366)])
    free_months = IntegerField(lazy_gettext("First months that cost nothing"), [Optional(), NumberRange(0, 120)])
    rises = StringField(lazy_gettext("Rises, such as 12=5% 24=5%"), [Length(max=100)])
    auction = StringField(lazy_gettext("Auction that awarded it"), [Length(max=60)])
    tender = StringField(lazy_gettext("Else the rent tender"), [Length(max=60)])
    second = StringField(lazy_gettext("Why not the winner but the one who waits signs"), [Length(max=300)])
    service_until = DateField(lazy_gettext("First day after the preliminary service"), [Optional()])
    paper = FileField(lazy_gettext("The written lease"))


class _Paying(DeedForm):
    """Money of a lease."""

    what = SelectField(lazy_gettext("For"), [InputRequired()], choices=options(_WHAT))
    amount = yuan_field(lazy_gettext("Yuan"), InputRequired())
    text = StringField(lazy_gettext("What it is for"), [InputRequired(), Length(max=300)])
    papers = papers_field(lazy_gettext("Vouchers"))


class _Ending(DeedForm):
    """Why a lease ends before its time."""

    cause = SelectField(lazy_gettext("Cause"), [InputRequired()], choices=options(_CAUSES))
    reason = StringField(lazy_gettext("Reason"), [InputRequired(), Length(max=300)])
    ends_on = DateField(lazy_gettext("The first day after it"), [InputRequired()])
    paper = FileField(lazy_gettext("The paper"))


class _HandingBack(DeedForm):
    """The record of the handing back."""

    paper = FileField(lazy_gettext("The record of the handing back"))


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<community_id>/leases", "leases", _show_all)
    pages.add_url_rule("/<community_id>/leases.<ending>", "lease_file", _file)
    pages.add_url_rule("/<community_id>/leases/<lease_id>", "lease", _show)
    then, keep = "work.estate.leases", Action.LEASE_KEEP
    add_deeds(
        pages,
        Deed("sign-lease", lazy_gettext("Sign a lease"), keep, _Signing, _sign, then, None, _offer),
        Deed("pay-lease", lazy_gettext("Enter money of a lease"), keep, _Paying, _pay, then),
        Deed("remind-tenant", lazy_gettext("Enter a reminder"), keep, DeedForm, _remind, then),
        Deed("end-lease", lazy_gettext("End a lease"), keep, _Ending, _end, then),
        Deed("hand-back", lazy_gettext("Enter the handing back"), keep, _HandingBack, _hand_back, then),
    )


@needs(Action.MONEY_SEE)
def _show_all(community_id: str) -> str:
    place = found_place(community_id)
    return render_template("work/estate/leases.html", place=place, lines=_lines(place), today=today(),
                           keeps=may_here(Action.LEASE_KEEP, place), state=lease_state)  # fmt: skip


@needs(Action.MONEY_SEE)
def _file(community_id: str, ending: str) -> Response:
    place = found_place(community_id)
    columns = ("lease", "state", "asset", "tenant", "since", "until", "open_fen", "days")
    rows = [
        (lease.id, str(lease_state(lease)), lease.terms.asset_id, lease.terms.tenant, lease.terms.since, end,
         owed.open_fen, owed.days)
        for lease, end, owed in _lines(place)
    ]  # fmt: skip
    return table_file(ending, "leases", columns, rows, {"as_of": today()})


@needs(Action.MONEY_SEE)
def _show(community_id: str, lease_id: str) -> str:
    place, session = found_place(community_id), reading_session()
    try:
        lease = _own(lease_named(session, lease_id), place)
    except InputError:
        abort(404)
    book, end = _common(session, place), end_of(session, lease)
    return render_template(
        "work/estate/lease.html", place=place, lease=lease, state=lease_state(lease), end=end,
        dues=lease.dues(end), owed=owed_on(lease, end, book, today()), held=deposit_fen(book, lease.id),
        keeps=may_here(Action.LEASE_KEEP, place), documents=documents_here(place, lease.documents),
    )  # fmt: skip


def _lines(place: Place) -> list[tuple[Lease, Any, Arrears]]:
    session = reading_session()
    book = _common(session, place)
    found = [(one, end, owed_on(one, end, book, today())) for one, end in leases_with_ends(session, place.id)]
    return sorted(found, key=lambda line: (-line[2].days, line[0].id))


def _common(session: Session, place: Place) -> Book:
    books = books_of(session, place)
    return Book(place.id, "common") if books is None else books.common


def _own(lease: Lease, place: Place) -> Lease:
    return lease if lease.community_id == place.id else abort(404)


def _offer(form: Any, place: Place, about: str) -> None:  # noqa: ANN401 - a form with an asset
    known = [one for one in assets_of(reading_session(), place.id) if asset_state(one) is AssetState.REGISTERED]
    form.asset.choices = [(one.id, f"{one.id}: {one.facts.place}") for one in known]
    if about and not form.asset.data:
        form.asset.data = about


def _sign(doing: Doing) -> None:
    form: Any = doing.form
    terms = LeaseTerms(
        doing.said("asset"), doing.said("tenant"), form.since.data, form.until.data, fen(form.rent),
        int(doing.said("per")), int(doing.said("every")), form.due_days.data or 0, form.free_months.data or 0,
        fen(form.deposit) if text(form.deposit) else 0, _rises(doing.said("rises")), doing.document("paper") or "",
    )  # fmt: skip
    proposal = Proposal(doing.said("name"), terms, doing.role, _award(doing), form.service_until.data)
    sign(doing.clerk, proposal, doing.by, doing.on)


def _rises(typed: str) -> tuple[Escalation, ...]:
    try:
        return tuple(Escalation.parse(one) for one in typed.split())
    except ValueError as error:
        raise InputError(Problem("rises", str(error), "Write it like 12=5%.")) from None


def _award(doing: Doing) -> LettingAward | None:
    session, auction, tender = doing.clerk.session, doing.said("auction"), doing.said("tender")
    if auction and tender:
        raise InputError(Problem("tender", "an auction is named too", "Name the one that awarded it."))
    if auction:
        return auction_award(session, auction, doing.said("second"))
    return tender_award(tender_named(session, tender), doing.said("asset")) if tender else None


def _pay(doing: Doing) -> None:
    form: Any = doing.form
    payment = TenantMoney(doing.said("what")), fen(form.amount)
    paid_in(doing.clerk, doing.books, _lease(doing), doing.voucher(), payment)


def _lease(doing: Doing) -> Lease:
    return _own(lease_named(doing.clerk.session, doing.about), doing.place)


def _stepped(doing: Doing, move: LeaseMove, told: dict[str, Any]) -> None:
    step = LeaseStep(move, doing.on, doing.clerk.at, doing.by, MoneyRole(doing.role), told)
    take_step(doing.clerk, _lease(doing), step, doing.books.common)


def _remind(doing: Doing) -> None:
    _stepped(doing, LeaseMove.REMIND, {})


def _end(doing: Doing) -> None:
    form: Any = doing.form
    told = {"cause": doing.said("cause"), "reason": doing.said("reason"), "document": doing.document("paper"),
            "ends_on": form.ends_on.data.isoformat()}  # fmt: skip
    _stepped(doing, LeaseMove.END, told)


def _hand_back(doing: Doing) -> None:
    _stepped(doing, LeaseMove.HAND_BACK, {"document": doing.document("paper")})
