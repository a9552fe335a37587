"""Why an event may not stand on record after those before it: each rule answers with a reason, or with nothing.

- Every signature on a statement holds, and is by a key that is known.
- A key is enrolled once, signed by itself. An official's key after the first, and a key whose name was used before,
  also need the signature of an official's key that holds: else anybody could enrol the power to revoke others, or
  come back under the name of a lost key.
- Two keys that hold never have one name.
- A key is rotated while it holds, signed by itself and by its successor, which is new and keeps name and suite.
- That a key is lost is said by an official's key that holds, never by itself.
- A key is revoked by itself while it holds, from then on; or by an official's key, also from an earlier moment.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from models.keys.events import KeyEvent, Kind
from models.keys.states import KeyState
from models.keys.vkeys import PublicKey

__all__ = ["OFFICIAL", "RULES", "Answer", "Book"]

OFFICIAL: Final = "official"
Book = dict[PublicKey, KeyState]
"""Every key that was enrolled so far, with its state."""
Answer = tuple[str, str] | None
"""What is wrong and the remedy; None where nothing is."""


def _signatures_hold(book: Book, event: KeyEvent) -> Answer:
    held = event.signers()
    false = [signed.key.name for signed in event.signatures if signed.key not in held]
    if false:
        return f"the signature of {', '.join(false)} does not hold", "The statement was changed; make it anew."
    unknown = [key.name for key in held if key not in book and key not in (event.key, event.successor)]
    if unknown:
        return f"{', '.join(unknown)} signed it with a key that is not on record", "Enrol that key first."
    return None


def _signed_by_itself(_book: Book, event: KeyEvent) -> Answer:
    if event.key not in event.signers():
        return f"it is not signed by the key of {event.key.name} itself", "Sign it with that key."
    return None


def _signed_by_successor(_book: Book, event: KeyEvent) -> Answer:
    if event.successor not in event.signers():
        return "it is not signed by the new key", "Sign it with both: wuxin key rotate."
    return None


def _signed_by_official(book: Book, event: KeyEvent) -> Answer:
    if not _officials(book, event):
        return "no other official's key that holds signed it", "Have an official sign it: wuxin key sign."
    return None


def _signed_by_itself_or_official(book: Book, event: KeyEvent) -> Answer:
    state = book.get(event.key)
    itself = state is not None and event.key in event.signers() and state.holds(event.at)
    return None if itself else _signed_by_official(book, event)


def _officials(book: Book, event: KeyEvent) -> list[PublicKey]:
    return [
        key
        for key in event.signers()
        if key != event.key and (state := book.get(key)) and state.purpose == OFFICIAL and state.holds(event.at)
    ]


def _vouched(book: Book, event: KeyEvent) -> Answer:
    later_official = event.purpose == OFFICIAL and any(state.purpose == OFFICIAL for state in book.values())
    used_before = any(state.key.name == event.key.name for state in book.values())
    if (later_official or used_before) and not _officials(book, event):
        why = "its name was used before" if used_before else "it would have an official's power"
        return f"{why}, and no official's key that holds signed it", "Have an official sign it: wuxin key sign."
    return None


def _is_new(book: Book, event: KeyEvent) -> Answer:
    key = event.successor or event.key
    same = [state.key.name for state in book.values() if state.key.public == key.public]
    return (f"the key is on record already, for {same[0]}", "Make a new key.") if same else None


def _name_is_free(book: Book, event: KeyEvent) -> Answer:
    if any(state.key.name == event.key.name and _not_over(state, event.at) for state in book.values()):
        return f"another key of {event.key.name} holds", "Rotate that one, or revoke it first."
    return None


def _not_over(state: KeyState, at: int) -> bool:
    return state.valid_until is None or at < state.valid_until


def _is_known(book: Book, event: KeyEvent) -> Answer:
    if event.key not in book:
        return f"no such key of {event.key.name} is on record", "Enrol it first, or compare the fingerprints."
    return None


def _holds(book: Book, event: KeyEvent) -> Answer:
    state = book.get(event.key)
    if state is None or state.holds(event.at):
        return None
    return f"the key does not hold any more ({state.ended})", "Use the key that holds, or enrol a new one."


def _keeps_name(_book: Book, event: KeyEvent) -> Answer:
    new = event.successor
    if new is not None and (new.name, new.suite) != (event.key.name, event.key.suite):
        return "the new key has another name or suite", "A successor keeps both; enrol other keys anew."
    return None


def _not_revoked(book: Book, event: KeyEvent) -> Answer:
    state = book.get(event.key)
    if state is not None and state.ended not in ("", "rotated", "lost"):
        return f"the key is revoked already ({state.ended})", "Nothing is left to do."
    return None


def _since_is_possible(book: Book, event: KeyEvent) -> Answer:
    state = book.get(event.key)
    if state is None:
        return None
    if event.since < state.valid_from:
        return "it reaches back before the key was on record", "Revoke it from its enrolment on."
    if event.since < event.at and not _officials(book, event):
        return "it reaches back before its own moment, and no official's key that holds signed it", (
            "Revoke it from now on, or have an official sign it: wuxin key sign."
        )
    return None


RULES: Final[dict[Kind, tuple[Callable[[Book, KeyEvent], Answer], ...]]] = {
    "enrolled": (_signatures_hold, _signed_by_itself, _is_new, _name_is_free, _vouched),
    "rotated": (
        _signatures_hold, _is_known, _holds, _signed_by_itself, _signed_by_successor, _is_new, _keeps_name,
    ),
    "lost": (_signatures_hold, _is_known, _holds, _signed_by_official),
    "revoked": (_signatures_hold, _is_known, _not_revoked, _signed_by_itself_or_official, _since_is_possible),
}  # fmt: skip
