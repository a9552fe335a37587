"""Which keys hold at a moment, derived from the events on record and nothing else (the rules: `key_rules`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from models.errors import Problem, RefusedError
from models.keys.events import KeyEvent, Kind
from models.keys.key_rules import RULES, Answer, Book
from models.keys.states import KeyState, KeyStates
from models.keys.vkeys import PublicKey
from models.values.moments import MICROSECONDS_A_DAY

__all__ = ["FRESH_DAYS", "admit", "refusals", "state_of"]

FRESH_DAYS: Final = 7
"""How old a statement may be when it is put on record: our choice, so that it can travel on paper or a stick."""


def state_of(events: Iterable[KeyEvent], at: int) -> KeyStates:
    """Return which keys hold at a moment by all the events given, in the order of the record.

    Give the events up to a checkpoint to learn what was known then. Raises RefusedError with every refusal.
    """
    book, problems = _folded(events)
    if problems:
        raise RefusedError(problem for _, problem in problems)
    return KeyStates(at, tuple(book.values()))


def refusals(events: Iterable[KeyEvent]) -> tuple[Problem, ...]:
    """Return every reason why one of the events may not stand on record, in their order; none where all may."""
    return tuple(problem for _, problem in _folded(events)[1])


def admit(events: Iterable[KeyEvent], event: KeyEvent, recorded_at: int) -> None:
    """Raise RefusedError, with every reason, where the event may not follow those on record.

    It is recorded at `recorded_at`, so its own moment, which its maker wrote, is not later and at most 7 days earlier:
    nobody enrols a key back into the past.
    """
    before = [*events]
    problems = [problem for number, problem in _folded([*before, event])[1] if number == len(before)]
    if not recorded_at - FRESH_DAYS * MICROSECONDS_A_DAY <= event.at <= recorded_at:
        what = f"its moment is not within the {FRESH_DAYS} days before it is recorded"
        problems.append(Problem(_where(len(before), event), what, "Check the clock, and make the statement anew."))
    if problems:
        raise RefusedError(problems)


def _folded(events: Iterable[KeyEvent]) -> tuple[Book, list[tuple[int, Problem]]]:
    """Apply what may stand, and tell of the rest with its place; what is refused changes nothing."""
    book: Book = {}
    newest: dict[PublicKey, int] = {}
    problems: list[tuple[int, Problem]] = []
    for number, event in enumerate(events):
        answers = [answer for rule in RULES[event.kind] if (answer := rule(book, event)) is not None]
        answers += filter(None, [_in_order(newest, event)])
        problems += [(number, Problem(_where(number, event), what, remedy)) for what, remedy in answers]
        if not answers:
            _APPLY[event.kind](book, event)
            newest[event.key] = event.at
    return book, problems


def _where(number: int, event: KeyEvent) -> str:
    return f"event {number}, {event.kind} {event.key.name}"


def _in_order(newest: dict[PublicKey, int], event: KeyEvent) -> Answer:
    """Refuse a moment before one at which something happened to the key or a signer: a revoked key could back-date."""
    if any(event.at < newest.get(key, event.at) for key in (event.key, *event.signers())):
        return "it lies before an event of this key, or of who signed it, that is on record", "Make it anew."
    return None


def _enrol(book: Book, event: KeyEvent) -> None:
    book[event.key] = KeyState(event.key, event.purpose, event.at)


def _rotate(book: Book, event: KeyEvent) -> None:
    old, new = book[event.key], event.successor
    if new is not None:
        book[event.key] = _cut(replace(old, replaced_by=new), event.at, "rotated")
        book[new] = KeyState(new, old.purpose, event.at, replaces=event.key)


def _lose(book: Book, event: KeyEvent) -> None:
    book[event.key] = _cut(book[event.key], event.at, "lost")


def _revoke(book: Book, event: KeyEvent) -> None:
    """End the key; where it appointed a successor when it was not to be trusted any more, that line never held."""
    book[event.key] = state = _cut(book[event.key], event.since, event.reason)
    successor = state.replaced_by
    if successor is None or event.since > book[successor].valid_from:
        return
    while successor is not None:
        book[successor] = state = _cut(book[successor], book[successor].valid_from, "void")
        successor = state.replaced_by


def _cut(state: KeyState, until: int, ended: str) -> KeyState:
    earliest = until if state.valid_until is None else min(until, state.valid_until)
    return replace(state, valid_until=earliest, ended=ended)


_APPLY: Final[dict[Kind, Callable[[Book, KeyEvent], None]]] = {
    "enrolled": _enrol, "rotated": _rotate, "lost": _lose, "revoked": _revoke,
}  # fmt: skip
