"""Where a record can be read from: the database that keeps it, or a folder that was exported from one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from sqlalchemy import bindparam, select
from sqlmodel import Session, col

from models.ledger.entries import Entry
from models.record.entries import entries_from, entries_waiting
from models.record.rows import as_driven
from models.record.tiles import tile
from models.tables import LedgerBlob, LedgerCheckpoint, LedgerTile

__all__ = ["KeptRecord", "Record"]


_BLOB: Final = select(as_driven(col(LedgerBlob.data))).where(col(LedgerBlob.digest) == bindparam("digest"))
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

    def entries(self, *, waiting: bool = False) -> Iterator[Entry]:
        """Yield the entries that have a position, in order; then, if asked, those that wait for one."""
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
        query = select(as_driven(col(LedgerCheckpoint.note))).order_by(col(LedgerCheckpoint.size))
        return [note if isinstance(note, str) else repr(note) for note in self.session.scalars(query)]

    def entries(self, *, waiting: bool = False) -> Iterator[Entry]:
        """Yield the entries that have a position, in order; then, if asked, those that wait for one."""
        yield from entries_from(self.session)
        if waiting:
            yield from entries_waiting(self.session)

    def tiles(self) -> Iterable[tuple[int, int]]:
        """Return level and number of every tile there is."""
        found = self.session.execute(select(as_driven(col(LedgerTile.level)), as_driven(col(LedgerTile.number))))
        return [(row.level, row.number) for row in found]

    def tile(self, level: int, number: int) -> bytes:
        """Return the hashes of a tile, side by side; empty where there is none."""
        return tile(self.session, level, number)

    def blobs(self) -> Iterable[str]:
        """Return the digests of all attachments there are."""
        return [str(digest) for digest in self.session.scalars(select(as_driven(col(LedgerBlob.digest))))]

    def blob(self, digest: str) -> bytes | None:
        """Return an attachment, None where it is missing."""
        data = self.session.connection().execute(_BLOB, {"digest": digest}).scalar()
        return data if data is None or isinstance(data, bytes) else repr(data).encode()
