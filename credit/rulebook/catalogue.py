"""The built-in rulebooks at a glance."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from credit.rulebook.folders import CITIES
from credit.rulebook.loading import load_rulebook
from credit.rulebook.scalars import Bilingual
from credit.rulebook.shapes import Status

__all__ = ["Entry", "catalogue"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A built-in rulebook: what it is called, whose it is, and whether it was held against its source."""

    id: str
    title: Bilingual
    authority: Bilingual
    status: Status
    extends: str | None


def catalogue(folder: Path = CITIES) -> tuple[Entry, ...]:
    """Return every rulebook of a folder of rulebooks, by id. Raises RulebookError where one does not load."""
    books = (load_rulebook(path.parent) for path in sorted(folder.glob("*/rulebook.yaml")))
    return tuple(Entry(book.id, book.title, book.authority, book.status, book.extends) for book in books)
