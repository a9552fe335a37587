"""Rows that a transaction judges by are locked where others could write to them meanwhile."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Select, select
from sqlmodel import col

from models.tables import Auction
from web.register.row_locks import lock_rows


@pytest.mark.parametrize(("dialect", "locks"), [("postgresql", [True]), ("sqlite", [])])
def test_rows_are_locked_where_others_may_write(dialect: str, locks: list[bool]) -> None:
    """SQLite has one writer at a time, who is asked for nothing more."""
    asked: list[Select[Any]] = []
    connection = SimpleNamespace(dialect=SimpleNamespace(name=dialect))
    session: Any = SimpleNamespace(connection=lambda: connection, execute=asked.append)

    lock_rows(session, select(col(Auction.auction_id)))

    assert [str(one).endswith(" FOR UPDATE") for one in asked] == locks
