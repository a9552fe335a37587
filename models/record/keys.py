"""Public keys on record: statements about keys are entries, and which keys hold follows from them and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, get_args

from sqlmodel import Session

from models.errors import InputError
from models.keys import KeyEvent, KeyStates, admit, parse_event, refusals, state_of
from models.keys.events import Kind
from models.ledger.entries import Entry
from models.record.clerk import Clerk
from models.record.entries import entries_of
from models.record.findings import Verification
from models.values.moments import moment_number

__all__ = ["check_keys", "key_events", "keys_at", "record_key", "statements"]

_PREFIX: Final = "key."
_TYPES: Final = tuple(f"{_PREFIX}{kind}" for kind in get_args(Kind))


def key_events(entries: Iterable[Entry]) -> list[KeyEvent]:
    """Return the statements about keys among entries, in their order. Raises InputError for one that is none."""
    return [_event(entry) for entry in entries if entry.type.startswith(_PREFIX)]


def statements(session: Session) -> list[KeyEvent]:
    """Return all statements about keys, on record or waiting for it; nothing else of the record is read."""
    return key_events(entries_of(session, _TYPES))


def keys_at(session: Session, at: int) -> KeyStates:
    """Return which keys hold at a moment (microseconds of UTC), by all statements on record or waiting for it."""
    return state_of(statements(session), at)


def record_key(clerk: Clerk, event: KeyEvent) -> str:
    """Put a statement about a key on record and return the digest of its entry.

    Raises RefusedError, with every reason, where it may not follow what is on record.
    """
    admit(statements(clerk.session), event, moment_number(clerk.at))
    return clerk.enter(f"{_PREFIX}{event.kind}", event.key.vkey, {"statement": event.content()})


def check_keys(entries: Iterable[Entry], found: Verification) -> None:
    """Note every statement about a key that may not stand where it stands."""
    events, positions = [], []
    for entry in entries:
        if entry.type.startswith(_PREFIX):
            try:
                events.append(_event(entry))
                positions.append(entry.position)
            except InputError as error:
                for problem in error.problems:
                    found.add(problem.where, problem.what, problem.remedy, entry.position)
    for problem in refusals(events):
        found.add(f"key statement, {problem.where}", problem.what, "a statement that may follow those before it")


def _event(entry: Entry) -> KeyEvent:
    return parse_event(entry.facts.get("statement"), f"entry {entry.position}")
