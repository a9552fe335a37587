"""Which events a company has on a day, which rule versions name them, and until when each of them counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from credit.rulebook.scalars import Bilingual, InForce
from credit.rulebook.shapes import Basis, Rulebook
from tests.oracle.days import add, day_of, validity_end
from tests.oracle.sources import Question, Source, holds

__all__ = ["LIFTED", "Count", "Event", "Naming", "counting", "events_of", "in_force", "namings_of"]

LIFTED = "blacklist.lifted"
_LIFT = Basis(choice=Bilingual(zh="解除决定", en="a decision to lift"))


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a company, taken from one row."""

    code: str
    source: Source
    occurred_on: date
    document_end: date | None
    quantity: int


@dataclass(frozen=True, slots=True)
class Naming:
    """One dated rule, veto or black trigger that names an event; the latter two are rules of zero points."""

    kind: str
    component: str | None
    indicator: str | None
    rule: str
    version: int
    event: str
    points: int
    valid: object
    in_force: InForce | None
    basis: Basis

    def applies(self, day: date) -> bool:
        """Return whether this version is in force on the day."""
        return in_force(self.in_force, day)


@dataclass(frozen=True, slots=True)
class Count:
    """An event that counts under a rule version, its points before any bound, and the day it stops."""

    naming: Naming
    event: Event
    points: int
    valid_until: date | None


def in_force(window: InForce | None, day: date) -> bool:
    """Return whether the day lies in the half-open window; a missing window has no ends."""
    if window is None:
        return True
    return window.since <= day and (window.until is None or day < window.until)


def events_of(sources: tuple[Source, ...], book: Rulebook, as_of: date) -> list[Event]:
    """Return the records as events and the events derived from rows whose `where` holds on the day."""
    events = []
    for source in sources:
        document_end = day_of(source.cells.get("valid_until"))  # only records have one; what is made of them keeps it
        if source.table == "records":
            occurred_on = day_of(source.cells["occurred_on"])
            assert occurred_on is not None
            events.append(Event(str(source.cells["event"]), source, occurred_on, document_end, _quantity(source)))
        for derivation in book.derive:
            if derivation.from_ == source.table and holds(derivation.where, source, as_of):
                happened = day_of(source.cells.get(derivation.on))
                if happened is not None:
                    events.append(Event(derivation.event, source, happened, document_end, _quantity(source)))
    return events


def _quantity(source: Source) -> int:
    quantity = source.cells.get("quantity")
    return quantity if isinstance(quantity, int) else 1


def namings_of(book: Rulebook) -> list[Naming]:
    """Return all that names an event: rules in the order of the book, then vetoes, then black triggers."""
    namings = []
    for indicator in book.indicators:
        for version, rule in enumerate(indicator.rules):
            namings.append(Naming("rule", indicator.component, indicator.indicator, rule.id, version, rule.event,
                                  rule.points, rule.valid, rule.in_force, rule.basis))  # fmt: skip
    for number, veto in enumerate(book.vetoes):
        held = Naming("veto", None, None, veto.id, number, veto.event, 0, veto.valid, veto.in_force, veto.basis)
        namings.append(held)
    for number, black in enumerate(book.lists.black):
        barred = Naming("black", None, None, black.id, number, black.event, 0, black.for_, black.in_force, black.basis)
        namings.append(barred)
    return namings


def lifts_of(book: Rulebook) -> list[Naming]:
    """Return the decisions to lift as if they were rules: each runs as long as a trigger of the book may.

    A trigger for its document may last for ever.
    """
    terms = dict.fromkeys(str(black.for_) for black in book.lists.black)
    valid = {str(black.for_): black.for_ for black in book.lists.black} | {"document": "forever"}
    return [
        Naming("lift", None, None, LIFTED, number, LIFTED, 0, valid[term], None, _LIFT)
        for number, term in enumerate(terms)
    ]


def counting(question: Question, as_of: date, *, lifting: bool = True) -> list[Count]:
    """Return every event of the company with every rule version under which it counts on the day.

    `lifting=False` leaves lifted triggers in and adds the decisions to lift: all that runs, lifted or not.
    """
    book, events = question.book, events_of(question.sources, question.book, as_of)
    live = [event for event in events if event.occurred_on <= as_of]
    live = [event for event in live if event.source.known(question.known_at) and not event.source.revoked(as_of)]
    counts = []
    for naming in [*namings_of(book), *([] if lifting else lifts_of(book))]:
        for event in live:
            asked = event.occurred_on if book.applies_by == "occurrence" else as_of
            if event.code != naming.event or not naming.applies(asked):
                continue
            if lifting and naming.kind == "black" and _lifted(event, live):
                continue
            stops_on = _stops_on(event, naming, book)
            if stops_on is None or as_of < stops_on:
                counts.append(Count(naming, event, naming.points * event.quantity, stops_on))
    return counts


def _stops_on(event: Event, naming: Naming, book: Rulebook) -> date | None:
    ends = [validity_end(event.occurred_on, naming.valid, event.document_end)]
    if naming.points < 0 and book.retention is not None:
        ends.append(add(event.occurred_on, book.retention))
    days = [end for end in ends if end is not None]
    return min(days) if days else None


def _lifted(trigger: Event, live: list[Event]) -> bool:
    return any(one.code == LIFTED and trigger.occurred_on <= one.occurred_on for one in live)
