"""The rows of the register against the record: every row is answered for by an entry, and is as it was entered.

An entry attaches the rows it answers for; where a later act brings a row up to date, the newest entry answers for it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import select
from sqlmodel import Session, SQLModel

from models.record.acts import ACTS
from models.record.content_checks import parts_of
from models.record.findings import Verification
from models.record.rows import Key, key_of, table_of
from models.record.sources import KeptRecord
from models.tables import LedgerBlob, LedgerCheckpoint, LedgerEntry, LedgerTile, PersonalDatum, Row
from models.values.plain import lines_of, plain

__all__ = ["COVERED", "OWN", "check_rows"]

COVERED: Final[tuple[type[SQLModel], ...]] = tuple(
    dict.fromkeys(part.table for act in ACTS.values() for part in act.parts)
)
"""Tables whose rows entries attach."""

OWN: Final[tuple[type[Row], ...]] = (LedgerBlob, LedgerCheckpoint, LedgerEntry, LedgerTile, PersonalDatum)
"""Tables of the record itself, whose rows have checks of their own."""

Answer = tuple[int, bytes]
"""The position of the entry that answers for a row, and the line the row should be."""


def check_rows(record: KeptRecord, found: Verification) -> None:
    """Note every row of the register that is not as an entry says, is missing, or that no entry answers for.

    Rows whose entry still waits for its position are answered for by that entry too.
    """
    expected = _expected(record)
    for table in COVERED:
        rows = expected[table]
        for row in _rows(record.session, table):
            key = key_of(table, row)
            _compare(table, key, lines_of([row]), rows.pop(key, None), found)
        for key, (position, line) in rows.items():
            found.add(_where(table, key), "the row is missing", line.decode().strip(), position)


def _compare(table: type[SQLModel], key: Key, line: bytes, answer: Answer | None, found: Verification) -> None:
    if answer is None:
        found.add(_where(table, key), f"no entry answers for the row {line.decode().strip()}", "nothing")
    elif answer[1] != line:
        found.add(_where(table, key), f"the row is {line.decode().strip()}", answer[1].decode().strip(), answer[0])


def _expected(record: KeptRecord) -> dict[type[SQLModel], dict[Key, Answer]]:
    expected: dict[type[SQLModel], dict[Key, Answer]] = defaultdict(dict)
    for number, entry in enumerate(record.entries(waiting=True)):
        tables = {part.name: part.table for part in ACTS[entry.type].parts} if entry.type in ACTS else {}
        for name, attached in parts_of(entry).items():
            if name in tables:
                for line in (record.blob(attached["digest"]) or b"").splitlines(keepends=True):
                    row = _row(line)
                    if row is not None:
                        expected[tables[name]][_key(tables[name], row)] = (number, line)
    return expected


def _row(line: bytes) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) else None


def _key(table: type[SQLModel], row: dict[str, Any]) -> Key:
    return tuple(row.get(column.name) for column in table_of(table).primary_key)


def _rows(session: Session, kind: type[SQLModel]) -> Iterator[dict[str, Any]]:
    table = table_of(kind)
    found = session.execute(select(table).execution_options(yield_per=5000))
    for row in found.mappings():
        yield plain(row)


def _where(table: type[SQLModel], key: Key) -> str:
    return f"{table_of(table).name} {'/'.join(map(str, key))}"
