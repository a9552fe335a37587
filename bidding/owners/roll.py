"""The roll of an estate's units (业主名册), and how many persons and how much floor area stand behind each voter.

One unit counts as one person; several units of one owner as one; all units that the developer has not sold, or sold but
not handed over, together as one (Civil Code art. 278; Hangzhou art. 17; Shandong art. 25). Areas are those of the
register, else as surveyed, else by contract, in hundredths of a square metre.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from models.errors import InputError, Problem

__all__ = ["DEVELOPER", "AreaSource", "Holding", "Roll", "Unit", "Weight", "sum_of"]

DEVELOPER = "developer"
"""The voter for all units that are not sold or not handed over."""


class AreaSource(StrEnum):
    """Where an area comes from, the better source first."""

    REGISTERED = "registered"
    SURVEYED = "surveyed"
    CONTRACT = "contract"


class Holding(StrEnum):
    """Whose a unit is: its owner's, or still the developer's because it is not sold or not handed over."""

    OWNED = "owned"
    UNSOLD = "unsold"
    NOT_HANDED_OVER = "not_handed_over"


@dataclass(frozen=True, slots=True)
class Unit:
    """One exclusive part (专有部分): its area in hundredths of a square metre, and the owner by a code, not a name."""

    id: str
    area: int
    owner: str
    holding: Holding = Holding.OWNED
    area_source: AreaSource = AreaSource.REGISTERED

    @property
    def voter(self) -> str:
        """Return who votes with it."""
        return self.owner if self.holding is Holding.OWNED else DEVELOPER


@dataclass(frozen=True, slots=True)
class Weight:
    """What stands behind somebody: floor area in hundredths of a square metre, and persons."""

    area: int = 0
    persons: int = 0

    def __add__(self, other: Weight) -> Weight:
        """Return both together."""
        return Weight(self.area + other.area, self.persons + other.persons)


@dataclass(frozen=True)
class Roll:
    """All units of an estate on the day that a vote is called. Raises InputError with every fault."""

    units: tuple[Unit, ...]

    def __post_init__(self) -> None:
        """Refuse a roll by which nobody could count."""
        if problems := list(_faults(self.units)):
            raise InputError(problems)

    @cached_property
    def weights(self) -> Mapping[str, Weight]:
        """Voter -> weight: the area of all units, and one person however many they are."""
        areas: Counter[str] = Counter()
        for unit in self.units:
            areas[unit.voter] += unit.area
        return {voter: Weight(area, 1) for voter, area in areas.items()}

    @cached_property
    def whole(self) -> Weight:
        """Return what stands behind all voters together."""
        return sum_of(self.weights.values())

    def weight(self, voters: Iterable[str]) -> Weight:
        """Return what stands behind some voters, each counted once."""
        return sum_of(self.weights[voter] for voter in set(voters))


def sum_of(weights: Iterable[Weight]) -> Weight:
    """Return all weights together."""
    return sum(weights, Weight())


def _faults(units: tuple[Unit, ...]) -> Iterator[Problem]:
    if not units:
        yield Problem("roll", "it holds no unit", "Enter the units of the estate first.")
    for name, count in Counter(unit.id for unit in units).items():
        if count > 1:
            yield Problem(f"unit {name}", f"it stands {count} times in the roll", "Keep one line for each unit.")
    for unit in units:
        if unit.area <= 0:
            yield Problem(f"unit {unit.id}", "it has no floor area", "Give it in hundredths of a square metre.")
        if unit.holding is Holding.OWNED and unit.owner in ("", DEVELOPER):
            remedy = "Give the owner's code, or say that it is unsold or not handed over."
            yield Problem(f"unit {unit.id}", "it is owned, and no owner is named", remedy)
