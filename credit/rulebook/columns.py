"""The columns that a `where`, an `on` or a `mean` of a rulebook may name, table by table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from credit.rulebook.shapes import Table

__all__ = ["COLUMNS", "Column", "InspectionKind", "Kind", "Level", "Liability", "Severity"]

Kind = Literal["text", "bool", "day", "days", "score", "count"]
"""day: a date, only to be asked whether it is empty; days: a count of days, only to be compared;
score: integer thousandths inside; count: a whole number."""
Liability = Literal["company", "utility", "government", "developer", "owner", "unknown"]
Severity = Literal["minor", "major", "critical"]
Level = Literal["national", "provincial", "city", "county", "street"]
InspectionKind = Literal["half_yearly", "monthly_patrol", "double_random", "special"]


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds, and its only values where they are enumerated."""

    kind: Kind
    values: tuple[str, ...] = ()


_TEXT: Final = Column("text")
_DAY: Final = Column("day")
_DAYS: Final = Column("days")
_KIND: Final = Column("text", get_args(InspectionKind))

COLUMNS: Final[Mapping[Table, Mapping[str, Column]]] = {
    "complaints": {
        "complaint_id": _TEXT,
        "channel": _TEXT,
        "community_id": _TEXT,
        "category": _TEXT,
        "liability": Column("text", get_args(Liability)),
        "upheld": Column("bool"),
        "satisfaction": Column("score", ("1", "2", "3", "4", "5")),
        "duplicate_of": _TEXT,
        "received_at": _DAY,
        "answered_at": _DAY,
        "closed_at": _DAY,
        "answer_days": _DAYS,
        "close_days": _DAYS,
    },
    "inspections": {
        "inspection_id": _TEXT,
        "kind": _KIND,
        "community_id": _TEXT,
        "inspected_on": _DAY,
        "score": Column("score"),
    },
    "findings": {
        "finding_id": _TEXT,
        "inspection_id": _TEXT,
        "community_id": _TEXT,
        "item": _TEXT,
        "severity": Column("text", get_args(Severity)),
        "kind": _KIND,
        "inspected_on": _DAY,
        "rectify_by": _DAY,
        "rectified_on": _DAY,
        "overdue_days": _DAYS,
    },
    "records": {
        "record_id": _TEXT,
        "community_id": _TEXT,
        "event": _TEXT,
        "level": Column("text", get_args(Level)),
        "issuer": _TEXT,
        "document_no": _TEXT,
        "occurred_on": _DAY,
        "valid_until": _DAY,
        "revoked_on": _DAY,
        "quantity": Column("count"),
    },
}
