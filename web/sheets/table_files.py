"""Tables that people send: a file on the disk of whoever runs a command, or one that came with a form of the portal."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Protocol

__all__ = ["SentTable", "TableFile"]


class TableFile(Protocol):
    """What a reader of tables needs of a file; `pathlib.Path` is one. Problems name it by its text."""

    @property
    def suffix(self) -> str:
        """Return the ending of its name, with the dot."""

    def read_bytes(self) -> bytes:
        """Return what it holds."""


@dataclass(frozen=True, slots=True)
class SentTable:
    """A file that came with a form: the name it had where it was chosen, and its bytes."""

    name: str
    data: bytes

    def __str__(self) -> str:
        """Return the name of the file."""
        return self.name

    @property
    def suffix(self) -> str:
        """Return the ending of the name, with the dot."""
        return PurePath(self.name).suffix

    def read_bytes(self) -> bytes:
        """Return what the file holds."""
        return self.data
