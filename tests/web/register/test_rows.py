"""Values as the tables keep them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Connection, func, select
from sqlmodel import Session

from models.tables import Company, engine_for
from tests.builders.city import city_url
from web.register.rows import as_moment, insert_rows


def test_a_moment_is_kept_in_utc() -> None:
    """Nine in Shanghai is one in the morning UTC, and empty stays empty."""
    shanghai = datetime(2024, 7, 1, 9, tzinfo=timezone(timedelta(hours=8)))

    assert as_moment(shanghai) == datetime(2024, 7, 1, 1, tzinfo=UTC)
    assert as_moment("2024-07-01T09:00:00+08:00") == as_moment(shanghai)
    assert as_moment(None) is None


def test_more_rows_than_a_chunk_all_arrive(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Rows are inserted some thousands at a time, and none is left over."""
    engine = engine_for(city_url(tmp_path_factory.mktemp("rows")))
    with Session(engine) as session:
        insert_rows(session, Company, ({"company_id": f"X{n}", "name": "x"} for n in range(12_001)))
        found = session.scalar(select(func.count()).select_from(Company))
    engine.dispose()

    assert found == 12_061


def test_no_rows_are_no_statement(connection: Connection) -> None:
    """An empty table of a package inserts nothing and does not fail."""
    with Session(connection) as session:
        insert_rows(session, Company, [])
