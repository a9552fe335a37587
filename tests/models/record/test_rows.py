"""Rows as plain values, and as whatever a tampered database holds."""

from __future__ import annotations

import pytest
from sqlmodel import SQLModel

from models.record.rows import key_of, rows_as_found, rows_by
from models.tables import Company, Complaint, PersonalDatum, Rating, RatingRun
from models.values.canonical import canonical
from tests.builders.packages import COMPANY, OTHER_COMPANY
from tests.builders.record import Recorded, writing_to
from tests.builders.tampering import tamper


def test_rows_come_in_the_order_of_their_keys(rated: Recorded) -> None:
    """So that equal rows give equal attachments."""
    with writing_to(rated.url) as session:
        found = [row["company_id"] for row in rows_by(session, Company, "company_id", [OTHER_COMPANY, COMPANY])]

    assert found == sorted([COMPANY, OTHER_COMPANY])


def test_more_keys_than_a_statement_takes_are_asked_in_parts(rated: Recorded) -> None:
    """Beyond the bound of SQLite's parameters."""
    with writing_to(rated.url) as session:
        assert len(list(rows_by(session, Rating, "run_id", range(40_000)))) == 6


@pytest.mark.parametrize(("kind", "by"), [(Complaint, "import_id"), (Rating, "run_id"), (RatingRun, "id")])
def test_both_ways_of_reading_give_the_same(rated: Recorded, kind: type[SQLModel], by: str) -> None:
    """What nobody tampered with is read as it was entered."""
    with writing_to(rated.url) as session:
        entered = sorted(map(canonical, rows_by(session, kind, by, [1, 2, 3])))
        assert sorted(map(canonical, rows_as_found(session, kind))) == entered
        assert entered


@pytest.mark.parametrize(
    ("change", "column", "shown"),
    [
        ("received_at = 'soon'", "received_at", "'soon'"),
        ("received_at = '2024-03-01T00:00:00'", "received_at", "'2024-03-01T00:00:00'"),
        ("upheld = 7", "upheld", "7"),
        ("channel = x'ff00'", "channel", "b'\\xff\\x00'"),
        ("satisfaction = 1.5", "satisfaction", "1.5"),
    ],
)
def test_a_cell_of_another_kind_is_shown(rated: Recorded, change: str, column: str, shown: str) -> None:
    """SQLite keeps anything in any column; reading it raises nothing."""
    tamper(rated.url, f"UPDATE complaint SET {change}")  # noqa: S608 - the test's own words
    with writing_to(rated.url) as session:
        assert next(rows_as_found(session, Complaint))[column] == {"unreadable": shown}


def test_bytes_stay_bytes(rated: Recorded) -> None:
    """The salts of the vault are no text."""
    with writing_to(rated.url) as session:
        salts = [row["salt"] for row in rows_as_found(session, PersonalDatum) if row["salt"] is not None]

    assert {(type(salt), len(salt)) for salt in salts} == {(bytes, 32)}


def test_a_key_is_what_tells_rows_apart() -> None:
    """In the order of the columns; what no key can be stands as its text."""
    assert key_of(Complaint, {"complaint_id": "c1", "import_id": 2}) == (2, "c1")
    assert key_of(Complaint, {"complaint_id": ["c"]}) == (None, "['c']")
