"""What a town puts on record of how an estate is served: what the estate is, and each mode from its day to its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from bidding.modes.law_shapes import Basic, EstateKind, ModeLaw, ServiceMode
from bidding.modes.laws import cite
from models.errors import Problem, RefusedError

__all__ = ["ModeEvent", "ModeMove", "enter", "known_by", "mode_problems", "running"]


class ModeMove(StrEnum):
    """What is put on record."""

    DESCRIBE = "describe"
    BEGIN = "begin"
    END = "end"


@dataclass(frozen=True, slots=True)
class ModeEvent:
    """One event: on which day, recorded when and by which body; `paper` names what it rests on.

    describe: what the estate is - `kind`, `traits` (trait -> value), and of the first one `jurisdiction`.
    begin: a `mode`, who gives it (`provider`, a body), which `basics`; `until` is the first day after it, or None.
    end: the mode ended, with a `reason`. On the day on which it began, it says that it never ran.
    Nothing of it names a person.
    """

    move: ModeMove
    on: date
    at: datetime
    by: str
    paper: str
    until: date | None = None
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def mode(self) -> ServiceMode:
        """Return which mode begins."""
        return ServiceMode(self.details["mode"])

    @property
    def basics(self) -> frozenset[Basic]:
        """Return which of the basic services the mode gives."""
        return frozenset(map(Basic, self.details.get("basics", ())))


def known_by(events: Sequence[ModeEvent], moment: datetime) -> tuple[ModeEvent, ...]:
    """Return the events that were on record at a moment."""
    return tuple(one for one in events if one.at <= moment)


def running(events: Sequence[ModeEvent], day: date) -> ModeEvent | None:
    """Return the beginning of the recorded mode that runs on a day, None where none does."""
    last = next((one for one in reversed(events) if one.move is not ModeMove.DESCRIBE and one.on <= day), None)
    if last is None or last.move is ModeMove.END or (last.until is not None and last.until <= day):
        return None
    return last


def enter(
    events: Sequence[ModeEvent], event: ModeEvent, law: ModeLaw, today: date, company_id: str | None
) -> tuple[ModeEvent, ...]:
    """Return the events with one more. Raises RefusedError with every reason why it may not be."""
    if problems := mode_problems(events, event, law, today, company_id):
        raise RefusedError(problems)
    return (*events, event)


def mode_problems(
    events: Sequence[ModeEvent], event: ModeEvent, law: ModeLaw, today: date, company_id: str | None
) -> list[Problem]:
    """Return every reason why an event cannot follow those before it; `company_id`: who serves on its day."""
    last, describing = events[-1].on if events else event.on, event.move is ModeMove.DESCRIBE
    checks = (
        (event.on > today, f"{event.on} lies ahead", "Put it on record when it has happened."),
        (event.on < last, f"it would lie before the event of {last} on record", "Check its day."),
        (describing and not events and not event.details.get("jurisdiction"), "its place is not named",
         "Give its GB/T 2260 code with the first description."),
        (not event.paper, "no paper is named", "Name the decision, contract or agreement that it rests on."),
        (not describing and not events, "it is not on record what the estate is",
         "Put that on record first: wuxin mode describe"),
    )  # fmt: skip
    found = [Problem(str(event.move), what, remedy) for wrong, what, remedy in checks if wrong]
    match event.move:
        case ModeMove.DESCRIBE:
            return [*found, *_of_describing(event, law)]
        case ModeMove.BEGIN:
            return [*found, *_of_beginning(events, event, law, company_id)]
        case ModeMove.END:
            return [*found, *_of_ending(events, event)]


def _of_describing(event: ModeEvent, law: ModeLaw) -> Iterator[Problem]:
    kind = event.details.get("kind")
    if kind not in [*EstateKind]:
        yield Problem("kind", f"{kind!r} is no kind of estate", f"Known: {', '.join(EstateKind)}.")
    for name, value in event.details.get("traits", {}).items():
        trait = law.traits.get(name)
        if trait is None or kind not in trait.kinds:
            known = [one for one, each in law.traits.items() if kind in each.kinds]
            what = f"the table of {law.title.en} does not ask {name!r} of such an estate"
            yield Problem(name, what, f"It asks {', '.join(known) or 'nothing'}.")
        elif value not in trait.values:
            yield Problem(
                cite(law, trait.basis), f"{value!r} is no value of {name}", f"Values: {', '.join(trait.values)}."
            )


def _of_beginning(
    events: Sequence[ModeEvent], event: ModeEvent, law: ModeLaw, company_id: str | None
) -> Iterator[Problem]:
    where, goes_on = cite(law, law.chosen), running(events, event.on)
    if event.details.get("mode") not in [*ServiceMode]:
        what = f"{event.details.get('mode')!r} is no mode of service"
        yield Problem("mode", what, f"Known: {', '.join(ServiceMode)}.")
    elif event.mode is ServiceMode.PROFESSIONAL:
        what = "professional service follows from the company's contract and is not put on record twice"
        yield Problem(where, what, "Put the contract on record: wuxin service open")
    if company_id is not None:
        what = f"the company {company_id} serves the estate on {event.on}"
        yield Problem(where, what, "Put its leaving on record first, or take in evidence that tells of it.")
    if goes_on is not None:
        what = f"{goes_on.mode}, begun on {goes_on.on}, still runs"
        yield Problem("begin", what, "End it first; both may be on the same day.")
    if not event.details.get("provider"):
        yield Problem("provider", "it is not said who gives the service", "Name the body that does.")
    if unknown := sorted({*event.details.get("basics", ())} - {*Basic}):
        yield Problem("basics", f"{', '.join(unknown)}: no basic service", f"Known: {', '.join(Basic)}.")
    if event.until is not None and event.until <= event.on:
        yield Problem("until", "it would end before it begins", "Give a later day, or none.")


def _of_ending(events: Sequence[ModeEvent], event: ModeEvent) -> Iterator[Problem]:
    if running(events, event.on) is None:
        yield Problem("end", f"no recorded mode runs on {event.on}", "Check its day.")
    if not event.details.get("reason"):
        yield Problem("reason", "no reason is given", "Say why it ended.")
