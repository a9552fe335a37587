"""One company's rating, explained: how the score adds up, where each point comes from, what changes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from credit.explaining.clauses import Clauses
from credit.explaining.marks import Mark, Marks
from credit.explaining.outlook import Outlook, Way, outlooks
from credit.scoring.rating import Rated, relation
from models.errors import InputError, Problem
from models.values.points import format_points

__all__ = ["Explanation", "Reason", "explain", "explain_all"]


@dataclass(frozen=True, slots=True)
class Reason:
    """A point or a veto: the rule, the evidence behind it, and the clause it stands on; points in thousandths.

    `counted` is false where a ceiling or floor swallowed it. `basis` is the instrument and article in words, or why the
    number is our own choice. `mark`: it is objected to, to be repaired or under review, and not decided.
    """

    component: str | None
    indicator: str | None
    rule: str
    title: Mapping[str, str]
    event: str | None
    source_table: str
    source_id: str | None
    occurred_on: date | None
    valid_until: date | None
    points: int
    counted: bool
    basis: Mapping[str, str]
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything there is to say of one rating; points in thousandths."""

    company_id: str
    name: str
    as_of: date
    rulebook: Mapping[str, str]
    base: int
    components: Mapping[str, int]
    score: int
    grade: str
    status: str
    blacklisted: bool
    eligible: bool
    next_change_on: date | None
    reasons: tuple[Reason, ...]
    outlook: Outlook

    @property
    def expiring(self) -> tuple[Reason, ...]:
        """The reasons that will stop counting, the next one first."""
        ending = [reason for reason in self.reasons if reason.valid_until is not None]
        return tuple(sorted(ending, key=lambda reason: (str(reason.valid_until), reason.rule, str(reason.source_id))))

    def marked(self, marks: Marks) -> Explanation:
        """Return the explanation with the points marked that somebody has yet to decide on."""
        told = tuple(replace(one, mark=marks.get((one.source_table, one.source_id or ""))) for one in self.reasons)
        return replace(self, reasons=told)

    def as_dict(self) -> dict[str, object]:
        """Return plain values for JSON; points as exact decimals."""
        plain = {name: getattr(self, name) for name in _PLAIN}
        return plain | {
            "as_of": self.as_of.isoformat(),
            "next_change_on": _iso(self.next_change_on),
            "base": format_points(self.base),
            "score": format_points(self.score),
            "components": {name: format_points(points) for name, points in self.components.items()},
            "reasons": [_reason_dict(reason) for reason in self.reasons],
            "expiring": [
                {"rule": r.rule, "source_id": r.source_id, "valid_until": _iso(r.valid_until)} for r in self.expiring
            ],
            "outlook": {"grade": self.outlook.grade, "ways": [_way_dict(way) for way in self.outlook.ways]},
        }


_PLAIN = ("company_id", "name", "rulebook", "grade", "status", "blacklisted", "eligible")


def explain(rated: Rated, company_id: str) -> Explanation:
    """Return the explanation of one company's rating; raises InputError where the run has no such company."""
    return explain_all(rated, [company_id])[company_id]


def explain_all(rated: Rated, company_ids: Sequence[str]) -> Mapping[str, Explanation]:
    """Return the explanations of several companies; their ways up are rated together in one run."""
    missing = [company for company in company_ids if company not in rated.by_company]
    if missing:
        remedy = "Look the company_id up in ratings.csv; it is the unified social credit code of the package."
        raise InputError([Problem("company", f"{company!r} is not in this run.", remedy) for company in missing])
    found = outlooks(rated, company_ids)
    companies = relation(rated.facts, "companies")
    names = dict(zip(companies["company_id"].to_pylist(), companies["name"].to_pylist(), strict=True))
    reasons = dict(tuple(rated.contributions.groupby("company_id", sort=False)))
    nothing = rated.contributions.iloc[:0]
    clauses = Clauses(rated.book)
    told = {c: [_reason(rated, clauses, row) for _, row in reasons.get(c, nothing).iterrows()] for c in company_ids}
    return {c: _explanation(rated, c, names[c], told[c], found[c]) for c in company_ids}


def _explanation(rated: Rated, company: str, name: str, reasons: Sequence[Reason], outlook: Outlook) -> Explanation:
    row, book = rated.by_company[company], rated.book
    return Explanation(
        company_id=company, name=name, as_of=rated.as_of,
        rulebook={"id": book.id, "zh": book.title.zh, "en": book.title.en, "digest": book.digest},
        base=book.base, components={component: int(row[component]) for component in book.components},
        score=int(row["score"]), grade=str(row["grade"]), status=str(row["status"]),
        blacklisted=bool(row["blacklisted"]), eligible=bool(row["eligible"]),
        next_change_on=_day(row["next_change_on"]),
        reasons=tuple(reasons), outlook=outlook,
    )  # fmt: skip


def _reason(rated: Rated, clauses: Clauses, row: pd.Series) -> Reason:
    rule, occurred_on = str(row["rule"]), _day(row["occurred_on"])
    asked = occurred_on if rated.book.applies_by == "occurrence" else None
    title, basis = clauses.title(rule), clauses.basis(rule, asked or rated.as_of)
    return Reason(
        component=_text(row["component"]), indicator=_text(row["indicator"]), rule=rule,
        title={"zh": title.zh, "en": title.en},
        event=_text(row["event"]), source_table=str(row["source_table"]), source_id=_text(row["source_id"]),
        occurred_on=occurred_on, valid_until=_day(row["valid_until"]),
        points=int(row["points"]), counted=bool(row["counted"]),
        basis={"zh": basis.zh, "en": basis.en},
    )  # fmt: skip


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _day(value: object) -> date | None:
    return value if isinstance(value, date) and not pd.isna(value) else None


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _reason_dict(reason: Reason) -> dict[str, object]:
    plain = {name: getattr(reason, name) for name in Reason.__slots__}
    return plain | {
        "points": format_points(reason.points),
        "occurred_on": _iso(reason.occurred_on),
        "valid_until": _iso(reason.valid_until),
        "mark": None if reason.mark is None else reason.mark.as_dict(),
    }


def _way_dict(way: Way) -> dict[str, str]:
    verdict = way.verdict
    return {"zh": way.text.zh, "en": way.text.en, "score": format_points(verdict.score), "grade": verdict.grade}
