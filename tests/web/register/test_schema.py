"""The register takes whatever a package may hold."""

from __future__ import annotations

import pytest
from sqlalchemy import Table
from sqlmodel import SQLModel

from credit.evidence.schema import TABLES
from models.record import PERSONAL
from models.tables import Community, Company, Complaint, CreditRecord, Finding, Inspection, Manager, ServicePeriod

KEPT: dict[str, type[SQLModel]] = {
    "companies": Company,
    "communities": Community,
    "managers": Manager,
    "service_periods": ServicePeriod,
    "complaints": Complaint,
    "inspections": Inspection,
    "findings": Finding,
    "records": CreditRecord,
}
RENAMED = {"score": "score_milli"}


def _table(name: str) -> Table:
    found: Table = KEPT[name].__table__  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("name", KEPT)
def test_every_column_of_the_evidence_is_kept(name: str) -> None:
    """What a package may say, the register can keep."""
    personal = PERSONAL.get(name, {})
    named = {RENAMED.get(column, personal.get(column, column)) for column in TABLES[name].names}

    assert named <= {*_table(name).columns.keys(), "recorded_at"}


def test_what_is_personal_is_kept_apart() -> None:
    """The columns that a package calls personal are those of the vault, and of those the register holds commitments."""
    told = {name: [column.name for column in shape.columns if column.personal] for name, shape in TABLES.items()}

    assert {name: columns for name, columns in told.items() if columns} == {
        name: list(columns) for name, columns in PERSONAL.items() if name in TABLES
    }
    kept = {name: columns for name, columns in PERSONAL.items() if name in TABLES}
    assert all(set(columns.values()) <= {*_table(name).columns.keys()} for name, columns in kept.items())


@pytest.mark.parametrize("name", KEPT)
def test_what_may_be_empty_in_a_package_may_be_empty_in_the_register(name: str) -> None:
    """No package that was accepted is refused by a NOT NULL of the database."""
    columns = _table(name).columns
    optional = [column for column in TABLES[name].columns if not column.required and column.default is None]
    kept = [RENAMED.get(column.name, column.name) for column in optional if column.name != "recorded_at"]

    assert [column for column in kept if column in columns and not columns[column].nullable] == []


@pytest.mark.parametrize("name", KEPT)
def test_the_words_of_a_closed_list_are_the_same(name: str) -> None:
    """Each CHECK of words names exactly the words that a package may use."""
    checks = {str(check.name): str(check.sqltext) for check in _table(name).constraints if hasattr(check, "sqltext")}
    for column in TABLES[name].columns:
        text = checks.get(f"ck_{_table(name).name}_{column.name}", "")
        if " IN (" in text:
            assert text == f"{column.name} IN ({', '.join(map(repr, column.values))})"


def test_a_complaint_may_name_no_community() -> None:
    """A mapping may say that the community of a complaint is unknown; then it falls on no company, and is kept."""
    assert _table("complaints").columns["community_id"].nullable
