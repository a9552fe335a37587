"""A company's points as a sheet of whole numbers on which changes can be tried at once, to find what is worth rating.

It says again, for one company and without an engine, what `credit.scoring.expression` makes of points. It only
proposes: whatever it finds is rated by the expression before anybody is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeVar

from credit.rulebook.shapes import GradeRow
from credit.scoring.terms import Kind, Terms

__all__ = ["Change", "Gap", "Sheet", "Target", "Tariff"]

Limits = tuple[int | None, int | None]
"""Floor and ceiling in thousandths."""
_Key = TypeVar("_Key", str, int)


@dataclass(frozen=True, slots=True)
class Change:
    """What comes onto a sheet: thousandths by indicator, events by component, vetoes by the place they hold."""

    points: Mapping[str, int] = field(default_factory=dict)
    events: Mapping[str, int] = field(default_factory=dict)
    vetoes: Mapping[int, int] = field(default_factory=dict)

    @property
    def key(self) -> tuple[tuple[tuple[str | int, int], ...], ...]:
        """What two changes that do the same share."""
        return tuple(tuple(sorted(part.items())) for part in (self.points, self.events, self.vetoes))


@dataclass(frozen=True)
class Target:
    """A row of the grade table to get to, and the place of its grade among the grades, the best first."""

    place: int
    row: GradeRow

    def asks_no_less(self, other: Target) -> bool:
        """Return whether whatever is in the way of the other is in the way of this one too."""
        ours, theirs = self.row, other.row
        points = theirs.at_least is None or (ours.at_least is not None and ours.at_least >= theirs.at_least)
        conditions = set(theirs.without) <= set(ours.without) and set(theirs.with_) <= set(ours.with_)
        return points and conditions and self.place <= other.place


class Gap(NamedTuple):
    """What stands between a sheet and a target: events in the way, points missing, points below floors.

    `buried`: what lies below floors has to be worked off before anything shows in the score.
    """

    blockers: int
    points: int
    buried: int

    @property
    def closed(self) -> bool:
        """Whether the target is reached."""
        return not self.blockers and not self.points


@dataclass(frozen=True)
class Tariff:
    """A rulebook on a day, as far as it makes a grade of points."""

    terms: Terms

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {grade: place for place, grade in enumerate(self.terms.grades)}

    def place(self, grade: str) -> int:
        """Return the place of a grade, the best first; one that is not in the table, of a status, comes last."""
        return self._places.get(grade, len(self._places))

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """The rows of the grade table, the best grade first."""
        return tuple(Target(self.place(row.grade), row) for row in self.terms.book.grades)

    @cached_property
    def vetoes(self) -> Mapping[str, int]:
        """The place that each veto in force holds a grade at."""
        return {term.id: term.at_best for term in self.terms.now if term.kind is Kind.VETO}

    @cached_property
    def limits(self) -> Mapping[str, tuple[Limits, Mapping[str, Limits]]]:
        """The bounds of each component and of the indicators in it."""
        book = self.terms.book
        inside: dict[str, dict[str, Limits]] = {name: {} for name in book.components}
        for one in book.indicators:
            inside[one.component][one.indicator] = (one.floor, one.ceiling)
        return {name: ((own.floor, own.ceiling), inside[name]) for name, own in book.components.items()}

    @cached_property
    def component_of(self) -> Mapping[str, str]:
        """The component of each indicator."""
        return {one.indicator: one.component for one in self.terms.book.indicators}

    def summed(self, component: str, points: Mapping[str, int]) -> tuple[int, int]:
        """Return what a component comes to, and how many points lie below floors in it."""
        bounds, indicators = self.limits[component]
        buried = total = 0
        for name, (floor, ceiling) in indicators.items():
            value = points.get(name, 0)
            if floor is not None and value < floor:
                buried, value = buried + floor - value, floor
            elif ceiling is not None and value > ceiling:
                value = ceiling
            total += value
        return _clamped(total, bounds), buried + _below(total, bounds)


@dataclass(frozen=True)
class Sheet:
    """A company's points under a tariff, before any bounds; `parts`: what each component comes to, and lies buried."""

    tariff: Tariff
    points: Mapping[str, int]
    events: Mapping[str, int]
    vetoes: Mapping[int, int]
    parts: Mapping[str, tuple[int, int]]

    @classmethod
    def of(cls, tariff: Tariff, whole: Change) -> Sheet:
        """Return the sheet of a company of which all that counts is told as one change."""
        parts = {name: tariff.summed(name, whole.points) for name in tariff.limits}
        return cls(tariff, whole.points, whole.events, whole.vetoes, parts)

    def after(self, change: Change) -> Sheet:
        """Return the sheet with a change on it."""
        points = _added(self.points, change.points)
        touched = {self.tariff.component_of[name] for name in change.points}
        parts = {**self.parts, **{name: self.tariff.summed(name, points) for name in touched}}
        events, vetoes = _added(self.events, change.events), _added(self.vetoes, change.vetoes)
        return Sheet(self.tariff, points, events, vetoes, parts)

    @cached_property
    def _summed(self) -> tuple[int, int]:
        """The score, and how many points lie below floors."""
        book = self.tariff.terms.book
        total = book.base + sum(points for points, _ in self.parts.values())
        bounds = book.score.floor, book.score.ceiling
        return _clamped(total, bounds), sum(buried for _, buried in self.parts.values()) + _below(total, bounds)

    @property
    def score(self) -> int:
        """The score in thousandths."""
        return self._summed[0]

    @property
    def place(self) -> int:
        """The place of its grade, as the table and the vetoes give it."""
        held = max((place for place, count in self.vetoes.items() if count > 0), default=0)
        reached = (one.place for one in self.tariff.targets if self._unmet(one) == (0, 0))
        return max(held, next(reached, len(self.tariff.terms.grades) - 1))

    def gap(self, target: Target) -> Gap:
        """Return what stands between it and a target."""
        held = sum(count for place, count in self.vetoes.items() if place > target.place)
        blockers, missing = self._unmet(target)
        return Gap(held + blockers, missing, self._summed[1])

    def _unmet(self, target: Target) -> tuple[int, int]:
        row = target.row
        blockers = sum(self.events.get(name, 0) for name in row.without)
        blockers += sum(not self.events.get(name, 0) for name in row.with_)
        return blockers, 0 if row.at_least is None else max(0, row.at_least - self.score)


def _added(ours: Mapping[_Key, int], theirs: Mapping[_Key, int]) -> Mapping[_Key, int]:
    return {**ours, **{name: ours.get(name, 0) + count for name, count in theirs.items()}} if theirs else ours


def _clamped(value: int, limits: Limits) -> int:
    floor, ceiling = limits
    value = value if floor is None else max(value, floor)
    return value if ceiling is None else min(value, ceiling)


def _below(value: int, limits: Limits) -> int:
    return 0 if limits[0] is None else max(0, limits[0] - value)
