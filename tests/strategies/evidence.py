"""Small evidence: companies that come and go, and rows whose days crowd around as_of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from credit.rulebook.shapes import Rulebook
from tests.strategies.conditions import LEVELS, LIABILITIES, SEVERITIES
from tests.strategies.days import AS_OF_DAYS, SHANGHAI, days_around, moments_on, mostly
from tests.strategies.rulebooks import EVENTS, rulebooks

__all__ = ["COMPANY_IDS", "Case", "cases", "evidence", "series"]

COMPANY_IDS = (
    "91110000000000001H", "91110000000000002L", "91110000000000003P", "91110000000000004T", "91110000000000005X",
)  # fmt: skip
"""Unified social credit codes with valid check digits, of nobody."""
_OTHER_EVENTS = ("blacklist.lifted", "raw.one", "never.named", "made.one")
Row = dict[str, object]
Rows = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Case:
    """A rating to make: what is known, by which book, on which day."""

    as_of: date
    known_at: datetime | None
    book: Rulebook
    rows: Rows


def _filled(columns: dict[str, st.SearchStrategy[Any]], **fixed: object) -> st.SearchStrategy[Row]:
    """Return a row; every cell drawn as None stays empty."""
    return st.fixed_dictionaries(columns).map(lambda row: {**fixed, **row})


def _recorded(as_of: date, day: date) -> st.SearchStrategy[datetime | None]:
    """Return no moment (so the row's own day), the row's own day, or one about as_of."""
    about = st.sampled_from([day, as_of, as_of - timedelta(days=1), as_of + timedelta(days=1)]).flatmap(moments_on)
    return mostly(st.none(), about)


def _later(day: date) -> st.SearchStrategy[date | None]:
    shifts = st.sampled_from([0, 1, 9, 10, 11, 12, 5, 30, 31, 365, 400])
    return mostly(shifts.map(lambda days: day + timedelta(days=days)), st.none(), odds=1)


@st.composite
def _periods(draw: st.DrawFn, as_of: date, communities: list[str], companies: list[str]) -> list[Row]:
    """Return who served each community: one after another, with gaps, often changing on a day that matters."""
    periods: list[Row] = []
    for community in communities:
        cuts = sorted(draw(st.sets(days_around(as_of), max_size=2)))
        starts: list[date | None] = [date(2015, 1, 1), *cuts, draw(st.sampled_from([None, None, date(2031, 1, 1)]))]
        for starts_on, ends_on in pairwise(starts):
            if draw(mostly(st.just(value=True), st.just(value=False))):
                company = draw(mostly(st.just(companies[0]), st.sampled_from(companies), odds=1))
                periods.append({"community_id": community, "company_id": company, "starts_on": starts_on,
                                "ends_on": ends_on})  # fmt: skip
    return periods


@st.composite
def _records(draw: st.DrawFn, as_of: date, companies: list[str], number: int) -> Row:
    day = draw(days_around(as_of))
    return draw(_filled({
        "company_id": mostly(st.just(companies[0]), st.sampled_from(companies), odds=1),
        "event": mostly(st.sampled_from(EVENTS), st.sampled_from(_OTHER_EVENTS)),
        "level": st.sampled_from([None, *LEVELS]),
        "valid_until": st.one_of(st.none(), _later(day), days_around(as_of).map(lambda end: max(day, end))),
        "revoked_on": mostly(st.none(), days_around(as_of).map(lambda end: max(day, end))),
        "quantity": st.sampled_from([None, 1, 2, 3, 0]),
        "recorded_at": _recorded(as_of, day),
    }, record_id=f"r{number}", occurred_on=day))  # fmt: skip


def _end_of(day: date | None) -> datetime | None:
    return None if day is None else datetime(day.year, day.month, day.day, 23, 59, 59, 999999, tzinfo=SHANGHAI)


@st.composite
def _complaints(draw: st.DrawFn, as_of: date, communities: list[str], number: int) -> Row:
    day = draw(days_around(as_of))
    answered, closed = (_end_of(draw(_later(day))) for _ in range(2))
    return draw(_filled({
        "channel": st.sampled_from(["12345", "portal"]),
        "community_id": st.sampled_from(communities),
        "received_at": moments_on(day),
        "liability": mostly(st.just("company"), st.sampled_from([*LIABILITIES, None])),
        "upheld": st.sampled_from([True, True, False, None]),
        "satisfaction": st.sampled_from([None, 1, 2, 3, 5]),
        "duplicate_of": st.sampled_from([None, None, "k0"] if number else [None]),
        "recorded_at": _recorded(as_of, day),
    }, complaint_id=f"k{number}", answered_at=answered, closed_at=closed))  # fmt: skip


@st.composite
def _inspections(draw: st.DrawFn, as_of: date, communities: list[str], number: int) -> Row:
    day = draw(days_around(as_of))
    scores = ["60", "59.5", "90", "89.999", "100", "0", "33.333"]
    return draw(_filled({
        "kind": st.sampled_from(["half_yearly", "special"]),
        "community_id": st.sampled_from(communities),
        "score": st.one_of(st.none(), st.sampled_from(scores).map(Decimal)),
        "recorded_at": _recorded(as_of, day),
    }, inspection_id=f"i{number}", inspected_on=day))  # fmt: skip


@st.composite
def _findings(draw: st.DrawFn, inspections: list[Row], number: int) -> Row:
    inspection = draw(st.sampled_from(inspections))
    inspected_on = inspection["inspected_on"]
    assert isinstance(inspected_on, date)
    rectify_by = draw(_later(inspected_on))
    return {
        "finding_id": f"f{number}", "inspection_id": inspection["inspection_id"], "item": "lift",
        "severity": draw(st.sampled_from([*SEVERITIES, None])), "rectify_by": rectify_by,
        "rectified_on": draw(_later(inspected_on)),
    }  # fmt: skip


@st.composite
def evidence(draw: st.DrawFn, as_of: date) -> Rows:
    """Return a package's rows, as the files name their columns."""
    companies = list(COMPANY_IDS[: draw(st.integers(1, 5))])
    communities = [f"c{number}" for number in range(draw(st.sampled_from([2, 3, 4, 1])))]
    participates = mostly(st.just(value=True), st.sampled_from([None, False]))
    sizes = {
        "households": st.sampled_from([None, 0, 1, 300, 3000]),
        "floor_area_m2": st.sampled_from([None, 0, 7, 9999]),
    }
    inspections = [
        draw(_inspections(as_of, communities, number)) for number in range(draw(st.sampled_from([2, 1, 3, 0])))
    ]
    findings = draw(st.sampled_from([2, 1, 3, 0])) if inspections else 0
    return {
        "companies": [{"company_id": one, "name": one, "participates": draw(participates)} for one in companies],
        "communities": [draw(_filled(sizes, community_id=one, name=one)) for one in communities],
        "service_periods": draw(_periods(as_of, communities, companies)),
        "complaints": [
            draw(_complaints(as_of, communities, number)) for number in range(draw(st.sampled_from([2, 3, 4, 1, 0])))
        ],
        "inspections": inspections,
        "findings": [draw(_findings(inspections, number)) for number in range(findings)],
        "records": [
            draw(_records(as_of, companies, number)) for number in range(draw(st.sampled_from([5, 3, 8, 1, 0])))
        ],
    }


@st.composite
def series(draw: st.DrawFn, number: int) -> list[Case]:
    """Return ratings of so many packages under one rulebook: writing its SQL costs more than a package does."""
    as_of = draw(st.sampled_from(AS_OF_DAYS))
    known_at = draw(st.one_of(st.none(), moments_on(as_of)))
    book = draw(rulebooks(as_of))
    return [Case(as_of, known_at, book, draw(evidence(as_of))) for _ in range(number)]


def cases() -> st.SearchStrategy[Case]:
    """Return a whole rating to make."""
    return series(1).map(lambda made: made[0])
