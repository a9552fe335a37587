"""Waiting until nobody else can write to what a transaction judges by."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select
from sqlmodel import Session

__all__ = ["lock_rows"]


def lock_rows(session: Session, query: Select[Any]) -> None:
    """Lock the rows of a query until the transaction ends; on SQLite `writing` has seen to that nobody else writes."""
    if session.connection().dialect.name != "sqlite":
        session.execute(query.with_for_update())
