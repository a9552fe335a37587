"""The double-random draw on the portal: tickets with their reasons, the commitment, the draw, and what repeats it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, Response, abort, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response as AnyResponse
from wtforms import DateField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange

from credit.inspections import Campaign, Event
from credit.inspections.double_random import Asked
from credit.inspections.moves import CampaignMove, CampaignState
from models.errors import InputError, Problem
from models.record import Clerk
from models.values.draw import LOTTERIES
from models.values.draw.drawing import Drawn
from web.access import Action
from web.choices import choices
from web.clock import today
from web.gate import needs
from web.register.inspections.draws import commit_draw, committed_in, draw_campaign, drawn_again, lottery_ahead, pool_of
from web.sheets.draw_files import read_codes, read_pairs
from web.sheets.inspection_files import read_interests
from web.sheets.inspection_sheets import write_sheets
from web.work.acting import acting, done, reading_session, refused_into
from web.work.days import day_in
from web.work.forms import PortalForm, text
from web.work.inspections.campaigns import names_in
from web.work.inspections.files import needed_table, packed, sent_table
from web.work.inspections.law_told import told_basis
from web.work.inspections.whose import event_of, found_campaign, own_campaign
from web.work.lists.papers import statement

__all__ = ["add_to"]

Answer = AnyResponse | tuple[str, int]
_PARTS = ("targets", "inspectors")


class _Committing(PortalForm):
    """What is fixed before the lottery: how many, out of whom, by which chance."""

    targets = IntegerField(lazy_gettext("How many communities are drawn"), [InputRequired(), NumberRange(1, 9999)])
    inspectors = IntegerField(lazy_gettext("How many inspectors are drawn"), [InputRequired(), NumberRange(1, 9999)])
    substitutes = IntegerField(lazy_gettext("How many inspectors stand by"), [InputRequired(), NumberRange(0, 999)])
    staff = TextAreaField(
        lazy_gettext("Who may inspect: staff numbers, one a line"), [InputRequired(), Length(max=50_000)],
        render_kw={"rows": 5},
    )  # fmt: skip
    source = SelectField(
        lazy_gettext("Lottery that decides"), [InputRequired()], choices=choices((one, one) for one in LOTTERIES)
    )
    source_day = DateField(lazy_gettext("Day of the lottery"), [InputRequired()])


class _Drawing(PortalForm):
    """The result of the lottery; the codes of the parties come beside it."""

    seed = StringField(lazy_gettext("Result of the lottery, as announced"), [InputRequired(), Length(max=300)])


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<name>/pool", "pool", _pool)
    pages.add_url_rule("/<name>/commit", "commit", _commit, methods=["GET", "POST"])
    pages.add_url_rule("/<name>/commitments/<part>.json", "commitment", _commitment)
    pages.add_url_rule("/<name>/draw", "draw", _draw, methods=["GET", "POST"])
    pages.add_url_rule("/<name>/drawn/<part>.json", "drawn", _drawn_part)
    pages.add_url_rule("/<name>/drawn.zip", "drawn_files", _drawn_files)


@needs(Action.INSPECTION_READ)
def _pool(name: str) -> str:
    campaign = found_campaign(name)
    weights = campaign.rules.programme.weights
    return render_template(
        "work/inspections/pool.html", it=campaign, pool=pool_of(reading_session(), campaign, today()),
        names=names_in(campaign), law=told_basis(weights.basis), on=today(),
    )  # fmt: skip


@needs(Action.INSPECTION_RUN)
def _commit(name: str) -> Answer:
    campaign = own_campaign(name)
    form = _Committing(substitutes=0)
    if form.sent():
        with refused_into(form), acting() as clerk:
            _fix(clerk, name, form)
        if not form.is_wrong:
            what = gettext("Both pools are fixed and on record. Await the lottery.")
            return done(what, url_for("work.inspections.show", name=name))
    conflicts = campaign.rules.programme.conflicts
    return render_template(
        "work/inspections/commit.html", it=campaign, form=form, told_basis=told_basis, conflicts=conflicts,
        open=campaign.state is CampaignState.ANNOUNCED, lotteries=LOTTERIES,
    ), form.status  # fmt: skip


def _fix(clerk: Clerk, name: str, form: _Committing) -> None:
    asked = Asked(
        targets=_whole(form.targets), inspectors=_whole(form.inspectors), substitutes=_whole(form.substitutes),
        parties=read_codes(needed_table("codes")).parties,
        source=lottery_ahead(text(form.source), day_in(form.source_day), today()),
        exclusions=read_pairs(sent_table("exclude")),
    )  # fmt: skip
    staff = text(form.staff).replace(",", " ").split()
    commit_draw(clerk, name, asked, staff, read_interests(sent_table("interests")), _making(clerk))


@needs(Action.INSPECTION_READ)
def _commitment(name: str, part: str) -> Response:
    """Give a commitment as it stands on record."""
    campaign = found_campaign(name)
    if part not in _PARTS or not _committed(campaign):
        abort(404)
    return statement(committed_in(campaign)["commitments"][_PARTS.index(part)], f"{part}-commitment")


@needs(Action.INSPECTION_RUN)
def _draw(name: str) -> Answer:
    campaign = own_campaign(name)
    if not _committed(campaign):
        abort(404)
    told = committed_in(campaign)["targets"]
    parties = [party for party, _ in told["parties"]]
    form, codes = _Drawing(), [request.form.get(f"code-{number}", "") for number in range(len(parties))]
    if form.sent():
        with refused_into(form), acting() as clerk:
            _told(parties, codes)
            draw_campaign(clerk, name, codes, text(form.seed), _making(clerk))
        if not form.is_wrong:
            what = gettext("Drawn and on record. Anybody can repeat it with the files of the draw.")
            return done(what, url_for("work.inspections.show", name=name))
    return render_template(
        "work/inspections/draw.html", it=campaign, form=form, parties=list(zip(parties, codes, strict=True)),
        source=told["source"], on=today(), law=told_basis(campaign.rules.kind.basis),
    ), form.status  # fmt: skip


def _told(parties: Sequence[str], codes: Sequence[str]) -> None:
    """Raise InputError naming every party whose code is missing."""
    silent = [party for party, code in zip(parties, codes, strict=True) if not code]
    if silent:
        raise InputError(
            Problem(party, "its code is missing", "Let it tell the code that it hashed.") for party in silent
        )  # fmt: skip


@needs(Action.INSPECTION_READ)
def _drawn_part(name: str, part: str) -> Response:
    """Give one draw as the paper that `/check` and the verifier page read."""
    both = _drawn(found_campaign(name))
    if part not in _PARTS:
        abort(404)
    return statement(both[_PARTS.index(part)].as_dict(), part)


@needs(Action.INSPECTION_READ)
def _drawn_files(name: str) -> Response:
    """Give everything that repeats both draws, as the command writes it."""
    campaign = found_campaign(name)
    both, commitments = _drawn(campaign), committed_in(campaign)["commitments"]
    return packed("draw", lambda folder: write_sheets(both, commitments, campaign.assignments, folder))


def _drawn(campaign: Campaign) -> tuple[Drawn, Drawn]:
    return drawn_again(campaign) or abort(404)


def _committed(campaign: Campaign) -> bool:
    return any(one.move is CampaignMove.COMMIT for one in campaign.events)


def _making(clerk: Clerk) -> Any:  # noqa: ANN401 - a Make
    def make(move: CampaignMove, content: Mapping[str, Any]) -> Event:
        return event_of(clerk, Action.INSPECTION_RUN, move, content=content)

    return make


def _whole(field: IntegerField) -> int:
    return int(field.data or 0)
