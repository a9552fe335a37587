"""Arrears of a lease (欠租): what is due and unpaid as of a day, since when; payments meet the oldest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bidding.letting.rents import Due

__all__ = ["Arrears", "Open", "arrears"]


@dataclass(frozen=True, slots=True)
class Open:
    """What is open of an instalment, and since how many days."""

    number: int
    due_on: date
    fen: int
    days: int


@dataclass(frozen=True, slots=True)
class Arrears:
    """What a tenant owes as of the end of a day, in fen; `ahead_fen` is what was paid before it was due."""

    as_of: date
    due_fen: int
    paid_fen: int
    open: tuple[Open, ...]

    @property
    def open_fen(self) -> int:
        """All that is open."""
        return sum(one.fen for one in self.open)

    @property
    def ahead_fen(self) -> int:
        """What was paid ahead."""
        return max(self.paid_fen - self.due_fen, 0)

    @property
    def days(self) -> int:
        """How old the oldest open instalment is, 0 where none is."""
        return self.open[0].days if self.open else 0


def arrears(due: Iterable[Due], paid: Iterable[tuple[date, int]], as_of: date) -> Arrears:
    """Return what is open as of a day; `paid` holds (day, fen) of what came in, in any order."""
    fallen = [one for one in due if one.due_on <= as_of]
    paid_fen = sum(fen for day, fen in paid if day <= as_of)
    return Arrears(as_of, sum(one.fen for one in fallen), paid_fen, tuple(_open(fallen, paid_fen, as_of)))


def _open(fallen: list[Due], left: int, as_of: date) -> Iterator[Open]:
    for one in fallen:
        met = min(left, one.fen)
        left -= met
        if met < one.fen:
            yield Open(one.number, one.due_on, one.fen - met, (as_of - one.due_on).days)
