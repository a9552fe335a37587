"""Tables typed into a field or sent as a file, read by the rules of the files of draws."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from web.work.tenders.fields import sent_bytes

__all__ = ["SentTable", "sent_table", "typed_table"]


@dataclass(frozen=True, slots=True)
class SentTable:
    """A table with the name by which faults in it are told."""

    name: str
    data: bytes

    @property
    def suffix(self) -> str:
        """Return the ending of its name."""
        return PurePath(self.name).suffix

    def read_bytes(self) -> bytes:
        """Return all of it."""
        return self.data

    def __str__(self) -> str:
        """Return its name."""
        return self.name


def typed_table(name: str, typed: str) -> SentTable:
    """Return lines that were typed, as a table."""
    return SentTable(name, "\n".join(line.strip() for line in typed.splitlines() if line.strip()).encode())


def sent_table(name: str) -> SentTable | None:
    """Return the table that came as a file, None where none did."""
    data = sent_bytes(name, name, optional=True)
    return None if data is None else SentTable(name, data)
