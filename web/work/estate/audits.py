"""Audits of an estate's money: asked for by enough owners or owed, commissioned, reported with findings, published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from flask import Blueprint, render_template, url_for
from flask_babel import gettext, lazy_gettext
from sqlmodel import Session
from wtforms import FileField, IntegerField, SelectField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from bidding.revenue import MoneyMove, MoneyRole
from bidding.revenue.amounts import fen_of
from bidding.revenue.audits import AUDIT_LIFE, Audit, AuditState, audit_state, audits, commission_by
from bidding.revenue.law_shapes import RevenueLaw
from credit.rulebook.shapes import Basis
from models.errors import InputError
from web.access import Action, Person
from web.choices import choices
from web.clock import today
from web.gate import needs
from web.register.money.steps import audited
from web.register.owners.estates import newest_roll, roll_of
from web.register.public.estate_places import Place, estate_places
from web.sheets.money_tables import read_findings
from web.sheets.table_files import SentTable
from web.work.acting import reading_session
from web.work.estate.audit_requests import request_lines
from web.work.estate.books import opened_books
from web.work.estate.deeds import Deed, DeedForm, Doing, add_deeds
from web.work.estate.law_told import audit_right, cited_line, law_told
from web.work.estate.papers import names_of
from web.work.estate.places import books_of, found_place, may_here
from web.work.forms import text
from web.work.items import Item
from web.work.uploads import sent_file

__all__ = ["add_to", "waiting"]

REASONS: Final = (
    ("owners", lazy_gettext("owners ask for it")), ("term_end", lazy_gettext("a term of the committee ends")),
    ("office_ended", lazy_gettext("a committee left office")),
    ("contract_ended", lazy_gettext("the initial contract ended")), ("yearly", lazy_gettext("the year's audit")),
)  # fmt: skip
_STATES: Final[Mapping[AuditState, Any]] = {
    AuditState.ASKED: lazy_gettext("asked for"), AuditState.COMMISSIONED: lazy_gettext("commissioned"),
    AuditState.REPORTED: lazy_gettext("reported"), AuditState.PUBLISHED: lazy_gettext("told to the owners"),
}  # fmt: skip
_NAMES: Final[Mapping[MoneyMove, Any]] = {
    MoneyMove.COMMISSION_AUDIT: lazy_gettext("Commission the audit"),
    MoneyMove.REPORT_AUDIT: lazy_gettext("Enter the report"),
    MoneyMove.PUBLISH_AUDIT: lazy_gettext("Tell the owners the result"),
}  # fmt: skip


class _Asking(DeedForm):
    """Why, and by how many owners of all."""

    name = StringField(lazy_gettext("Name of the audit, such as audit-2026"), [InputRequired(), Length(max=60)])
    reason = SelectField(lazy_gettext("Why"), [InputRequired()], choices=choices(REASONS))
    persons = IntegerField(lazy_gettext("Owners who ask for it, as persons"), [Optional(), NumberRange(min=0)])
    all_persons = IntegerField(lazy_gettext("All owners, as persons"), [Optional(), NumberRange(min=0)])
    area = StringField(lazy_gettext("Their area (m²)"), [Length(max=14)])
    all_area = StringField(lazy_gettext("The area of all (m²)"), [Length(max=14)])


class _Commissioning(DeedForm):
    """Which firm audits, and the vote where the law asks for one."""

    auditor = StringField(lazy_gettext("Firm that audits, by code"), [InputRequired(), Length(max=40)])
    vote = StringField(lazy_gettext("Vote of the assembly"), [Length(max=60)])


class _Reporting(DeedForm):
    """The report, and what it found."""

    report = FileField(lazy_gettext("The report"))
    findings = FileField(lazy_gettext("Findings, as CSV: kind,by,yuan,text"))


@dataclass(frozen=True, slots=True)
class _Line:
    """An audit, where it stands, by when it is commissioned, and the steps that are open to the person."""

    one: Audit
    state: AuditState
    due: date | None
    moves: tuple[MoneyMove, ...]


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<community_id>/audits", "audits", _show)
    then, keep = "work.estate.audits", Action.AUDIT_KEEP
    report, right = Action.AUDIT_REPORT, law_told(audit_right)
    add_deeds(
        pages,
        Deed("ask-audit", lazy_gettext("Ask for an audit"), keep, _Asking, _ask, then, right, _offer),
        Deed("commission-audit", _NAMES[MoneyMove.COMMISSION_AUDIT], keep, _Commissioning, _commission, then, right),
        Deed("report-audit", _NAMES[MoneyMove.REPORT_AUDIT], report, _Reporting, _report, then, law_told(_kinds)),
        Deed("publish-audit", _NAMES[MoneyMove.PUBLISH_AUDIT], keep, DeedForm, _publish, then, law_told(_shown)),
    )


def waiting(who: Person, session: Session) -> Iterator[Item]:
    """Yield the audits that a committee has to commission, with the last day for it by the law of the place."""
    own = frozenset(key for key in who.reach(Action.AUDIT_KEEP) or () if key.startswith("community/"))
    for place in estate_places(session, own, "", today()) if own else []:
        books = books_of(session, place)
        for one in audits(books.steps).values() if books is not None else ():
            due = commission_by(one, books.terms.law) if books is not None else None
            if due is not None:
                address = url_for("work.estate.audits", community_id=place.id)
                yield Item(gettext("Commission the audit"), f"{place.name}, {one.id}", address, due)


@needs(Action.MONEY_SEE)
def _show(community_id: str) -> str:
    place = found_place(community_id)
    books = opened_books(place)
    law, known = books.terms.law, audits(books.steps).values()
    return render_template(
        "work/estate/audits.html", place=place, lines=[_line(one, law, place) for one in known],
        papers=names_of(place, (one.report.content["report"] for one in known if one.report is not None)),
        law=cited_line(law, audit_right), names=_NAMES, states=_STATES, reasons=dict(REASONS), today=today(),
        keeps=may_here(Action.AUDIT_KEEP, place), requests=request_lines(reading_session(), place),
        joins=may_here(Action.VOTE_CAST, place),
    )  # fmt: skip


def _line(one: Audit, law: RevenueLaw, place: Place) -> _Line:
    state = audit_state(one)
    known = {step.move for step in AUDIT_LIFE.transitions if step.source is state}
    moves = tuple(move for move in _NAMES if move in known and may_here(_action(move), place))
    return _Line(one, state, commission_by(one, law), moves)


def _action(move: MoneyMove) -> Action:
    return Action.AUDIT_REPORT if move is MoneyMove.REPORT_AUDIT else Action.AUDIT_KEEP


def _kinds(law: RevenueLaw) -> tuple[str, Basis]:
    """Return which kinds of findings a rating understands."""
    kinds = gettext(", ").join(law.audit_findings)
    return gettext("Kinds of findings: %(kinds)s.", kinds=kinds), law.audit_findings_basis


def _shown(law: RevenueLaw) -> tuple[str, Basis]:
    """Return for how long the result is on display."""
    shown = law.audit_shown
    if shown.working:
        return gettext("The result is on display for %(days)s working days.", days=shown.days), shown.basis
    return gettext("The result is on display for %(days)s days.", days=shown.days), shown.basis


def _offer(form: Any, place: Place, _about: str) -> None:  # noqa: ANN401 - the form of a request
    """Fill in all owners and their area by the newest roll, where there is one."""
    session = reading_session()
    try:
        whole = roll_of(session, newest_roll(session, place.id)).whole
    except InputError:
        return
    if form.all_persons.data is None:
        form.all_persons.data = whole.persons
    if not form.all_area.data:
        form.all_area.data = f"{whole.area // 100}.{whole.area % 100:02}"


def _ask(doing: Doing) -> None:
    form: Any = doing.form
    content = {
        "reason": doing.said("reason"), "persons": form.persons.data or 0, "all_persons": form.all_persons.data or 0,
        "area": _area(form.area), "all_area": _area(form.all_area),
    }  # fmt: skip
    audited(doing.clerk, doing.books, doing.step(MoneyMove.ASK_AUDIT, doing.said("name"), content))


def _area(field: StringField) -> int:
    """Return an area in hundredths of m2; nothing typed is none."""
    return fen_of(text(field) or "0", str(field.label.text))


def _commission(doing: Doing) -> None:
    content = {"auditor": doing.said("auditor"), "vote": doing.said("vote") or None}
    audited(doing.clerk, doing.books, doing.step(MoneyMove.COMMISSION_AUDIT, doing.about, content))


def _report(doing: Doing) -> None:
    file = sent_file("findings")
    found = [] if file is None else read_findings(SentTable(str(file.filename), file.read()))
    content = {"report": doing.paper("report"), "findings": found}
    audited(doing.clerk, doing.books, doing.step(MoneyMove.REPORT_AUDIT, doing.about, content, MoneyRole.AUDITOR))


def _publish(doing: Doing) -> None:
    audited(doing.clerk, doing.books, doing.step(MoneyMove.PUBLISH_AUDIT, doing.about, {}))
