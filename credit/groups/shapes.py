"""What a city's table of leading groups holds: their kinds, who heads them, who sits there, and how often they meet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from pydantic import Field, StrictBool, model_validator

from credit.rulebook.law_files import cited
from credit.rulebook.scalars import Bilingual, Code, Length, Shape
from credit.rulebook.shapes import Basis, Instrument
from models.values.periods import Duration

__all__ = ["GroupKind", "GroupTable", "Level", "Meets", "Member"]

Level = Literal["city", "district", "subdistrict", "neighbourhood"]
_PERIODS: Final = (Duration(3, 0), Duration(6, 0))
"""What is counted in the calendar: quarters and half-years."""


class Member(Shape):
    """成员单位: one organisation, or with `each` every one of a kind, such as all towns."""

    name: Bilingual
    each: StrictBool = False


class Meets(Shape):
    """会议频次 in the words of the text; `every` only where it gives a number: once in each quarter or half-year.

    `counted`: how we count that, which goes with it.
    """

    words: Bilingual
    every: Length | None = None
    basis: Basis
    counted: Basis | None = None

    @model_validator(mode="after")
    def _counted_where_numbered(self) -> Meets:
        if self.every is not None and self.every not in _PERIODS:
            message = f"`every` is P3M or P6M, a quarter or a half-year of the calendar, not {self.every}"
            raise ValueError(message)
        if (self.every is None) != (self.counted is None):
            message = "`every` and `counted` go together"
            raise ValueError(message)
        return self


class GroupKind(Shape):
    """One kind of group; what the text leaves open is None: who heads it, where its office sits.

    `above`: the kind that gets what this one cannot solve. No `members`: the paper of each group names its own.
    """

    id: Code
    level: Level
    above: Code | None = None
    title: Bilingual
    does: Bilingual
    head: Bilingual | None = None
    deputies: Bilingual | None = None
    office: Bilingual | None = None
    members: Mapping[Code, Member] = Field(default_factory=dict)
    meets: Meets
    basis: Basis

    def subdistrict_of(self, area: str, subdistrict: str | None) -> str | None:
        """Return the subdistrict of a group of this kind: its area, or where that lies; None for wider ones."""
        match self.level:
            case "subdistrict":
                return area
            case "neighbourhood":
                return subdistrict
            case _:
                return None


class GroupTable(Shape):
    """领导小组和联席会议: the kinds of a city, with the documents that are cited."""

    id: Code
    title: Bilingual
    instruments: Mapping[Code, Instrument]
    kinds: tuple[GroupKind, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _known_and_once(self) -> GroupTable:
        ids = [kind.id for kind in self.kinds]
        if len(set(ids)) < len(ids):
            message = "two kinds have the same id"
            raise ValueError(message)
        lost = sorted({kind.above for kind in self.kinds if kind.above is not None} - set(ids))
        if lost:
            message = f"`above` names {', '.join(lost)}, which is no kind of this table"
            raise ValueError(message)
        return self

    def kind(self, name: str) -> GroupKind | None:
        """Return the kind of an id, None for another."""
        return next((kind for kind in self.kinds if kind.id == name), None)

    def cited(self, basis: Basis, language: str = "en") -> str:
        """Return where something stands, or why we chose it."""
        return cited(self.instruments, basis, language)
