"""An engagement (物业服务项目): a company's service of one estate under one contract, as steps that are only added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, TypeVar, cast

from bidding.engagements.details import Delivered, Notified, Opened, Renewed, Replaced, Started, details_of
from bidding.engagements.law_shapes import EngagementLaw
from bidding.engagements.laws import law_for
from bidding.engagements.moves import Move, Role
from credit.rulebook.scalars import Shape

__all__ = ["Engagement", "Premises", "Step"]

_Told = TypeVar("_Told", bound=Shape)


@dataclass(frozen=True)  # no slots: its details are read once and kept
class Step:
    """One step: on which day it happened, when it was recorded, by whom in which role. It names no person."""

    move: Move
    on: date
    at: datetime
    by: str
    role: Role
    content: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def told(self) -> Shape:
        """Return its details. Raises InputError for odd ones."""
        return details_of(self.move, self.content)


@dataclass(frozen=True, slots=True)
class Premises:
    """What an inspection of the common parts says, in plain values: its name and kind, and what became of it.

    `company_id`: who takes over. `unfit`: findings that keep the premises from being taken over, open now.
    `published`: its result is public.
    """

    campaign: str
    kind: str
    company_id: str | None = None
    inspected_on: date | None = None
    taken_over_on: date | None = None
    found_taken_over_on: date | None = None
    unfit: tuple[str, ...] = ()
    published: bool = False


@dataclass(frozen=True)
class Engagement:
    """An engagement and its steps in order, never changed; the first is its opening."""

    id: str
    steps: tuple[Step, ...] = ()

    @cached_property
    def terms(self) -> Opened:
        """The contract it rests on."""
        return cast("Opened", self.steps[0].told)

    @property
    def law(self) -> EngagementLaw:
        """The law of the place."""
        return law_for(self.terms.jurisdiction)

    def with_step(self, step: Step) -> Engagement:
        """Return the engagement with one more step."""
        return Engagement(self.id, (*self.steps, step))

    def until(self, day: date, known_at: datetime | None = None) -> Engagement:
        """Return it as it was at the end of a day, known by a moment where one is given; its opening stays."""
        kept = (one for one in self.steps[1:] if one.on <= day and (known_at is None or one.at <= known_at))
        return replace(self, steps=(self.steps[0], *kept))

    def each(self, shape: type[_Told]) -> Iterator[tuple[Step, _Told]]:
        """Yield the steps whose details have a shape, with them."""
        for step in self.steps:
            told = step.told
            if isinstance(told, shape):
                yield step, told

    def last(self, shape: type[_Told]) -> tuple[Step, _Told] | None:
        """Return the newest step whose details have a shape, None where there is none."""
        found = list(self.each(shape))
        return found[-1] if found else None

    def has(self, move: Move) -> bool:
        """Return whether a move was made."""
        return any(step.move is move for step in self.steps)

    @cached_property
    def ends_on(self) -> date:
        """The first day after the term: of the contract, or of its last renewal."""
        renewed = self.last(Renewed)
        return self.terms.ends_on if renewed is None else renewed[1].until

    @property
    def started_on(self) -> date | None:
        """The day on which service began lawfully."""
        started = self.last(Started)
        return None if started is None else started[0].on

    @cached_property
    def leaving(self) -> tuple[Step, ...]:
        """The steps of the way out that count: those after the last renewal."""
        place = max((n for n, step in enumerate(self.steps) if step.move is Move.RENEW), default=0)
        return self.steps[place + 1 :]

    @property
    def replaced(self) -> Replaced | None:
        """Who takes over, as it was last told; None where nobody does."""
        found = [one.told for one in self.leaving if one.move is Move.REPLACE]
        return cast("Replaced", found[-1]) if found else None

    @property
    def over_on(self) -> date:
        """The first day on which it no longer serves by right: the end of the term, or an earlier one agreed on.

        What went on after its term has none any more, and ends so many days after it was said to (Civil Code 948).
        """
        told, said = self.replaced, self.said_on
        if told is not None and told.ended_early:
            return told.takes_over_on
        if said is not None and said >= self.ends_on:
            return said + timedelta(days=self.law.unlimited.days)
        return self.ends_on

    @property
    def said_on(self) -> date | None:
        """The day on which it was first said that it ends: by the company's notice, or as somebody else was chosen."""
        return next((one.on for one in self.leaving if one.move in (Move.NOTIFY, Move.REPLACE)), None)

    def told_on(self) -> dict[str, date]:
        """Return who was told first on which day that the company will not go on."""
        found: dict[str, date] = {}
        for step in self.leaving:
            if step.move is Move.NOTIFY:
                for party in cast("Notified", step.told).to:
                    found.setdefault(party, step.on)
        return found

    def open_items(self) -> tuple[str, ...]:
        """Return the items of the law's list that were neither handed over nor said never to have been there."""
        done: set[str] = set()
        for step in self.leaving:
            if step.move is Move.DELIVER:
                told = cast("Delivered", step.told)
                done |= {*told.items, *told.absent}
        return tuple(name for name in self.law.handed_over if name not in done)
