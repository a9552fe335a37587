"""Who may bid by what the register holds: the field before a notice, bidders at close, candidates at award."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from bidding.notices import Notice
from bidding.tender import Eligibility, Exclusion, Requirement, Standing, judge
from bidding.tender.field import Field, field_of
from bidding.tender.links import Affiliation, linked
from credit.standing.life import is_listed
from models.errors import Problem, RefusedError
from models.tables import PersonalDatum, Rating, RatingRun, RulebookVersion
from web.register.standing.listings import listings_of

__all__ = ["Sources", "check_of", "eligibility_of", "field_for", "rulebooks_rated"]


@dataclass(frozen=True, slots=True)
class Sources:
    """What an office knows beyond the register: exclusions by law, and who controls or manages whom."""

    exclusions: Mapping[str, tuple[Exclusion, ...]]
    affiliations: tuple[Affiliation, ...] = ()


@dataclass(frozen=True, slots=True)
class _Run:
    id: int
    as_of: date
    rulebook: str
    digest: str


def field_for(session: Session, notice: Notice, on: date) -> tuple[Field, dict[str, Any]] | None:
    """Return who qualifies by the newest ratings of a day, and what the publication holds of it.

    None where the notice asks for no grade. Raises RefusedError where nobody was rated by the rulebook that it names.
    """
    if notice.required is None:
        return None
    run = _run_of(session, notice.required.rulebook, on)
    asked = Requirement(notice.required.grades, notice.required.article)
    rows = session.execute(select(Rating).where(col(Rating.run_id) == run.id)).scalars()
    found = field_of((_standing(one) for one in rows), asked)
    return found, {
        "rulebook": run.rulebook, "rulebook_digest": run.digest, "as_of": run.as_of.isoformat(),
        "qualified": len(found.companies), "rated": found.rated, "digest": found.digest,
    }  # fmt: skip


def check_of(
    session: Session, notice: Notice, companies: Collection[str], when: tuple[str, date], sources: Sources
) -> dict[str, Any]:
    """Return the check of companies at a stage on a day, as an event holds it: every reason against each, and links.

    Raises RefusedError where the ratings are older than a change that falls before the day.
    """
    stage, on = when
    required = notice.required
    run = None if required is None else _run_of(session, required.rulebook, on)
    rated = {} if run is None else _rated(session, run, companies, on)
    asked = None if required is None else Requirement(required.grades, f"{required.instrument} {required.article}")
    results = []
    for one in sorted(companies):
        standing = rated.get(one) or Standing(one, None, "not_participating")
        listed = any(found.facts.kind == "black" and is_listed(found, on) for found in listings_of(session, one))
        standing = replace(
            standing, blacklisted=standing.blacklisted or listed, exclusions=sources.exclusions.get(one, ())
        )
        reasons = judge(standing, asked, on).reasons
        results.append({
            "company_id": one, "grade": standing.grade, "status": standing.status,
            "reasons": [" ".join(filter(None, (reason.what, reason.article))) for reason in reasons],
        })  # fmt: skip
    return {
        "stage": stage, "as_of": on.isoformat(), "results": results,
        "rulebook": None if run is None else run.rulebook, "rulebook_digest": None if run is None else run.digest,
        "links": _links(session, companies, sources.affiliations),
    }  # fmt: skip


def _run_of(session: Session, rulebook: str, on: date) -> _Run:
    """Return the newest run of a rulebook whose day has come: by the version that was in force for it."""
    query = (
        select(col(RatingRun.id), col(RatingRun.as_of), col(RulebookVersion.rulebook), col(RulebookVersion.digest))
        .join(RulebookVersion, col(RulebookVersion.digest) == col(RatingRun.rulebook_digest))
        .where(col(RulebookVersion.rulebook) == rulebook, col(RatingRun.as_of) <= on)
        .order_by(col(RatingRun.as_of).desc(), col(RatingRun.id).desc())
        .limit(1)
    )
    found = session.execute(query).one_or_none()
    if found is None:
        what = f"nobody was rated by {rulebook} as of {on} or before"
        raise RefusedError(Problem("ratings", what, f"Rate the register: wuxin lists --rulebook {rulebook}"))
    return _Run(*found)


def _rated(session: Session, run: _Run, companies: Collection[str], on: date) -> dict[str, Standing]:
    query = select(Rating).where(col(Rating.run_id) == run.id, col(Rating.company_id).in_(companies))
    rows = list(session.scalars(query))
    stale = sorted(one.company_id for one in rows if one.next_change_on is not None and one.next_change_on <= on)
    if stale:
        what = f"the ratings are of {run.as_of}, and may have changed by {on} for {', '.join(stale)}"
        remedy = f"Rate again: wuxin lists --rulebook {run.rulebook} --as-of {on}"
        raise RefusedError(Problem("ratings", what, remedy))
    return {one.company_id: _standing(one) for one in rows}


def _standing(row: Rating) -> Standing:
    return Standing(row.company_id, row.grade or None, row.status, blacklisted=row.blacklisted)


def _links(session: Session, companies: Collection[str], affiliations: Sequence[Affiliation]) -> list[dict[str, Any]]:
    """Return the links among companies; names of heads are compared here and go no further."""
    heads = _representatives(session, companies)
    told = {one.company_id: one for one in affiliations}
    every = [replace(told.pop(one, Affiliation(one)), representative=heads.get(one, "")) for one in sorted(companies)]
    return [
        {"kind": one.kind, "company_ids": list(one.companies)}
        for one in linked(_all(every, told.values()))
        if set(one.companies) <= set(companies)
    ]


def _all(bidders: Iterable[Affiliation], others: Iterable[Affiliation]) -> list[Affiliation]:
    return [*bidders, *others]


def _representatives(session: Session, companies: Collection[str]) -> dict[str, str]:
    """Return the newest name of each company's head that the vault still holds."""
    row = PersonalDatum
    query = select(col(row.row_key), col(row.value)).where(
        col(row.table_name) == "companies", col(row.column_name) == "legal_representative",
        col(row.row_key).in_(companies), col(row.value).is_not(None),
    ).order_by(col(row.import_id))  # fmt: skip
    return {key: value for key, value in session.execute(query)}  # noqa: C416 - a later import takes its place


def rulebooks_rated(session: Session, on: date) -> dict[str, dict[str, int]]:
    """Return the rulebooks by which companies were rated up to a day, each with how many have which grade."""
    query = (
        select(col(RatingRun.id), col(RulebookVersion.rulebook))
        .join(RulebookVersion, col(RulebookVersion.digest) == col(RatingRun.rulebook_digest))
        .where(col(RatingRun.as_of) <= on)
        .order_by(col(RatingRun.as_of), col(RatingRun.id))
    )
    newest = {str(row[1]): int(row[0]) for row in session.execute(query)}
    names = {run: book for book, run in newest.items()}
    grades: dict[str, dict[str, int]] = {book: {} for book in sorted(newest)}
    counted = (
        select(col(Rating.run_id), col(Rating.grade), func.count())
        .where(col(Rating.run_id).in_(names))
        .group_by(col(Rating.run_id), col(Rating.grade))
    )
    for run, grade, count in session.execute(counted):
        if grade:
            grades[names[run]][str(grade)] = count
    return grades


def eligibility_of(session: Session, notice: Notice, company: str, on: date) -> Eligibility:
    """Return whether one company may bid as things stand, with every reason against it and what to do about each.

    Where nobody was rated by the rulebook that the notice names, the company has no grade by it.
    """
    required = notice.required
    asked = None if required is None else Requirement(required.grades, f"{required.instrument} {required.article}")
    standing = Standing(company, None, "not_participating")
    if required is not None:
        try:
            run = _run_of(session, required.rulebook, on)
        except RefusedError:
            run = None
        row = None if run is None else session.get(Rating, (run.id, company))
        standing = standing if row is None else _standing(row)
    listed = any(found.facts.kind == "black" and is_listed(found, on) for found in listings_of(session, company))
    return judge(replace(standing, blacklisted=standing.blacklisted or listed), asked, on)
