"""Tenders: the list as page and files, and each one; what a notice asks, and who may answer it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from flask import Blueprint, Response, abort, jsonify, render_template, request, url_for
from flask_babel import gettext
from sqlalchemy import RowMapping
from sqlmodel import Session

from bidding.ocds import Publisher, record_package, releases
from bidding.tender import Eligibility, Requirement, Standing, Tender, judge
from web.languages import pick
from web.pages.kept_reads import names_on_record, stopped
from web.pages.table_files import Cell, table_file
from web.pages.tender_page import company_ids, tender_parts, tender_words
from web.pages.tender_words import KINDS, STATES
from web.pages.wording import Clause, Wording
from web.reading import connection, published
from web.register.evaluations.results import disclosed_evaluations
from web.register.owners.halts import halt_by
from web.register.ratings.city import city_of
from web.register.ratings.current import Current
from web.register.standing.of_companies import standings
from web.register.tenders.open_contracting import process_of
from web.register.tenders.public import AskedTenders, TenderRow, public_tenders, was_published
from web.register.tenders.reading import tender
from web.register.tenders.votes import BEFORE_SIGNING

__all__ = ["pages"]

pages = Blueprint("tenders", __name__)

_SIZE: Final = 25
_LONGEST: Final = 100
_COLUMNS: Final = (
    "tender_id", "title", "community", "district", "procuring_entity", "kind", "state", "published_at", "bids_close_at"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A company as the notice sees it."""

    name: str
    score_milli: int
    standing: Standing
    eligibility: Eligibility


@pages.get("/tenders")
def show_all() -> str:
    """Show one page of the published tenders that are asked for."""
    now, asked = published(), _asked()
    every = public_tenders(connection(), replace(asked, district=""))
    districts = sorted({one.district for one in every if one.district})
    found = [one for one in every if not asked.district or one.district == asked.district]
    return render_template(
        "tenders.html", now=now, asked=asked, districts=districts, kinds=KINDS, states=STATES, total=len(found),
        **tender_words(), **_page(found),
    )  # fmt: skip


@pages.get("/tenders.<ending>")
def as_file(ending: str) -> Response:
    """Return the same rows, of all pages, as CSV, JSON or Excel; moments in UTC."""
    now = published()
    rows = [_cells(one) for one in public_tenders(connection(), _asked())]
    about: dict[str, Cell] = {"as_of": now.as_of, "simulated": now.simulated}
    return table_file(ending, "tenders", _COLUMNS, rows, about)


@pages.get("/tenders/<tender_id>.ocds.json")
def as_open_contracting(tender_id: str) -> Response:
    """Return the record package of Open Contracting 1.1.5 of one tender."""
    with Session(connection()) as session:
        steps = process_of(session, tender_id) if tender_id.isprintable() else ()
    if not steps:
        abort(404)
    uri = url_for("tenders.as_open_contracting", tender_id=tender_id, _external=True)
    return jsonify(record_package(Publisher("Wuxin", uri), releases(steps)))


@pages.get("/tenders/<tender_id>")
def show(tender_id: str) -> str:
    """Show one tender: by its events where they are on record, else its notice with the field of companies."""
    now = published()
    row, kept = tender(connection(), tender_id) if tender_id.isprintable() else (None, None)
    if row is None:
        abort(404)
    if kept is None or not was_published(kept):
        return _field_page(now, row, on_record=False)
    if "show" in request.args:
        return _field_page(now, row, on_record=True)
    return render_template("tender_record.html", now=now, row=row, **_on_record(now, kept))


def _on_record(now: Current, kept: Tender) -> dict[str, Any]:
    parts = tender_parts(kept, disclosed_evaluations(Session(bind=connection()), kept))
    names = {key: name for key in company_ids(kept) if (name := names_on_record().get(key))}
    filed = kept.filed if parts["state"] in BEFORE_SIGNING else None
    halted = None if filed is None else halt_by(stopped(), kept.notice, filed[0].details)
    return {"words": Wording(now.book), "names": names, "halted": halted, **parts, **tender_words()}


def _field_page(now: Current, notice: RowMapping, *, on_record: bool) -> str:
    words = Wording(now.book)
    asked = Requirement(tuple(notice["required_grades"]), _asked_by(words, notice))
    field = [_candidate(words, asked if asked.grades else None, *row) for row in standings(city_of(connection(), now))]
    may = [candidate for candidate in field if candidate.eligibility.may_bid]
    others = [candidate for candidate in field if not candidate.eligibility.may_bid]
    shown = others if request.args.get("show") == "others" else may
    return render_template(
        "tender.html", now=now, words=words, notice=notice, asked=asked, may=may, others=others, on_record=on_record,
        refusals=Counter(reason.refusal for one in others for reason in one.eligibility.reasons),
        by_grade=Counter(one.standing.grade for one in may), **_page(shown),
    )  # fmt: skip


def _candidate(
    words: Wording, asked: Requirement | None, name: str, score_milli: int, standing: Standing
) -> _Candidate:
    article = _article(words.rule_clause(standing.black_article)) if standing.black_article else ""
    standing = replace(standing, black_article=article)
    return _Candidate(name, score_milli, standing, judge(standing, asked))


def _asked_by(words: Wording, notice: RowMapping) -> str:
    """Return what asks for the grades: the article that the notice names, else the rulebook's own, else the notice."""
    if notice["instrument"]:
        return _article(words.clause(notice["instrument"], notice["article"]))
    if tuple(notice["required_grades"]) == words.book.eligible.grades:
        return str(gettext("%(rulebook)s, grades that may enter tenders", rulebook=pick(words.book.title)))
    return str(gettext("Tender notice %(number)s", number=notice["tender_id"]))


def _article(clause: Clause) -> str:
    """Return a clause as one line."""
    return clause.choice or f"{clause.document} {clause.article}".strip()


def _asked() -> AskedTenders:
    """Return what the address asks; what cannot be understood asks nothing."""
    told = {name: _printable(request.args.get(name, "")) for name in ("q", "state", "kind", "district")}
    return AskedTenders(
        told["q"], told["state"] if told["state"] in STATES else "", told["kind"] if told["kind"] in KINDS else "",
        told["district"],
    )  # fmt: skip


def _printable(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable()).strip()[:_LONGEST]


def _cells(one: TenderRow) -> tuple[Cell, ...]:
    kind = "" if one.kind is None else str(one.kind)
    return (
        one.tender_id, one.title, one.community, one.district or "", one.procuring_entity, kind,
        "notice" if one.state is None else str(one.state), one.published_at.isoformat(), one.bids_close_at.isoformat(),
    )  # fmt: skip


def _page(found: Sequence[Any]) -> dict[str, object]:
    pages_ = max(1, -(-len(found) // _SIZE))
    number = min(max(1, request.args.get("page", 1, type=int)), pages_)
    return {"shown": found[(number - 1) * _SIZE : number * _SIZE], "number": number, "pages": pages_}
