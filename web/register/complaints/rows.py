"""Rows of complaints as the facts that decide, and back."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import asdict, fields
from itertools import groupby
from typing import Any, Final

from sqlalchemy import select
from sqlmodel import Session, col

from credit.complaints.moves import Cause, Kind, Level, Move, Party, Role
from credit.complaints.steps import Reception, Step
from models.record.rows import table_of
from models.tables import ComplaintCase, ComplaintStep, PersonalDatum

__all__ = ["answers_of", "histories", "history_of", "reception_of", "step_cells", "told_of"]

_WORDS: Final = {
    "move": Move, "role": Role, "liability": Party, "plaintiff": Party, "level": Level, "tier": Level, "kind": Kind,
    "cause": Cause,
}  # fmt: skip
_FIELDS: Final = tuple(field.name for field in fields(Step) if field.name != "by")
_RECEPTION: Final = tuple(field.name for field in fields(Reception))

History = tuple[Reception, tuple[Step, ...]]
"""A complaint as it came in, and its steps in turn."""


def history_of(session: Session, complaint_id: str) -> History | None:
    """Return a complaint with its steps, None where there is none of this number."""
    return next(iter(histories(session, [complaint_id])), None)


def histories(session: Session, only: Collection[str] | None = None) -> Iterator[History]:
    """Yield complaints with their steps, by number; `only` these numbers where given."""
    cases = select(table_of(ComplaintCase)).order_by(col(ComplaintCase.complaint_id))
    steps = select(table_of(ComplaintStep)).order_by(col(ComplaintStep.complaint_id), col(ComplaintStep.turn))
    if only is not None:
        cases = cases.where(col(ComplaintCase.complaint_id).in_(only))
        steps = steps.where(col(ComplaintStep.complaint_id).in_(only))
    taken = {
        name: tuple(_step(row) for row in rows)
        for name, rows in groupby(session.execute(steps).mappings(), key=lambda row: row["complaint_id"])
    }
    for row in session.execute(cases).mappings():
        yield reception_of(row), taken.get(row["complaint_id"], ())


def reception_of(row: Any) -> Reception:  # noqa: ANN401 - a mapping of columns
    """Return how a complaint came in."""
    return Reception(**{name: row[name] for name in _RECEPTION})


def _step(row: Any) -> Step:  # noqa: ANN401 - a mapping of columns
    cells = {name: row[name] for name in _FIELDS}
    words = {name: word(cells[name]) for name, word in _WORDS.items() if cells[name] is not None}
    return Step(**{**cells, **words, "by": row["by_office"]})


def step_cells(step: Step) -> dict[str, Any]:
    """Return the columns of a step's row."""
    cells = {name: None if value is None else value for name, value in asdict(step).items()}
    cells["by_office"] = cells.pop("by")
    return {name: str(value) if name in _WORDS and value is not None else value for name, value in cells.items()}


def answers_of(session: Session, complaint_id: str, turns: int) -> list[str]:
    """Return what the complainer was told, in order; answers that were erased are left out."""
    keys = [f"{complaint_id}/{turn}" for turn in range(1, turns + 1)]
    row = PersonalDatum
    query = select(col(row.row_key), col(row.value)).where(
        col(row.table_name) == "complaint_answers", col(row.row_key).in_(keys), col(row.value).is_not(None)
    )
    found = {key: str(value) for key, value in session.execute(query)}
    return [found[key] for key in keys if key in found]


def told_of(session: Session, complaint_ids: Collection[str]) -> dict[str, dict[str, str]]:
    """Return the personal data of complaints that is kept: number -> name, phone, text."""
    row = PersonalDatum
    query = select(col(row.row_key), col(row.column_name), col(row.value)).where(
        col(row.table_name) == "complaint_cases", col(row.row_key).in_(complaint_ids), col(row.value).is_not(None)
    )
    found: dict[str, dict[str, str]] = {}
    for key, column, value in session.execute(query):
        found.setdefault(key, {})[column] = value
    return found
