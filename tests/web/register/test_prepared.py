"""Statements that the driver runs."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Integer,
    MetaData,
    String,
    Table,
    bindparam,
    create_engine,
    func,
    insert,
    select,
)  # fmt: skip
from sqlmodel import Session, UTCDateTime

from tests.builders.statements import asked
from web.register.prepared import Prepared

_TABLE = Table(
    "t", MetaData(), Column("id", Integer, primary_key=True), Column("text", String), Column("day", Date),
    Column("flag", Boolean), Column("facts", JSON), Column("at", UTCDateTime()),
)  # fmt: skip
_MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the strategy says it
_TEXTS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))
_ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "text": st.none() | _TEXTS, "day": st.none() | st.dates(), "flag": st.none() | st.booleans(),
            "facts": st.dictionaries(st.text("xyz"), st.integers(-9, 9)), "at": st.none() | _MOMENTS,
        }
    ),
    max_size=5,
)  # fmt: skip
_AFTER = Prepared(select(_TABLE).where(_TABLE.c.id > bindparam("after"), _TABLE.c.id < 4).order_by(_TABLE.c.id))
_ON = select(_TABLE.c.id, func.coalesce(_TABLE.c.at, bindparam("at", type_=UTCDateTime())).label("then")).where(
    _TABLE.c.day == bindparam("day")
)


@given(_ROWS, st.integers(0, 5))
def test_rows_are_those_that_sqlalchemy_would_give(rows: list[dict[str, Any]], after: int) -> None:
    """Texts, days, flags, moments and JSON, NULL among them; a number that the statement itself holds counts too."""
    with create_engine("sqlite://").connect() as connection:
        _TABLE.create(connection)
        if rows:
            connection.execute(insert(_TABLE), rows)
        known = connection.execute(select(_TABLE).where(_TABLE.c.id > after, _TABLE.c.id < 4).order_by(_TABLE.c.id))

        assert _AFTER.rows(connection, {"after": after}) == [dict(row) for row in known.mappings()]


@given(st.dates(), _MOMENTS)
def test_values_are_written_as_their_columns_are(day: date, at: datetime) -> None:
    """A day and a moment that are asked for are found as they were entered."""
    with create_engine("sqlite://").connect() as connection:
        _TABLE.create(connection)
        connection.execute(insert(_TABLE), [{"id": 7, "day": day, "facts": {}}])

        assert Prepared(_ON).rows(connection, {"day": day, "at": at}) == [{"id": 7, "then": at}]


def test_a_session_reads_in_its_own_transaction() -> None:
    """What it has written and not yet committed is among the rows; one statement is asked."""
    engine = create_engine("sqlite://")
    _TABLE.create(engine)
    with asked(engine) as statements, Session(engine) as session:
        session.execute(insert(_TABLE), [{"text": "new", "facts": {}}])
        del statements[:]
        (row,) = _AFTER.rows(session, {"after": 0})

    assert (row["text"], len(statements)) == ("new", 1)


def test_a_list_of_values_is_refused() -> None:
    """It would make another statement at each length."""
    statement = Prepared(select(_TABLE).where(_TABLE.c.id.in_(bindparam("ids", expanding=True))))

    with create_engine("sqlite://").connect() as connection, pytest.raises(TypeError, match="at each length"):
        statement.rows(connection, {"ids": [1]})


def test_a_value_that_is_missing_is_named() -> None:
    """Nothing is asked with a value that nobody gave."""
    with create_engine("sqlite://").connect() as connection, pytest.raises(KeyError, match="after"):
        _AFTER.rows(connection)
