"""Entries as the database keeps them, by position or by digest, and the feed of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Select, bindparam, or_, select
from sqlmodel import Session, col

from models.ledger.entries import Entry
from models.record.rows import as_driven
from models.tables import LedgerEntry

__all__ = [
    "entries_about",
    "entries_by",
    "entries_from",
    "entries_of",
    "entries_waiting",
    "entry_at",
    "entry_named",
    "entry_of",
    "newest_of",
]


_SUITE: Final = "sha256:"
_SHORTEST: Final = 8
"""Characters of a digest that are enough to name it."""


def entry_of(row: Mapping[Any, Any]) -> Entry:
    """Return the entry of a row of `ledger_entry`; what is no text there, or no bytes, stands as it is shown."""
    salt, content = row["salt"], row["content"]
    return Entry(
        row["position"], _text(row["type"]), _text(row["subject"]), _text(row["digest"]),
        salt if salt is None or isinstance(salt, bytes) else repr(salt).encode(),
        None if content is None else _text(content),
    )  # fmt: skip


def _text(value: object) -> str:
    return value if isinstance(value, str) else repr(value)


def _columns() -> Select[Any]:
    row = LedgerEntry
    columns = (row.position, row.type, row.subject, row.digest, row.salt, row.content)
    return select(*(as_driven(col(column)) for column in columns))


_WAITING: Final = (
    _columns().where(col(LedgerEntry.position).is_(None))
    .order_by(col(LedgerEntry.entered_at), col(LedgerEntry.turn), col(LedgerEntry.digest))
)  # fmt: skip
_ABOUT: Final = _columns().where(
    col(LedgerEntry.subject).in_(bindparam("subjects", expanding=True)), col(LedgerEntry.type) == bindparam("kind")
)
"""Statements that every act or bid asks, built once."""


def entries_from(session: Session, position: int = 0, most: int | None = None) -> Iterator[Entry]:
    """Yield the entries from a position on, in order: the change feed.

    A reader that asks again from one past the last it saw misses none and sees none twice, because positions have no
    gap and are given only to what has committed.
    """
    query = _columns().where(col(LedgerEntry.position) >= position)
    query = query.order_by(col(LedgerEntry.position)).limit(most)
    with session.execute(query.execution_options(yield_per=1000)) as found:  # closed also where nobody reads on
        for row in found.mappings():
            yield entry_of(row)


def entries_waiting(session: Session) -> Iterator[Entry]:
    """Yield the entries that wait for a position, in the order in which they will get it if none is added."""
    for found in session.execute(_WAITING).mappings():
        yield entry_of(found)


def entries_of(session: Session, kinds: Collection[str]) -> Iterator[Entry]:
    """Yield the entries of these types that have a position, in order; then those that wait for one."""
    row = LedgerEntry
    query = _columns().where(col(row.type).in_(kinds)).order_by(
        col(row.position).asc().nulls_last(), col(row.entered_at), col(row.turn), col(row.digest)
    )  # fmt: skip
    for found in session.execute(query).mappings():
        yield entry_of(found)


def entry_at(session: Session, position: int) -> Entry | None:
    """Return the entry at a position, None beyond the end."""
    return next(entries_from(session, position, 1), None)


def entry_named(session: Session, digest: str) -> Entry | None:
    """Return the entry of a digest, placed or waiting; None where there is none."""
    query = _columns().where(col(LedgerEntry.digest) == digest)
    row = session.execute(query).mappings().one_or_none()
    return None if row is None else entry_of(row)


def entries_about(session: Session, kind: str, subjects: Sequence[str]) -> Iterator[Entry]:
    """Yield the entries of a type with these subjects, placed or waiting."""
    for found in session.execute(_ABOUT, {"kind": kind, "subjects": subjects}).mappings():
        yield entry_of(found)


def entries_by(session: Session, name: str, most: int = 20) -> list[Entry]:
    """Return the entries that a person may mean: of this position, of this subject, or whose digest begins so."""
    row, alphabet = LedgerEntry, name.removeprefix(_SUITE)
    meant = [col(row.subject) == name]
    if name.isdecimal():
        meant.append(col(row.position) == int(name))
    if len(alphabet) >= _SHORTEST:
        meant.append(col(row.digest).startswith(f"{_SUITE}{alphabet}", autoescape=True))
    query = _columns().where(or_(*meant)).order_by(col(row.position)).limit(most)
    return [entry_of(found) for found in session.execute(query).mappings()]


def newest_of(session: Session, kind: str, before: int | None = None) -> Entry | None:
    """Return the newest entry of a type, waiting ones last of all; with `before`, the newest placed before it."""
    row = LedgerEntry
    query = _columns().where(col(row.type) == kind)
    if before is not None:
        query = query.where(col(row.position) < before).order_by(col(row.position).desc())
    else:
        query = query.order_by(col(row.position).desc().nulls_first(), col(row.entered_at).desc(), col(row.turn).desc())
    found = session.execute(query.limit(1)).mappings().one_or_none()
    return None if found is None else entry_of(found)
