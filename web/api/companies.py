"""Companies: the register with its filters, one with its rating, where its points come from, and how it was."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from credit.standing.life import is_listed
from models.values.moments import shanghai_date
from web.api.operations import Operation
from web.api.pages import Page, after_of, page_of
from web.api.publication import known, shown_run
from web.api.routing import Call, routes
from web.api.service_periods import Service
from web.api.shapes import Clause, Paged, Points, Shape, Text
from web.register.prepared import Row
from web.register.public.company_rows import (
    CONTRIBUTIONS,
    ORDERS,
    Filter,
    contributions_of,
    rated_companies,
    rated_company,
    ratings_of,
)
from web.register.public.rows import services_by
from web.register.standing.listings import listings_of

__all__ = ["CompaniesAsked", "Contributed", "RatedCompany", "RatedDay", "WholeCompany"]


class CompaniesAsked(Paged):
    """Which companies, as on the page of the register."""

    q: Annotated[Text, Field(max_length=100, description="Part of a name or code.")] = ""
    grade: Annotated[Text, Field(max_length=100, description="Of this grade.")] = ""
    list: Annotated[
        Literal["", "red", "grey", "black"], Field(description="Proposed for this list by the run that is public.")
    ] = ""
    sort: Annotated[Literal["company_id", "score"], Field(description="By code, or the highest score first.")] = (
        "company_id"
    )


class RatedCompany(Shape):
    """A company as it was rated in a run; `status` says whether it was rated at all."""

    company_id: str
    name: str
    run: Annotated[int, Field(description="The run, see /runs.")]
    grade: str
    status: str
    score: Points
    components: dict[str, Points]
    blacklisted: bool
    eligible: Annotated[bool, Field(description="Whether its grade may enter tenders by the rulebook.")]
    next_change_on: Annotated[date | None, Field(description="The first day on which anything may change.")]

    @classmethod
    def cells(cls, row: Row) -> dict[str, Any]:
        """Return its fields from a row of the register."""
        same = ("company_id", "name", "grade", "status", "components", "blacklisted", "eligible", "next_change_on")
        return {name: row[name] for name in same} | {"run": row["run_id"], "score": row["score_milli"]}


class WholeCompany(RatedCompany):
    """A company with what else is known of it: what it serves, and the lists that it is on today."""

    registered_on: date | None
    services: tuple[Service, ...]
    listings: Annotated[tuple[int, ...], Field(description="Numbers of listings in force today, see /listings.")]


class Contributed(Shape):
    """Points of one event, with the clause and the row of evidence; those of vetoes and lists have no component."""

    component: str | None
    indicator: str | None
    rule: str
    event: str | None
    evidence_table: str | None
    evidence_id: str | None
    occurred_on: date | None
    valid_until: date | None
    points: Points
    counted: Annotated[bool, Field(description="False where a limit swallows them.")]
    clause: Annotated[Clause | None, Field(description="Null where the number is the rulebook's own choice.")]


class RatedDay(Shape):
    """A rating of an earlier day, from the same evidence by the same rulebook."""

    as_of: date
    run: int
    grade: str
    status: str
    score: Points


_SHOWN = frozenset({503})


@routes.to(Operation(
    "GET", "/companies", "listCompanies", "Companies of the run that is public", Page[RatedCompany],
    query=CompaniesAsked, refusals=_SHOWN,
))  # fmt: skip
def list_companies(call: Call) -> Page[RatedCompany]:
    """Return a page; later pages are of the run of the first, even when another becomes public meanwhile."""
    asked: CompaniesAsked = call.asked
    keyset = ORDERS[asked.sort]
    after = after_of(asked, keyset)
    run_id = shown_run().run_id if after is None else after[0]
    chosen = Filter(asked.q, asked.grade, asked.list, asked.sort)
    rows, following = rated_companies(call.reading, run_id, chosen, after, asked.limit)
    return page_of([RatedCompany(**RatedCompany.cells(row)) for row in rows], following, keyset)


@routes.to(Operation(
    "GET", "/companies/{company_id}", "getCompany", "One company of the run that is public", WholeCompany,
    refusals=_SHOWN,
))  # fmt: skip
def get_company(call: Call, company_id: str) -> WholeCompany:
    """Return one company, or refuse with 404."""
    now = shown_run()
    row = _row(call, now.run_id, company_id)
    today = shanghai_date(call.at)
    return WholeCompany(
        **RatedCompany.cells(row), registered_on=row["registered_on"],
        services=tuple(Service(**one) for one in services_by(call.reading, now.import_id, company_id)),
        listings=tuple(one.number for one in listings_of(call.session, company_id) if is_listed(one, today)),
    )  # fmt: skip


@routes.to(Operation(
    "GET", "/companies/{company_id}/contributions", "listContributions", "Where the points of a company come from",
    Page[Contributed], query=Paged, refusals=_SHOWN,
))  # fmt: skip
def list_contributions(call: Call, company_id: str) -> Page[Contributed]:
    """Return a page of contributions in the run that is public."""
    asked: Paged = call.asked
    run_id = shown_run().run_id
    _row(call, run_id, company_id)
    after = after_of(asked, CONTRIBUTIONS)
    rows, following = contributions_of(call.reading, run_id, company_id, after, asked.limit)
    return page_of([_contributed(row) for row in rows], following, CONTRIBUTIONS)


@routes.to(Operation(
    "GET", "/companies/{company_id}/history", "getHistory", "Earlier ratings of a company", tuple[RatedDay, ...],
    refusals=_SHOWN,
))  # fmt: skip
def get_history(call: Call, company_id: str) -> tuple[RatedDay, ...]:
    """Return the ratings up to that of the run that is public, oldest first."""
    run_id = shown_run().run_id
    _row(call, run_id, company_id)
    return tuple(
        RatedDay(as_of=row["as_of"], run=row["run"], grade=row["grade"], status=row["status"], score=row["score_milli"])
        for row in ratings_of(call.reading, run_id, company_id)
    )


def _row(call: Call, run_id: int, company_id: str) -> Row:
    row = rated_company(call.reading, run_id, company_id)
    known(row, "company_id")
    if row is None:
        raise AssertionError
    return row


def _contributed(row: Row) -> Contributed:
    same = ("component", "indicator", "rule", "event", "occurred_on", "valid_until", "counted")
    return Contributed(
        **{name: row[name] for name in same}, evidence_table=row["source_table"], evidence_id=row["source_id"],
        points=row["points_milli"], clause=Clause.of(row),
    )  # fmt: skip
