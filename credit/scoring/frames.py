"""Results as pandas frames: the columns of the documentation, points in integer thousandths, days as dates."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from credit.rulebook.shapes import Rulebook
from models.values.moments import SHANGHAI

if TYPE_CHECKING:
    import pandas as pd  # for types alone; loaded when something is first rated

__all__ = ["CONTRIBUTION_COLUMNS", "as_day", "contributions_frame", "rating_columns", "ratings_frame"]

CONTRIBUTION_COLUMNS = (
    "company_id", "component", "indicator", "rule", "event", "source_table", "source_id", "occurred_on", "valid_until",
    "points", "counted", "instrument", "article",
)  # fmt: skip
_DAYS = ("occurred_on", "valid_until", "next_change_on")


def rating_columns(book: Rulebook) -> tuple[str, ...]:
    """Return the columns of `ratings` under a rulebook, one per component among them."""
    head = ("company_id", "as_of", "known_at", "rulebook", "rulebook_digest")
    tail = ("score", "grade", "status", "blacklisted", "eligible", "next_change_on")
    return (*head, *book.components, *tail)


def ratings_frame(
    rows: pa.Table, companies: pa.Table, book: Rulebook, as_of: date, known_at: datetime | None
) -> pd.DataFrame:
    """Return one row per company in company_id order."""
    known = None if known_at is None else known_at.astimezone(SHANGHAI).isoformat()
    named = _named(rows, companies).sort_by("company_id")
    constants = {"as_of": as_of, "known_at": known, "rulebook": book.id, "rulebook_digest": book.digest}
    for name, value in constants.items():
        kind = pa.date32() if isinstance(value, date) else pa.string()
        named = named.append_column(name, pa.repeat(pa.scalar(value, kind), named.num_rows))
    return _frame(named.select(rating_columns(book)))


def contributions_frame(rows: pa.Table, companies: pa.Table) -> pd.DataFrame:
    """Return the contributions in the order of the walk, company by company in company_id order."""
    return _frame(_named(rows, companies).select(CONTRIBUTION_COLUMNS))


def as_day(value: object) -> date | None:
    """Return a day for whatever a frame or an Arrow table holds; None for an empty cell and for date.max."""
    match value:
        case None:
            return None
        case str():
            return date.fromisoformat(value) if value else None
        case _ if value != value:  # noqa: PLR0124 - NaN and NaT are not themselves
            return None
        case datetime():
            return value.date()
        case date():
            return None if value == date.max else value
    message = f"{value!r} is no day"
    raise TypeError(message)


def _named(rows: pa.Table, companies: pa.Table) -> pa.Table:
    """Give each row its company_id; company_no is the position in the companies relation."""
    ids = companies["company_id"].combine_chunks()
    return rows.append_column("company_id", pc.take(ids, rows["company_no"].combine_chunks()))


def _frame(table: pa.Table) -> pd.DataFrame:
    for name in _DAYS:
        if name in table.column_names:
            position = table.column_names.index(name)
            days = table[name].cast(pa.int32()).cast(pa.date32())
            table = table.set_column(position, name, days)
    frame: pd.DataFrame = table.to_pandas(date_as_object=True)
    return frame
