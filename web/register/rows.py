"""Rows into tables in bulk: Core inserts in chunks, and values as the tables keep them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Final

import pandas as pd
from sqlalchemy import insert
from sqlmodel import Session, SQLModel

__all__ = ["Cells", "as_moment", "insert_rows"]

Cells = Mapping[str, Any]
"""One row: column -> value."""

_CHUNK: Final = 5000


def insert_rows(session: Session, table: type[SQLModel], rows: Iterable[Cells]) -> None:
    """Insert the rows, some thousands at a time; all have the same columns."""
    for chunk in _chunks(iter(rows)):
        session.connection().execute(insert(table), [dict(row) for row in chunk])


def _chunks(rows: Iterator[Cells]) -> Iterator[list[Cells]]:
    while chunk := list(islice(rows, _CHUNK)):
        yield chunk


def as_moment(value: object) -> datetime | None:
    """Return a moment in UTC for whatever a table holds for one; None for an empty cell."""
    match value:
        case datetime() if not pd.isna(value):
            return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
        case str() if value:
            return datetime.fromisoformat(value).astimezone(UTC)
    return None
