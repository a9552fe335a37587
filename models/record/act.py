"""What an act is that goes on the public record: its type, its names, and the rows of the register it answers for."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import SQLModel

__all__ = ["Act", "Part"]


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that an act attaches: those of `table` whose column `by` has one of the keys that the act gives for it.

    `by` names a key of the act's own (`import_id`). Where the part is `renewed`, a later act may bring the same row up
    to date, and the newest one answers for it; any other row is entered once.
    """

    name: str
    table: type[SQLModel]
    by: str
    renewed: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """A kind of entry: its type, what a person calls it, and its parts."""

    type: str
    zh: str
    en: str
    parts: tuple[Part, ...] = ()
