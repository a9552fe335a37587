"""One set of migrations for SQLite and PostgreSQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select

from models.migrations import is_current, pending, upgrade
from models.tables import Company, Rating, engine_for, writing
from tests.builders.city import city_url, publish_city
from tests.builders.migrated import migrating_once
from tests.builders.postgresql import fresh_postgresql


@pytest.fixture(scope="module")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the URL of a fresh PostgreSQL; skips, with the reason, where none can be started."""
    with fresh_postgresql(tmp_path_factory.mktemp("postgresql")) as url:
        yield url


def test_the_tables_in_code_are_all_migrated_on_sqlite(tmp_path: Path) -> None:
    """After an upgrade nothing is left to migrate, and the database says that it is current."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    upgrade(url)

    assert (pending(url), is_current(url)) == ([], True)


def test_a_new_database_is_not_current(tmp_path: Path) -> None:
    """An empty file is told apart from an upgraded one."""
    assert not is_current(f"sqlite:///{tmp_path / 'a.db'}")


def test_upgrading_again_keeps_the_rows(tmp_path: Path) -> None:
    """An upgrade of a current database changes nothing."""
    url = city_url(tmp_path)
    upgrade(url)
    engine = engine_for(url)
    with writing(engine) as session:
        assert session.get(Company, "C000") is not None
    engine.dispose()


@pytest.mark.slow
def test_the_tables_in_code_are_all_migrated_on_postgresql(postgresql: str) -> None:
    """The same revisions leave nothing to migrate on PostgreSQL."""
    upgrade(postgresql)

    assert (pending(postgresql), is_current(postgresql)) == ([], True)


@pytest.mark.slow
def test_a_city_can_be_published_on_postgresql(postgresql: str) -> None:
    """Every kind of row of a publication fits PostgreSQL's stricter types."""
    upgrade(postgresql)
    publish_city(postgresql)
    engine = engine_for(postgresql)
    with writing(engine) as session:
        scores = session.exec(select(Rating.score_milli).where(Rating.company_id == "C009")).all()
    engine.dispose()

    assert scores[-1] == 75_710


def test_what_other_tests_repeat_is_what_the_revisions_do(tmp_path: Path) -> None:
    """A register made by the statements of an earlier one has the same tables, and stands at the same revision."""
    whole, repeated = (f"sqlite:///{tmp_path / name}.db" for name in ("whole", "repeated"))
    upgrade(whole)
    with migrating_once():
        upgrade(repeated)

    assert (is_current(repeated), pending(repeated), _dump(repeated)) == (True, [], _dump(whole))


def _dump(url: str) -> list[str]:
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    found = list(connection.iterdump())
    connection.close()
    return found
