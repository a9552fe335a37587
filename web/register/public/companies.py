"""The register of companies as a page, a file or a feed asks for it: searched, filtered, sorted, paged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Literal

from sqlalchemy import Connection, Select, case, func, or_, select
from sqlalchemy.sql.elements import ColumnElement, SQLColumnExpression
from sqlmodel import col

from models.tables import Company, ListEntry, ListProposal, Rating
from web.register.ratings.city import City, city_of
from web.register.ratings.current import Current

__all__ = ["SORTS", "Asked", "CompanyRow", "Page", "Sort", "companies", "conditions"]

Sort = Literal["score", "name", "grade", "next_change"]
SORTS: Final[tuple[Sort, ...]] = ("score", "name", "grade", "next_change")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a visitor asked; an empty text asks nothing, `size` None is everything.

    `listed` is a kind of list that the run proposes, `settled` holds the numbers of proposals that are none any more;
    `within` holds the companies that may be shown, None: all.
    """

    text: str = ""
    grade: str = ""
    listed: str = ""
    district: str = ""
    within: frozenset[str] | None = None
    settled: frozenset[int] = frozenset()
    sort: Sort = "score"
    descending: bool = True
    page: int = 1
    size: int | None = 25


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """One company as the register lists it; points in thousandths, `lists` the kinds of list it is proposed for.

    `districts`, `estates`, `area_m2`: where it serves on the day of the run, how many communities, how many m².
    """

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
    districts: tuple[str, ...]
    estates: int
    area_m2: int


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one page, and how many there are on all."""

    rows: Sequence[CompanyRow]
    total: int
    number: int
    pages: int


def companies(connection: Connection, now: Current, asked: Asked) -> Page:
    """Return what was asked, in one statement once the city is known; a page beyond the last is the last."""
    city = city_of(connection, now)
    query = _query().where(*conditions(now.run_id, _narrowed(asked, city))).order_by(*_order(now, asked))
    total, found = _rows(connection, query, asked, max(1, asked.page))
    pages = max(1, -(-total // asked.size)) if asked.size else 1
    number = min(max(1, asked.page), pages)
    if not found and total:
        _, found = _rows(connection, query, asked, number)
    return Page([_row(city, row, asked.settled) for row in found], total, number, pages)


def _rows(
    connection: Connection, query: Select[Any], asked: Asked, number: int
) -> tuple[int, Sequence[Mapping[str, Any]]]:
    """Return how many there are in all, and the rows of a page; what counts them is asked where the page is empty."""
    counted = query.add_columns(func.count().over().label("total"))
    if asked.size:
        counted = counted.limit(asked.size).offset((number - 1) * asked.size)
    found = [dict(row) for row in connection.execute(counted).mappings()]
    totals = [row.pop("total") for row in found]
    if totals or number == 1:
        return (totals[0] if totals else 0), found
    return connection.execute(select(func.count()).select_from(query.order_by(None).subquery())).scalar_one(), found


def _row(city: City, row: Mapping[str, Any], settled: frozenset[int]) -> CompanyRow:
    key = row["company_id"]
    lists = tuple(dict.fromkeys(entry["kind"] for entry in city.proposals(key, settled)))
    served = city.served.get(key, ())
    return CompanyRow(
        **row, lists=lists, districts=tuple(city.districts_of(key)), estates=len(served), area_m2=city.area_of(key)
    )


def _query() -> Select[Any]:
    columns = (
        col(Rating.company_id), col(Company.name), col(Rating.grade), col(Rating.status), col(Rating.score_milli),
        col(Rating.components), col(Rating.blacklisted), col(Rating.eligible), col(Rating.next_change_on),
        col(Rating.reasons),
    )  # fmt: skip
    return select(*columns).join(Company, col(Company.company_id) == col(Rating.company_id))


def conditions(run_id: int, asked: Asked) -> list[ColumnElement[bool]]:
    """Return the conditions on ratings and companies of a run for what was asked; a text is sought in name and code."""
    found = [col(Rating.run_id) == run_id]
    if asked.grade:
        found.append(col(Rating.grade) == asked.grade)
    if asked.listed:
        found.append(col(Rating.company_id).in_(_on(run_id, asked.listed, asked.settled)))
    if asked.text:
        code = col(Company.company_id).icontains(asked.text, autoescape=True)
        found.append(or_(col(Company.name).icontains(asked.text, autoescape=True), code))
    if asked.within is not None:
        found.append(col(Rating.company_id).in_(sorted(asked.within)))
    return found


def _narrowed(asked: Asked, city: City) -> Asked:
    """Return what was asked with the companies that text, in pinyin too, and district leave."""
    within = [asked.within] if asked.within is not None else []
    if asked.text:
        within.append(city.company_names.matching(asked.text))
    if asked.district:
        within.append(city.in_district(asked.district))
    return replace(asked, text="", within=frozenset.intersection(*within) if within else None)


def _on(run_id: int, kind: str, settled: frozenset[int]) -> Select[Any]:
    """Return the companies that the run proposes for a kind of list."""
    entries = select(col(ListEntry.company_id)).join(ListProposal, col(ListProposal.id) == col(ListEntry.proposal_id))
    return entries.where(
        col(ListProposal.run_id) == run_id, col(ListProposal.kind) == kind, col(ListEntry.id).not_in(settled)
    )


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
