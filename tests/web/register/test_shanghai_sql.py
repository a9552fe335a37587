"""Days and months in SQL."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import DateTime, bindparam, select
from sqlalchemy.dialects import postgresql

from models.tables import engine_for
from web.register.shanghai_sql import begins_at, days_between, shanghai_date, shanghai_month

EVENING = datetime(2024, 6, 30, 16, 30)  # noqa: DTZ001 - as SQLite keeps it, in UTC: half past midnight of 1 July

POSTGRESQL: Any = postgresql.dialect()  # type: ignore[no-untyped-call]


def _asked(expression: Any) -> object:  # noqa: ANN401 - any SQL
    engine = engine_for("sqlite://")
    with engine.connect() as connection:
        found: object = connection.execute(select(expression)).scalar_one()
    engine.dispose()
    return found


def _at(moment: datetime | None) -> Any:  # noqa: ANN401 - any SQL
    return bindparam(None, moment, DateTime())


def test_the_day_and_the_month_are_shanghais() -> None:
    """Half past four in the afternoon in UTC is the next day there, and the next month."""
    assert _asked(shanghai_date(_at(EVENING))) == date(2024, 7, 1)
    assert _asked(shanghai_month(_at(EVENING))) == "2024-07"


@pytest.mark.parametrize(
    ("end", "days"), [(datetime(2024, 7, 1, 16, 29), 0), (datetime(2024, 7, 1, 16, 30), 1), (None, None)]  # noqa: DTZ001
)  # fmt: skip
def test_days_are_whole(end: datetime | None, days: int | None) -> None:
    """A minute less than a day is none; without an end there is no number."""
    assert _asked(days_between(_at(EVENING), _at(end))) == days


def test_postgresql_is_told_the_zone() -> None:
    """It keeps moments with their zone, and is asked for Shanghai's."""
    said = [str(one(_at(EVENING)).compile(dialect=POSTGRESQL)) for one in (shanghai_date, shanghai_month)]

    assert all("AT TIME ZONE 'Asia/Shanghai'" in sql for sql in said)
    assert "floor(extract(epoch" in str(days_between(_at(EVENING), _at(EVENING)).compile(dialect=POSTGRESQL))


def test_a_day_begins_at_midnight_in_shanghai() -> None:
    """Eight hours before it does in UTC."""
    assert begins_at(date(2024, 7, 1)) == datetime(2024, 6, 30, 16, tzinfo=UTC)
