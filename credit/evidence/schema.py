"""The eight tables of an evidence package, as data; a test holds docs/evidence.md against them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import pyarrow as pa

__all__ = ["ARROW_TYPES", "COMPANION_TABLES", "REASONS", "TABLES", "Column", "Kind", "Shape"]

Kind = Literal["id", "text", "long_text", "code", "date", "moment", "flag", "whole", "score", "area"]

ARROW_TYPES: Final[dict[Kind, pa.DataType]] = {
    "id": pa.string(),
    "text": pa.string(),
    "long_text": pa.large_string(),
    "code": pa.string(),
    "date": pa.date32(),
    "moment": pa.timestamp("us", tz="UTC"),
    "flag": pa.bool_(),
    "whole": pa.int64(),
    "score": pa.int64(),  # thousandths
    "area": pa.int64(),  # whole square metres
}
"""How each kind of cell is held."""

COMPANION_TABLES: Final = ("bids", "inspected_by", "tenders")
"""Tables that may lie beside the evidence and are no evidence."""


REASONS: Final = "退回原因 reject reasons"
"""The column in which a workbook that is given back says why; it may come in again with it, and is not read."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what its cells hold, and which values they may have.

    `lowest` and `highest` bound whole numbers, and scores in points. `references` names the table whose id it is.
    `personal`: about a person, so that it can be erased; no rule reads it, and no digest is made of it.
    """

    name: str
    kind: Kind = "text"
    required: bool = False
    values: tuple[str, ...] = ()
    default: str | None = None
    lowest: int = 0
    highest: int = 10**12
    references: str | None = None
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """One table. `own_date` is the day a row speaks of; `orders` are (earlier, later, may be equal)."""

    name: str
    columns: tuple[Column, ...]
    key: str | None = None
    own_date: str | None = None
    required: bool = False
    orders: tuple[tuple[str, str, bool], ...] = ()

    def column(self, name: str) -> Column:
        """Return the column of this name; StopIteration where there is none."""
        return next(column for column in self.columns if column.name == name)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the columns in their order."""
        return tuple(column.name for column in self.columns)


def _id(name: str, references: str | None = None, *, required: bool = True) -> Column:
    return Column(name, "id", required=required, references=references)


def _code(name: str, *values: str, required: bool = False) -> Column:
    return Column(name, "code", required=required, values=values)


def _date(name: str, *, required: bool = False) -> Column:
    return Column(name, "date", required=required)


_COMPANIES = Shape(
    "companies",
    (
        _id("company_id"), Column("name", required=True), _date("registered_on"),
        Column("participates", "flag", default="true"), Column("legal_representative", personal=True),
    ),
    key="company_id",
    required=True,
)  # fmt: skip
_MANAGERS = Shape(
    "managers",
    (_id("manager_id"), _id("company_id", "companies"), Column("name", required=True, personal=True)),
    key="manager_id",
)
_COMMUNITIES = Shape(
    "communities",
    (
        _id("community_id"), Column("name", required=True), Column("district"), Column("subdistrict"),
        Column("neighbourhood"), _code("kind", "commodity", "relocation", "old", "affordable"),
        Column("built_year", "whole", lowest=1000, highest=9999), Column("households", "whole"),
        Column("floor_area_m2", "area"),
    ),
    key="community_id",
    required=True,
)  # fmt: skip
_SERVICE_PERIODS = Shape(
    "service_periods",
    (
        _id("community_id", "communities"), _id("company_id", "companies"),
        _id("manager_id", "managers", required=False), _date("starts_on", required=True), _date("ends_on"),
    ),
    required=True,
    orders=(("starts_on", "ends_on", False),),
)  # fmt: skip
_COMPLAINTS = Shape(
    "complaints",
    (
        _id("complaint_id"), Column("channel", required=True), _id("community_id", "communities"),
        Column("received_at", "moment", required=True), Column("category"),
        _code("liability", "company", "utility", "government", "developer", "owner", "unknown"),
        Column("upheld", "flag"), Column("answered_at", "moment"), Column("closed_at", "moment"),
        Column("satisfaction", "whole", lowest=1, highest=5), Column("duplicate_of", "id"),
        Column("text", "long_text", personal=True), Column("recorded_at", "moment"),
    ),
    key="complaint_id",
    own_date="received_at",
    orders=(("received_at", "answered_at", True), ("received_at", "closed_at", True)),
)  # fmt: skip
_INSPECTIONS = Shape(
    "inspections",
    (
        _id("inspection_id"), _code("kind", "half_yearly", "monthly_patrol", "double_random", "special", required=True),
        _id("community_id", "communities"), _date("inspected_on", required=True),
        Column("score", "score", highest=100), Column("recorded_at", "moment"),
    ),
    key="inspection_id",
    own_date="inspected_on",
)  # fmt: skip
_FINDINGS = Shape(
    "findings",
    (
        _id("finding_id"), _id("inspection_id", "inspections"), Column("item", required=True),
        _code("severity", "minor", "major", "critical"), _date("rectify_by"), _date("rectified_on"),
    ),
    key="finding_id",
)  # fmt: skip
_RECORDS = Shape(
    "records",
    (
        _id("record_id"), _id("company_id", "companies"), _id("manager_id", "managers", required=False),
        _id("community_id", "communities", required=False), Column("event", required=True),
        _code("level", "national", "provincial", "city", "county", "street"), Column("document_no"),
        Column("issuer"), _date("occurred_on", required=True), _date("valid_until"), _date("revoked_on"),
        Column("quantity", "whole", default="1"), Column("recorded_at", "moment"),
    ),
    key="record_id",
    own_date="occurred_on",
    orders=(("occurred_on", "valid_until", True), ("occurred_on", "revoked_on", True)),
)  # fmt: skip

TABLES: Final[dict[str, Shape]] = {
    shape.name: shape
    for shape in (
        _COMPANIES, _MANAGERS, _COMMUNITIES, _SERVICE_PERIODS, _COMPLAINTS, _INSPECTIONS, _FINDINGS, _RECORDS,
    )
}  # fmt: skip
"""By name, each after the tables it refers to."""
