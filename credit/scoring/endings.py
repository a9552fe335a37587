"""When what counts stops to count by its age or its document, as an expression that an engine works out for each pair.

A length of time by the calendar is not one number of days: a year is 365 days or 366, and a month that ends early cuts
it shorter. But over the days that count on one day it takes few values. So a life is told as stretches of days whose
events end alike, and an engine compares and adds whole numbers.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

import ibis
from ibis.expr.types import BooleanValue, IntegerValue, Table

from credit.scoring.terms import Life, Terms
from models.values.periods import NEVER

__all__ = ["Stretch", "run_out", "stretches", "until"]

_Case = tuple[BooleanValue, IntegerValue]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in a row, from `since`, whose events end `later` days after they occurred; where None, all on `at`."""

    since: int
    later: int | None
    at: int

    def end(self, occurred_on: int) -> int:
        """Return the first day on which an event of this stretch no longer counts."""
        return self.at if self.later is None else occurred_on + self.later

    def expression(self, occurred_on: IntegerValue) -> IntegerValue:
        """Return `end` as an engine works it out."""
        return ibis.literal(self.at, "int32") if self.later is None else occurred_on + self.later


@lru_cache(maxsize=64)
def stretches(life: Life, as_of: int) -> tuple[Stretch, ...]:
    """Return how the events of a life that count on as_of end, earliest first; at least one stretch."""
    found: list[Stretch] = []
    for day in range(life.first(as_of), as_of + 1):
        end = life.until(day)
        if found and found[-1].end(day) == end:
            continue
        if found and found[-1].since == day - 1 and found[-1].at == end:
            found[-1] = Stretch(day - 1, None, end)  # the last days of a month, which a shorter month cuts to one end
        else:
            found.append(Stretch(day, end - day, end))
    return tuple(found)


def until(occurred_on: IntegerValue, life: Life, as_of: int) -> IntegerValue:
    """Return the first day on which an event of a life that ends no longer counts; it counts on as_of."""
    return _chosen(*_by_day(occurred_on, life, as_of))


def run_out(pairs: Table, terms: Terms) -> IntegerValue:
    """Return the first day on which a pair that counts on as_of no longer does, by its age and its document (有效期).

    NEVER where there is none. A document's end is in `lasts`, from `document_from` on; retention may come before it.
    """
    dated = {term.dated for term in terms.now if term.dated is not None}
    cases, otherwise = _by_life(pairs.occurred_on, pairs.life, {term.life for term in terms.now}, terms)
    if dated:
        cases.insert(0, (pairs.lasts >= pairs.document_from, _named(pairs, dated, terms)))
    return _chosen(cases, otherwise)


def _named(pairs: Table, dated: AbstractSet[Life], terms: Terms) -> IntegerValue:
    """Return the end that the document names, or that of retention where it comes before."""
    ending = [life for life in dated if life.ends]
    if not ending:
        return pairs.lasts
    retained = ibis.least(pairs.lasts, _chosen(*_by_life(pairs.occurred_on, pairs.dated_life, dated, terms)))
    # most documents end long before any retention could: for them nobody asks when that is
    shortest = min(_shortest(life, terms.as_of) for life in ending)
    return ibis.ifelse(pairs.lasts - pairs.occurred_on <= shortest, pairs.lasts, retained)


def _shortest(life: Life, as_of: int) -> int:
    """Return after how many days an event that counts on as_of ends at the earliest: on the last day of a stretch."""
    found = stretches(life, as_of)
    last_days = [*(one.since - 1 for one in found[1:]), as_of]
    return min(one.end(last) - last for one, last in zip(found, last_days, strict=True))


def _by_life(
    day: IntegerValue, number: IntegerValue, lives: AbstractSet[Life], terms: Terms
) -> tuple[list[_Case], IntegerValue]:
    """Return when events of a day end, each by the life that stands under its number in `terms.lives`.

    As one list of cases, and what holds otherwise: an engine goes through nested ones again and again, each time over
    the rows that are left.
    """
    places = {terms.lives.index(life): life for life in lives}
    ending = sorted(place for place, life in places.items() if life.ends)
    never = ibis.literal(NEVER, "int32")
    if not ending:
        return [], never
    cases: list[_Case] = [(number == place, never) for place, life in places.items() if not life.ends]
    for place in ending[:-1]:
        steps, otherwise = _by_day(day, places[place], terms.as_of)
        cases += [((number == place) & test, end) for test, end in steps]
        cases.append((number == place, otherwise))
    steps, otherwise = _by_day(day, places[ending[-1]], terms.as_of)
    return cases + steps, otherwise


def _by_day(day: IntegerValue, life: Life, as_of: int) -> tuple[list[_Case], IntegerValue]:
    first, *later = stretches(life, as_of)
    return [(day >= one.since, one.expression(day)) for one in reversed(later)], first.expression(day)


def _chosen(cases: list[_Case], otherwise: IntegerValue) -> IntegerValue:
    """Return the first case that holds, as a day; an expression without cases is an error to Ibis."""
    return (ibis.cases(*cases, else_=otherwise) if cases else otherwise).cast("int32")
