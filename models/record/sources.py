"""Where a record can be read from: the database that keeps it, or a folder that was exported from one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from sqlalchemy import bindparam, select
from sqlmodel import Session, col

from models.ledger.entries import Entry
from models.record.entries import entries_from, entries_waiting
from models.record.rows import table_of
from models.record.tiles import tile
from models.tables import LedgerBlob, LedgerCheckpoint, LedgerTile

__all__ = ["KeptRecord", "Record"]


_BLOB: Final = select(table_of(LedgerBlob).c.data).where(table_of(LedgerBlob).c.digest == bindparam("digest"))
"""Built once: attachments are read one by one, many times over."""


class Record(Protocol):
    """Everything that a verifier reads, one piece at a time; nothing of it is believed."""

    @property
    def name(self) -> str:
        """What a person calls this copy."""
        ...

    def notes(self) -> Iterable[str]:
        """Return the checkpoints as signed notes, the smallest tree first."""
        ...

    def entries(self) -> Iterator[Entry]:
        """Yield the entries that have a position, in order."""
        ...

    def tiles(self) -> Iterable[tuple[int, int]]:
        """Return level and number of every tile there is."""
        ...

    def tile(self, level: int, number: int) -> bytes:
        """Return the hashes of a tile, side by side; empty where there is none."""
        ...

    def blobs(self) -> Iterable[str]:
        """Return the digests of all attachments there are."""
        ...

    def blob(self, digest: str) -> bytes | None:
        """Return an attachment, None where it is missing."""
        ...


class KeptRecord:
    """The record as a database keeps it."""

    def __init__(self, session: Session, name: str = "database") -> None:
        self.session = session
        self.name = name

    def notes(self) -> Iterable[str]:
        """Return the checkpoints as signed notes, the smallest tree first."""
        return self.session.scalars(select(col(LedgerCheckpoint.note)).order_by(col(LedgerCheckpoint.size))).all()

    def entries(self, *, waiting: bool = False) -> Iterator[Entry]:
        """Yield the entries that have a position, in order; then, if asked, those that wait for one."""
        yield from entries_from(self.session)
        if waiting:
            yield from entries_waiting(self.session)

    def tiles(self) -> Iterable[tuple[int, int]]:
        """Return level and number of every tile there is."""
        found = self.session.execute(select(col(LedgerTile.level), col(LedgerTile.number)))
        return [(row.level, row.number) for row in found]

    def tile(self, level: int, number: int) -> bytes:
        """Return the hashes of a tile, side by side; empty where there is none."""
        return tile(self.session, level, number)

    def blobs(self) -> Iterable[str]:
        """Return the digests of all attachments there are."""
        return self.session.scalars(select(col(LedgerBlob.digest))).all()

    def blob(self, digest: str) -> bytes | None:
        """Return an attachment, None where it is missing."""
        return self.session.connection().execute(_BLOB, {"digest": digest}).scalar()
