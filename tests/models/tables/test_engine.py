"""Databases that keep what they acknowledge."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from models.errors import InputError
from models.migrations import upgrade
from models.tables import Company, ServicePeriod, engine_for, writing


def _pragma(path: Path, name: str) -> object:
    engine = engine_for(f"sqlite:///{path}")
    with engine.connect() as connection:
        value = connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
    engine.dispose()
    return value


@pytest.mark.parametrize(("name", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)])
def test_sqlite_keeps_what_it_acknowledges(tmp_path: Path, name: str, value: object) -> None:
    """WAL, synchronous=FULL and foreign keys are on for every connection."""
    assert _pragma(tmp_path / "a.db", name) == value


def test_postgresql_goes_through_psycopg() -> None:
    """A plain postgresql URL uses the driver that is installed."""
    assert engine_for("postgresql://user@localhost/name").dialect.driver == "psycopg"


@pytest.mark.parametrize("url", ["mysql://user@host/name", "no url at all"])
def test_another_database_is_refused_with_a_remedy(url: str) -> None:
    """What is no SQLite and no PostgreSQL is named, with how to write the URL."""
    with pytest.raises(InputError, match="Write sqlite:///"):
        engine_for(url)


def _write_half(engine: Engine) -> None:
    with writing(engine) as session:
        session.add(Company(company_id="C1", name="安和物业"))
        session.flush()
        session.add(ServicePeriod(import_id=99, community_id="none", company_id="C1", starts_on=date(2024, 1, 1)))


def test_a_failed_write_changes_nothing(tmp_path: Path) -> None:
    """A row that breaks a constraint takes the whole session with it."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    upgrade(url)
    engine = engine_for(url)
    with pytest.raises(IntegrityError):
        _write_half(engine)
    with writing(engine) as session:
        assert session.get(Company, "C1") is None
    engine.dispose()
