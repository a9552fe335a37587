"""What is put on record about keys: enrolled, rotated, lost, revoked; each a signed statement in one exact writing."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, get_args

from models.errors import InputError, Problem
from models.keys.names import check_purpose
from models.keys.pairs import KeyPair, sign, verify
from models.keys.vkeys import PublicKey, parse_vkey
from models.values.canonical import canonical
from models.values.moments import moment_text, parse_moment

__all__ = ["REASONS", "KeyEvent", "KeySignature", "Kind", "enrolled", "lost", "parse_event", "revoked", "rotated"]

Kind = Literal["enrolled", "rotated", "lost", "revoked"]
REASONS: Final = ("stolen", "keeper-changed", "ended", "lost")
"""Why a key ends; `lost` is for a key that nobody has any more, and makes an event of that kind."""
_DOMAIN: Final = b"wuxin key statement 1\n"
"""Signed before the content, so that no signature of a key's statement can be taken for one of anything else."""
_PREFIX: Final = "key."
_FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "enrolled": ("purpose",), "rotated": ("successor",), "lost": ("note",), "revoked": ("reason", "since", "note"),
}  # fmt: skip
_LONGEST_NOTE: Final = 500
_REMEDY: Final = "Take a statement as `wuxin key enrol`, `rotate` or `revoke` wrote it."


@dataclass(frozen=True, slots=True)
class KeySignature:
    """声明签名: who signed a statement, and the 64 bytes."""

    key: PublicKey
    signature: bytes


@dataclass(frozen=True, slots=True)
class KeyEvent:
    """密钥事件: one thing that happened to a key, at a moment (microseconds since 1970 UTC), and who signed it.

    enrolled: the key is put on record for a `purpose`. rotated: `successor` takes its place. lost: nobody can use it
    any more. revoked: for `reason` it is not to be trusted from `since` on. `note` is for people.
    """

    kind: Kind
    key: PublicKey
    at: int
    purpose: str = ""
    successor: PublicKey | None = None
    reason: str = ""
    since: int = 0
    note: str = ""
    signatures: tuple[KeySignature, ...] = ()

    def content(self) -> dict[str, Any]:
        """Return the statement as a plain dict with a canonical form; `parse_event` reads it back."""
        signatures = [
            {"key": signed.key.vkey, "signature": base64.b64encode(signed.signature).decode()}
            for signed in self.signatures
        ]
        return {**self._unsigned(), "signatures": signatures}

    def message(self) -> bytes:
        """Return the bytes that are signed: a line that names their kind, and the canonical content (RFC 8785)."""
        return _DOMAIN + canonical(self._unsigned())

    def signed(self, name: str, pair: KeyPair) -> KeyEvent:
        """Return the statement with one more signature, by the key of that name."""
        signature = KeySignature(PublicKey(name, pair.suite, pair.public), sign(pair, self.message()))
        return replace(self, signatures=(*self.signatures, signature))

    def signers(self) -> tuple[PublicKey, ...]:
        """Return whose signatures hold."""
        message = self.message()
        return tuple(
            signed.key
            for signed in self.signatures
            if verify(signed.key.suite, signed.key.public, message, signed.signature)
        )

    def _unsigned(self) -> dict[str, Any]:
        texts = {
            "purpose": self.purpose, "reason": self.reason, "note": self.note, "since": moment_text(self.since),
            "successor": self.successor.vkey if self.successor else None,
        }  # fmt: skip
        head = {"type": _PREFIX + self.kind, "key": self.key.vkey, "at": moment_text(self.at)}
        return head | {name: texts[name] for name in _FIELDS[self.kind]}


def enrolled(key: PublicKey, purpose: str, at: int) -> KeyEvent:
    """Return the statement that a key is to be used, to be signed by it; raises InputError for a wrong purpose."""
    return KeyEvent("enrolled", key, at, purpose=check_purpose(purpose, key.suite))


def rotated(key: PublicKey, successor: PublicKey, at: int) -> KeyEvent:
    """Return the statement that another key takes the place of one, to be signed by both."""
    return KeyEvent("rotated", key, at, successor=successor)


def lost(key: PublicKey, at: int, note: str = "") -> KeyEvent:
    """Return the statement that nobody can use a key any more, to be signed by an official's key."""
    return KeyEvent("lost", key, at, note=_checked_note(note))


def revoked(key: PublicKey, at: int, reason: str, since: int, note: str = "") -> KeyEvent:
    """Return the statement that a key is not to be trusted from `since` on; raises InputError for another reason."""
    if reason not in REASONS[:-1]:
        raise InputError(Problem("reason", f"there is no reason {reason!r}", f"Known: {', '.join(REASONS)}."))
    return KeyEvent("revoked", key, at, reason=reason, since=since, note=_checked_note(note))


def parse_event(content: object, where: str = "the statement") -> KeyEvent:
    """Return the event of a content; raises InputError for every other form than that which `content()` gives."""
    try:
        event = _parsed(content)
    except InputError as error:
        raise InputError(Problem(f"{where}, {it.where}", it.what, it.remedy) for it in error.problems) from None
    except (KeyError, TypeError, ValueError, AttributeError):
        raise InputError(Problem(where, "this is no statement about a key", _REMEDY)) from None
    if event.content() != content:
        raise InputError(Problem(where, "the statement has other parts, or writes one in another way", _REMEDY))
    return event


def _parsed(content: Any) -> KeyEvent:  # noqa: ANN401 - whatever a file or a record holds
    kind = content["type"].removeprefix(_PREFIX)
    if kind not in get_args(Kind):
        raise ValueError(kind)
    key, at, fields = parse_vkey(content["key"]), parse_moment(content["at"]), _FIELDS[kind]
    given = {name: content[name] for name in fields}
    signatures = tuple(_signatures(content["signatures"]))
    match kind:
        case "enrolled":
            event = enrolled(key, given["purpose"], at)
        case "rotated":
            event = rotated(key, parse_vkey(given["successor"]), at)
        case "lost":
            event = lost(key, at, given["note"])
        case _:
            event = revoked(key, at, given["reason"], parse_moment(given["since"]), given["note"])
    return replace(event, signatures=signatures)


def _signatures(listed: Iterable[dict[str, str]]) -> Iterable[KeySignature]:
    seen: set[str] = set()
    for signed in listed:
        if len(signed) != 2 or signed["key"] in seen:  # noqa: PLR2004 - key and signature
            raise ValueError
        seen.add(signed["key"])
        try:
            yield KeySignature(parse_vkey(signed["key"]), base64.b64decode(signed["signature"], validate=True))
        except binascii.Error:
            raise ValueError from None


def _checked_note(note: str) -> str:
    if len(note) > _LONGEST_NOTE or not note.isprintable():
        what = f"it is longer than {_LONGEST_NOTE} characters, or holds a line end or control character"
        raise InputError(Problem("note", what, "Write one line; the record is public."))
    return note
