"""What has to be carried for each company: nothing is summed that no rule asks for.

An indicator needs a sum of its own only where its floor or ceiling can bite. All others of a component share one sum.
And where one event alone reaches the bound ("is registered: 33 points"), a single bit says all there is to say. So the
number of sums an engine carries per company stays small, without changing any score.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from credit.rulebook.shapes import Indicator, Rulebook
from credit.scoring.packing import Packing, packing
from credit.scoring.terms import Kind, Term, Terms
from models.values.periods import NEVER

__all__ = ["Bucket", "Plan"]

_MOST_FLAGS = 62
"""Bits of a 64-bit integer that are left to say whether something counts."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """A sum of points with its bounds; `indicators` are those it holds.

    `full` is what it comes to as soon as one event counts, where that is all it can come to.
    """

    component: str
    indicators: tuple[str, ...]
    floor: int | None = None
    ceiling: int | None = None
    full: int | None = None


@dataclass(frozen=True)
class Plan:
    """The sums, marks and days that the terms of a day make it necessary to carry.

    `roomy`: with a sum for each bucket, which nothing can overfill, instead of packed ones.
    """

    terms: Terms
    roomy: bool = False

    @cached_property
    def buckets(self) -> tuple[Bucket, ...]:
        """The sums a score needs, component by component; every indicator is in exactly one."""
        book = self.terms.book
        return tuple(bucket for component in book.components for bucket in _of_component(book, component))

    @cached_property
    def places(self) -> tuple[int, ...]:
        """For each term number the position of its bucket, -1 for vetoes and triggers."""
        place = {(b.component, name): number for number, b in enumerate(self.buckets) for name in b.indicators}
        return tuple(place.get((str(term.component), str(term.indicator)), -1) for term in self.terms.all)

    @cached_property
    def flags(self) -> Mapping[int, int]:
        """The bit of each bucket that a bit is enough for, by its position; the bits of the vetoes come before them."""
        first = len(self.terms.grades)
        full = [
            number for number, bucket in enumerate(self.buckets) if bucket.full is not None and number in self._earning
        ]
        return {number: 1 << bit for bit, number in enumerate(full[: _MOST_FLAGS - first], first)}

    def flag_of(self, term: Term) -> int:
        """Return the bit that an event of this term sets: the place of a veto's grade, or that of its bucket."""
        return 1 << term.at_best if term.kind is Kind.VETO else self.flags.get(self.places[term.no], 0)

    @cached_property
    def flagged(self) -> bool:
        """Whether any event sets a bit."""
        return any(self.flag_of(term) for term in self.terms.now)

    @cached_property
    def summed(self) -> tuple[int, ...]:
        """Positions of the buckets that need a sum: some event earns points there, and a bit is not enough."""
        return tuple(sorted(self._earning - self.flags.keys()))

    @cached_property
    def marked(self) -> tuple[int, ...]:
        """Positions of the buckets of which a grade row asks whether anything counts in their component."""
        asked = {name for row in self.terms.book.grades for name in (*row.with_, *row.without)}
        carried = (*self.summed, *self.flags)
        return tuple(number for number in carried if self.buckets[number].component in asked)

    @cached_property
    def mixed(self) -> frozenset[int]:
        """Positions of the buckets whose sum may be zero although events with points count: both signs go in."""
        return frozenset(n for n in self.summed if len({t.points > 0 for t in self._scoring(n)}) > 1)

    @cached_property
    def packed(self) -> Packing | None:
        """How the sums share words; None where each has its own."""
        if self.roomy or not self.summed:
            return None
        return packing({number: [term.points for term in self._scoring(number)] for number in self.summed})

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of terms there are."""
        return frozenset(term.kind for term in self.terms.all)

    @cached_property
    def terms_expire(self) -> bool:
        """Whether some term in force now goes out of force on a day that is set."""
        return any(term.in_force_until < NEVER for term in self.terms.now)

    @cached_property
    def _earning(self) -> frozenset[int]:
        """Positions of the buckets in which some event earns points now."""
        return frozenset(self.places[term.no] for term in self.terms.now if term.points)

    def _scoring(self, bucket: int) -> Iterator[Term]:
        return (t for t in self.terms.now if t.points and self.places[t.no] == bucket)


def _of_component(book: Rulebook, component: str) -> Iterator[Bucket]:
    indicators = [i for i in book.indicators if i.component == component]
    bound = [i for i in indicators if _can_bite(i)]
    yield Bucket(component, tuple(i.indicator for i in indicators if i not in bound))
    for indicator in bound:
        yield Bucket(component, (indicator.indicator,), indicator.floor, indicator.ceiling, _full(indicator))


def _full(indicator: Indicator) -> int | None:
    """Return the bound that every single event of the indicator reaches alone; None where there is no such bound."""
    points = [rule.points for rule in indicator.rules]
    if indicator.measures or not points:
        return None
    floor, ceiling = indicator.floor, indicator.ceiling
    if ceiling is not None and 0 <= ceiling <= min(points) > 0 and (floor is None or floor <= 0):
        return ceiling
    if floor is not None and 0 > max(points) <= floor <= 0 and (ceiling is None or ceiling >= 0):
        return floor
    return None


def _can_bite(indicator: Indicator) -> bool:
    """Return whether a bound can ever change the sum: points of one sign never reach a bound on the other side."""
    points = [rule.points for rule in indicator.rules]
    points += [band.points for measure in indicator.measures for band in measure.bands]
    points += [measure.when_zero for measure in indicator.measures]
    unknown = any(measure.as_points for measure in indicator.measures)
    floor_bites = indicator.floor is not None and (indicator.floor > 0 or unknown or min(points, default=0) < 0)
    ceiling_bites = indicator.ceiling is not None and (indicator.ceiling < 0 or unknown or max(points, default=0) > 0)
    return floor_bites or ceiling_bites
