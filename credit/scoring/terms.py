"""A rulebook on one day, as integers: what every engine needs to know to score, and nothing it has to interpret.

Calendars are settled here. Whether an event of day `d` still counts on `as_of` is a threshold on `d` (see
`models.values.periods.alive_from`), so that rules become rows of whole numbers which an engine joins to events.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from functools import cached_property

from credit.rulebook.scalars import InForce
from credit.rulebook.shapes import Basis, BlackTrigger, Measure, Rule, Rulebook, Veto
from models.values.periods import FIRST_DAY, NEVER, Duration, Validity, alive_from, day_number, day_of, valid_until

__all__ = ["LIFTED", "Kind", "Life", "Term", "Terms"]

_ONE_YEAR = Duration(months=12, days=0)
"""What a document that names no end is valid for."""

LIFTED = "blacklist.lifted"
"""The event that records a decision to lift: it ends every blacklist trigger that occurred on or before it."""


class Kind(IntEnum):
    """What a term does with the events it names."""

    POINTS = 0
    VETO = 1
    BLACK = 2
    LIFT = 3


@dataclass(frozen=True, slots=True)
class Life:
    """How long an event counts from the day it occurred: its validity, cut short by retention (留存期限).

    Both ends never fall as the day grows, nor does their minimum; so one threshold settles a whole kind of event.
    """

    valid: Validity
    retention: Duration | None = None

    @property
    def ends(self) -> bool:
        """Whether such an event ever stops counting."""
        return self.valid != "forever" or self.retention is not None

    def until(self, occurred_on: int) -> int:
        """Return the first day number on which an event of this day no longer counts; NEVER where there is none."""
        day = day_of(occurred_on)
        ends = valid_until(day, self.valid)
        if self.retention is not None:
            ends = min(ends, self.retention.after(day))
        return day_number(ends)

    def first(self, as_of: int) -> int:
        """Return the day number of the earliest occurrence that still counts on `as_of`."""
        day = day_of(as_of)
        first = alive_from(day, self.valid)
        return first if self.retention is None else max(first, alive_from(day, self.retention))


@dataclass(frozen=True, slots=True)
class Term:
    """One version of a rule, veto or blacklist trigger, as an engine reads it.

    An event of the code counts while it occurred in `[occurs_from, occurs_until)` and as_of lies in
    `[in_force_from, in_force_until)`, as long as its life lasts. `dated` is the life of an event that brings its
    own end (有效期 of the document); such a term ends with the document.
    """

    no: int
    kind: Kind
    id: str
    event: str
    component: str | None
    indicator: str | None
    points: int
    at_best: int
    life: Life
    dated: Life | None
    occurs_from: int
    occurs_until: int
    in_force_from: int
    in_force_until: int
    basis: Basis | None


@dataclass(frozen=True)
class Terms:
    """A rulebook's terms; `as_of` is a day number."""

    book: Rulebook
    as_of: int

    @property
    def day(self) -> date:
        """The day of the rating."""
        return day_of(self.as_of)

    @cached_property
    def all(self) -> tuple[Term, ...]:
        """Every version of every rule, veto and trigger, numbered."""
        return tuple(_number(self.book))

    @cached_property
    def now(self) -> tuple[Term, ...]:
        """The terms that can count an event on as_of."""
        return tuple(t for t in self.all if t.in_force_from <= self.as_of < t.in_force_until)

    @cached_property
    def lives(self) -> tuple[Life, ...]:
        """The distinct lives of events and windows of measures, in a fixed order; others refer to them by position."""
        lives = dict.fromkeys(t.life for t in self.all)
        lives |= dict.fromkeys(t.dated for t in self.all if t.dated is not None)
        return tuple(lives | dict.fromkeys(Life(measure.window) for _, _, measure in self.measures))

    @cached_property
    def grades(self) -> tuple[str, ...]:
        """The grades, best first, each once."""
        return tuple(dict.fromkeys(row.grade for row in self.book.grades))

    @cached_property
    def measures(self) -> tuple[tuple[str, str, Measure], ...]:
        """(component, indicator, measure) of the measures in force on as_of, by id."""
        found = ((i.component, i.indicator, m) for i in self.book.indicators for m in i.measures)
        return tuple(sorted((one for one in found if one[2].in_force.covers(self.day)), key=lambda one: one[2].id))

    @cached_property
    def events(self) -> frozenset[str]:
        """Every event code that some term names, on whatever day."""
        return frozenset(t.event for t in self.all)


def _window(in_force: InForce | None) -> tuple[int, int]:
    if in_force is None:
        return FIRST_DAY, NEVER
    return day_number(in_force.since), NEVER if in_force.until is None else day_number(in_force.until)


_Place = tuple[str | None, str | None]


def _term(
    book: Rulebook, source: Rule | Veto | BlackTrigger, valid: Validity, kind: Kind,
    place: _Place = (None, None), at_best: int = -1,
) -> Term:  # fmt: skip
    points = source.points if isinstance(source, Rule) else 0
    retention = book.retention if points < 0 else None
    force = _window(source.in_force)
    always = (FIRST_DAY, NEVER)
    occurs, assessed = (force, always) if book.applies_by == "occurrence" else (always, force)
    return Term(
        no=0, kind=kind, id=source.id, event=source.event, component=place[0], indicator=place[1],
        points=points, at_best=at_best, life=_life(valid, retention),
        dated=Life("forever", retention) if valid == "document" else None,
        occurs_from=occurs[0], occurs_until=occurs[1],
        in_force_from=assessed[0], in_force_until=assessed[1], basis=source.basis,
    )  # fmt: skip


def _life(valid: Validity, retention: Duration | None) -> Life:
    """Return the life of an event without its own end; retention stands only where it cuts, so equals are equal."""
    if valid == "document":
        valid = _ONE_YEAR
    if retention is None or valid == "forever":
        return Life(valid, retention)
    longest = valid if isinstance(valid, Duration) else _ONE_YEAR
    outlives = retention.months >= longest.months and retention.days >= longest.days
    return Life(valid, None if outlives else retention)


def _terms(book: Rulebook) -> Iterator[Term]:
    order = list(dict.fromkeys(row.grade for row in book.grades))
    for indicator in book.indicators:
        for rule in indicator.rules:
            yield _term(book, rule, rule.valid, Kind.POINTS, (indicator.component, indicator.indicator))
    for veto in book.vetoes:
        yield _term(book, veto, veto.valid, Kind.VETO, at_best=order.index(veto.at_best))
    for black in book.lists.black:
        yield _term(book, black, black.for_, Kind.BLACK)
    for valid in dict.fromkeys(black.for_ for black in book.lists.black):
        # a decision older than every trigger that still counts lifts none of them, so it need not live longer; the
        # document of a trigger may name any end, so a decision that lifts such a trigger never runs out
        always, life = (FIRST_DAY, NEVER), Life("forever") if valid == "document" else _life(valid, None)
        yield Term(0, Kind.LIFT, LIFTED, LIFTED, None, None, 0, -1, life, None, *always, *always, None)


def _number(book: Rulebook) -> Iterator[Term]:
    return (replace(term, no=no) for no, term in enumerate(_terms(book)))
