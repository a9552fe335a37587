"""Draws on record: the commitment before the lottery, the result after it, one of each under a namespace."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from models.errors import Problem, RefusedError
from models.record.clerk import Clerk
from models.record.entries import entry_of
from models.record.rows import table_of
from models.tables import LedgerEntry

__all__ = ["record_commitment", "record_draw"]

_COMMITTED, _MADE = "draw.committed", "draw.made"


def record_commitment(clerk: Clerk, namespace: str, commitment: Mapping[str, object]) -> str:
    """Put a commitment on record and return the digest of its entry.

    Raises RefusedError where the namespace has one: with two, an officer could publish the one that suits.
    """
    if _on_record(clerk, _COMMITTED, namespace) is not None:
        what = "a draw of this namespace was committed to before, and one namespace has one draw"
        raise RefusedError(Problem(f"namespace {namespace}", what, "Name another, such as one with the round in it."))
    return clerk.enter(_COMMITTED, _subject(namespace), {"commitment": dict(commitment)})


def record_draw(clerk: Clerk, namespace: str, commitment: Mapping[str, object], drawn: Mapping[str, object]) -> str:
    """Put the result of a draw on record and return the digest of its entry.

    Raises RefusedError, with every reason, where its commitment is not on record, is another, or was drawn before.
    """
    where, problems = f"namespace {namespace}", []
    committed = _on_record(clerk, _COMMITTED, namespace)
    if committed is None:
        what = "no commitment of this namespace is on record, so that nothing shows it came before the lottery"
        problems.append(Problem(where, what, "Nothing mends this draw; commit to the next one in time."))
    elif committed["commitment"] != commitment:
        what = "the commitment on record is not the one that this draw was made by"
        problems.append(Problem(where, what, "Draw by the committed pool, quotas and codes."))
    if _on_record(clerk, _MADE, namespace) is not None:
        problems.append(Problem(where, "its result is on record already", "Name later exclusions in a new draw."))
    if problems:
        raise RefusedError(problems)
    return clerk.enter(_MADE, _subject(namespace), {"draw": dict(drawn)})


def _subject(namespace: str) -> str:
    return f"draw/{namespace}"


def _on_record(clerk: Clerk, kind: str, namespace: str) -> Mapping[str, Any] | None:
    """Return the facts of the first such entry, placed or waiting; None where there is none."""
    row = LedgerEntry
    query = select(table_of(row)).where(col(row.type) == kind, col(row.subject) == _subject(namespace)).limit(1)
    found = clerk.session.execute(query).mappings().one_or_none()
    return None if found is None else entry_of(found).facts
