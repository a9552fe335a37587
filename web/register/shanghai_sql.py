"""Shanghai days and months of a moment, and whole days between two, said in the SQL of SQLite and of PostgreSQL.

SQLite keeps moments as text in UTC, and Shanghai is eight hours ahead all year; its `strftime('%s')` is whole seconds.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Date, Integer, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction

from models.values.moments import SHANGHAI

__all__ = ["begins_at", "days_between", "shanghai_date", "shanghai_month"]


class shanghai_date(GenericFunction[date]):  # noqa: N801 - named as SQL names it
    """The day on which a moment falls."""

    type = Date()
    inherit_cache = True


class shanghai_month(GenericFunction[str]):  # noqa: N801 - named as SQL names it
    """The month in which a moment falls, as 2024-06."""

    type = String()
    inherit_cache = True


class days_between(GenericFunction[int]):  # noqa: N801 - named as SQL names it
    """Whole days from the first moment to the second; NULL where one is."""

    type = Integer()
    inherit_cache = True


def begins_at(day: date) -> datetime:
    """Return the moment at which a day begins in Shanghai, in UTC."""
    return datetime.combine(day, time(), SHANGHAI).astimezone(UTC)


@compiles(shanghai_date, "sqlite")
def _date_sqlite(element: shanghai_date, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401 - SQLAlchemy's own
    return f"date({compiler.process(element.clauses, **kw)}, '+8 hours')"


@compiles(shanghai_date, "postgresql")
def _date_postgresql(element: shanghai_date, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401 - SQLAlchemy's own
    return f"CAST({compiler.process(element.clauses, **kw)} AT TIME ZONE 'Asia/Shanghai' AS DATE)"


@compiles(shanghai_month, "sqlite")
def _month_sqlite(element: shanghai_month, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401 - SQLAlchemy's own
    return f"strftime('%Y-%m', {compiler.process(element.clauses, **kw)}, '+8 hours')"


@compiles(shanghai_month, "postgresql")
def _month_postgresql(element: shanghai_month, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401 - SQLAlchemy's own
    return f"to_char({compiler.process(element.clauses, **kw)} AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM')"


@compiles(days_between, "sqlite")
def _days_sqlite(element: days_between, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401 - SQLAlchemy's own
    begin, end = (compiler.process(clause, **kw) for clause in element.clauses)
    return f"((CAST(strftime('%s', {end}) AS INTEGER) - CAST(strftime('%s', {begin}) AS INTEGER)) / 86400)"


@compiles(days_between, "postgresql")
def _days_postgresql(element: days_between, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401 - SQLAlchemy's own
    begin, end = (compiler.process(clause, **kw) for clause in element.clauses)
    return f"CAST(floor(extract(epoch FROM {end} - {begin}) / 86400) AS INTEGER)"
