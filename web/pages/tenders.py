"""Tenders: what a notice asks, which companies may bid, and why each other may not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from flask import Blueprint, abort, render_template, request
from flask_babel import gettext
from sqlalchemy import RowMapping

from bidding.tender import Eligibility, Requirement, Standing, judge
from web.languages import pick
from web.pages.wording import Clause, Wording
from web.reading import connection, published
from web.register.standing import standings
from web.register.tenders import tender, tenders

__all__ = ["pages"]

pages = Blueprint("tenders", __name__)

_SIZE: Final = 25


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A company as the notice sees it."""

    name: str
    score_milli: int
    standing: Standing
    eligibility: Eligibility


@pages.get("/tenders")
def show_all() -> str:
    """Show all tenders."""
    return render_template("tenders.html", now=published(), tenders=tenders(connection()))


@pages.get("/tenders/<tender_id>")
def show(tender_id: str) -> str:
    """Show one tender with its field of companies."""
    now = published()
    notice = tender(connection(), tender_id) if tender_id.isprintable() else None
    if notice is None:
        abort(404)
    words = Wording(now.book)
    asked = Requirement(tuple(notice["required_grades"]), _asked_by(words, notice))
    field = [_candidate(words, asked if asked.grades else None, *row) for row in standings(connection(), now)]
    may = [candidate for candidate in field if candidate.eligibility.may_bid]
    others = [candidate for candidate in field if not candidate.eligibility.may_bid]
    shown = others if request.args.get("show") == "others" else may
    return render_template(
        "tender.html", now=now, words=words, notice=notice, asked=asked, may=may, others=others,
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


def _page(shown: Sequence[_Candidate]) -> dict[str, object]:
    pages_ = max(1, -(-len(shown) // _SIZE))
    number = min(max(1, request.args.get("page", 1, type=int)), pages_)
    return {"shown": shown[(number - 1) * _SIZE : number * _SIZE], "number": number, "pages": pages_}
