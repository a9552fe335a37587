"""Integer relations and parts of rulebooks, for tests of the score: only what a test is about needs to be written.

A row is a dict of the columns that matter; dates are ISO text. Company and community 0 stand where none is named, and
each company serves the community of its own number since 2020 unless service periods are given.

    facts(records=[{"event": "award", "occurred_on": "2024-03-01"}])
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import pyarrow as pa
from ibis.expr.types import Table

from credit.engines.duckdb import session
from credit.evidence import FACTS, Facts
from credit.rulebook.shapes import Rulebook
from credit.scoring.rating import Rated, rate_facts
from models.values.moments import day_starts_at
from models.values.periods import NEVER, day_number
from tests.builders.rulebooks import CHOICE, rule

__all__ = ["day", "facts", "indicator", "measure", "rated", "relations", "rule", "run", "scenarios"]

Row = Mapping[str, Any]

_PLAIN: dict[str, dict[str, Any]] = {
    "service_periods": {"starts_on": "2020-01-01", "ends_on": NEVER},
    "complaints": {"channel": "12345", "liability": "company", "upheld": True, "received_at": "2024-03-01"},
    "inspections": {"kind": "special", "inspected_on": "2024-03-01"},
    "findings": {"inspection_id": "i", "item": "lift", "kind": "special", "inspected_on": "2024-03-01"},
    "records": {"event": "award", "occurred_on": "2024-03-01", "quantity": 1},
}
_DATED = {"complaints": "received_at", "inspections": "inspected_on", "findings": "inspected_on",
          "records": "occurred_on"}  # fmt: skip


def day(text: str) -> int:
    """Return the day number of an ISO date."""
    return day_number(date.fromisoformat(text))


def relations(companies: int | Sequence[Row] = 1, **rows: Sequence[Row]) -> dict[str, pa.Table]:
    """Return the relations of FACTS: so many companies (or these), and these rows."""
    owners = [{} for _ in range(companies)] if isinstance(companies, int) else companies
    given: dict[str, Sequence[Row]] = {
        "companies": [
            {"company_id": f"c{n}", "name": f"c{n}", "participates": True, **row} for n, row in enumerate(owners)
        ],
        "communities": [{} for _ in owners],
        "service_periods": [{"company_no": n, "community_no": n} for n, _ in enumerate(owners)],
        **rows,
    }
    return {name: _relation(name, given.get(name, ())) for name in FACTS}


def facts(companies: int | Sequence[Row] = 1, **rows: Sequence[Row]) -> Facts:
    """Return the same as Facts."""
    return Facts(relations(companies, **rows))


def scenarios(**records: Sequence[Row]) -> Facts:
    """Return the facts of companies that are called by their scenarios, each with its own records."""
    owned = [{**row, "company_no": number} for number, rows in enumerate(records.values()) for row in rows]
    return facts([{"company_id": name} for name in records], records=owned)


def rated(found: Facts, book: Rulebook, as_of: str = "2024-06-30", known_at: datetime | None = None) -> Rated:
    """Return the rating of facts on a day."""
    return rate_facts(found, book, as_of=date.fromisoformat(as_of), known_at=known_at)


def _relation(name: str, rows: Sequence[Row]) -> pa.Table:
    return pa.Table.from_pylist([_row(name, place, row) for place, row in enumerate(rows)], schema=FACTS[name])


def _row(name: str, place: int, row: Row) -> dict[str, Any]:
    """Return the row with plain values where columns are left out; ids are `<first letter><number>`."""
    columns = FACTS[name]
    numbered: dict[str, dict[str, Any]] = {
        "companies": {"company_no": place},
        "communities": {"community_no": place, "community_id": f"k{place}"},
    }
    plain = numbered.get(name, {"company_no": 0, "community_no": row.get("company_no", 0)}) | _PLAIN.get(name, {})
    plain |= {column: f"{name[0]}{place}" for column in columns.names if column == f"{name.rstrip('s')}_id"}
    cells = {column: _cell(columns.field(column), value) for column, value in (plain | dict(row)).items()}
    if name in _DATED:
        cells = {"recorded_at": day_starts_at(cells[_DATED[name]])} | cells
    return cells


def _cell(field: pa.Field, value: Any) -> Any:  # noqa: ANN401 - a cell of any column
    return day(value) if field.type == pa.int32() and isinstance(value, str) else value


def run(tables: Mapping[str, pa.Table], make: Callable[[Mapping[str, Table]], Table]) -> list[dict[str, Any]]:
    """Return the rows of an expression over tables, as an engine answers it."""
    with session(tables) as engine:
        rows: list[dict[str, Any]] = engine.run(make(engine.tables)).to_pylist()
    return rows


def indicator(name: str, component: str, *rules: dict[str, Any], **other: Any) -> dict[str, Any]:  # noqa: ANN401 - any key
    """Return one indicator with these rules; `other` gives its bounds and measures."""
    return {"indicator": name, "component": component, "title": {"zh": name, "en": name}, "rules": list(rules), **other}


def measure(id_: str = "tiny.rate", **other: Any) -> dict[str, Any]:  # noqa: ANN401 - any key of a measure
    """Return a measure: complaints of a year, as points; `other` overrides or adds keys."""
    plain = {
        "id": id_, "title": {"zh": id_, "en": id_}, "window": "P1Y", "as_points": True, "basis": dict(CHOICE),
        "source": {"table": "complaints", "count": "rows", "on": "received_at"}, "in_force": {"since": "2020-01-01"},
    }  # fmt: skip
    return plain | other
