"""The register of companies as a page, a file or a feed asks for it: searched, filtered, sorted, paged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from sqlalchemy import Connection, Select, case, func, or_, select
from sqlalchemy.sql.elements import ColumnElement, SQLColumnExpression
from sqlmodel import col

from models.tables import Company, ListEntry, ListProposal, Rating
from web.register.current import Current

__all__ = ["SORTS", "Asked", "CompanyRow", "Page", "Sort", "companies", "conditions", "grade_counts"]

Sort = Literal["score", "name", "grade", "next_change"]
SORTS: Final[tuple[Sort, ...]] = ("score", "name", "grade", "next_change")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a visitor asked; an empty text asks nothing, `listed` is a kind of list, `size` None is everything."""

    text: str = ""
    grade: str = ""
    listed: str = ""
    sort: Sort = "score"
    descending: bool = True
    page: int = 1
    size: int | None = 25


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """One company as the register lists it; points in thousandths, `lists` the kinds of list it is proposed for."""

    company_id: str
    name: str
    grade: str
    status: str
    score_milli: int
    components: dict[str, int]
    blacklisted: bool
    eligible: bool
    next_change_on: date | None
    reasons: list[dict[str, Any]]
    lists: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one page, and how many there are on all."""

    rows: Sequence[CompanyRow]
    total: int
    number: int
    pages: int


def companies(connection: Connection, now: Current, asked: Asked) -> Page:
    """Return what was asked; a page beyond the last is the last."""
    where = conditions(now.run_id, asked)
    joined = select(func.count()).select_from(Rating).join(Company, col(Company.company_id) == col(Rating.company_id))
    total = connection.execute(joined.where(*where)).scalar_one()
    pages = max(1, -(-total // asked.size)) if asked.size else 1
    number = min(max(1, asked.page), pages)
    query = _query().where(*where).order_by(*_order(now, asked))
    if asked.size:
        query = query.limit(asked.size).offset((number - 1) * asked.size)
    listed = _listed(connection, now.run_id)
    found = connection.execute(query).mappings()
    return Page([CompanyRow(**row, lists=listed.get(row["company_id"], ())) for row in found], total, number, pages)


def grade_counts(connection: Connection, now: Current) -> dict[tuple[str, str], int]:
    """Return the number of companies for each (grade, status) of the run."""
    keys = (col(Rating.grade), col(Rating.status))
    query = select(*keys, func.count()).where(col(Rating.run_id) == now.run_id).group_by(*keys)
    return {(grade, status): number for grade, status, number in connection.execute(query)}


def _query() -> Select[Any]:
    columns = (
        col(Rating.company_id), col(Company.name), col(Rating.grade), col(Rating.status), col(Rating.score_milli),
        col(Rating.components), col(Rating.blacklisted), col(Rating.eligible), col(Rating.next_change_on),
        col(Rating.reasons),
    )  # fmt: skip
    return select(*columns).join(Company, col(Company.company_id) == col(Rating.company_id))


def conditions(run_id: int, asked: Asked) -> list[ColumnElement[bool]]:
    """Return the conditions on ratings and companies of a run for what was asked."""
    found = [col(Rating.run_id) == run_id]
    if asked.grade:
        found.append(col(Rating.grade) == asked.grade)
    if asked.listed:
        found.append(col(Rating.company_id).in_(_on(run_id, asked.listed)))
    if asked.text:
        code = col(Company.company_id).icontains(asked.text, autoescape=True)
        found.append(or_(col(Company.name).icontains(asked.text, autoescape=True), code))
    return found


def _on(run_id: int, kind: str) -> Select[Any]:
    """Return the companies that the run proposes for a kind of list."""
    entries = select(col(ListEntry.company_id)).join(ListProposal, col(ListProposal.id) == col(ListEntry.proposal_id))
    return entries.where(col(ListProposal.run_id) == run_id, col(ListProposal.kind) == kind)


def _order(now: Current, asked: Asked) -> list[SQLColumnExpression[Any]]:
    """Return the sort asked for, then score and company_id, so that every order is total."""
    ranks = {row.grade: place for place, row in enumerate(reversed(now.book.grades))}
    asked_for: dict[Sort, SQLColumnExpression[Any]] = {
        "score": col(Rating.score_milli),
        "name": col(Company.name),
        "grade": case(ranks, value=col(Rating.grade), else_=-1),
        "next_change": func.coalesce(col(Rating.next_change_on), date.max),
    }
    first = asked_for[asked.sort]
    first = first.desc() if asked.descending else first.asc()
    return [first, col(Rating.score_milli).desc(), col(Rating.company_id).asc()]


def _listed(connection: Connection, run_id: int) -> dict[str, tuple[str, ...]]:
    query = (
        select(col(ListEntry.company_id), col(ListProposal.kind))
        .join(ListProposal, col(ListProposal.id) == col(ListEntry.proposal_id))
        .where(col(ListProposal.run_id) == run_id)
    )
    found: dict[str, tuple[str, ...]] = {}
    for company_id, kind in connection.execute(query):
        found[company_id] = (*found.get(company_id, ()), kind)
    return found
