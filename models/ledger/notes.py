"""Signed notes (C2SP signed-note): a text, an empty line, and one line for each signature.

<text>
<empty line>
— <key name> <base64 of key id and signature>
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from models.errors import InputError, Problem
from models.ledger.base64_text import decoded, encoded
from models.ledger.errors import FormatError, SignatureError, refuse_format, refuse_signature
from models.ledger.verifier_keys import Signer, Verifier, parse_vkey
from models.values.key_lines import ID_BYTES, is_key_name

__all__ = [
    "FormatError", "Note", "Signature", "SignatureError", "Signer", "Verifier", "open_note", "parse_note", "parse_vkey",
    "sign_note", "signature_line",
]  # fmt: skip

_MOST_SIGNATURES: Final = 64
"""C2SP asks for 16 at least."""
_LINE: Final = re.compile(r"— (\S+) ([A-Za-z0-9+/]+=*)")
_UNFIT: Final = re.compile(r"[\x00-\x09\x0b-\x1f\ud800-\udfff]")
"""Control signs other than the newline, and halves of surrogate pairs, which UTF-8 cannot hold."""
_BETWEEN: Final = "\n\n"


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line: who is said to have signed, with which key (4 bytes), and the bytes after that."""

    name: str
    key_id: bytes
    blob: bytes

    @property
    def line(self) -> str:
        """The line as it stands in a note, its newline included."""
        return f"— {self.name} {encoded(self.key_id + self.blob)}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A text with its signatures: those that hold by a trusted key, and those of which nothing is known."""

    text: str
    verified: tuple[Signature, ...]
    unverified: tuple[Signature, ...]

    @property
    def names(self) -> frozenset[str]:
        """The names of the trusted keys that have signed."""
        return frozenset(signature.name for signature in self.verified)


def sign_note(text: str, signers: Iterable[Signer]) -> str:
    """Return the note of a text that ends in a newline; raises FormatError for a text that no note can hold."""
    _check_text(text)
    lines = [signature_line(signer.verifier(), signer.sign(text.encode())) for signer in signers]
    if not lines:
        refuse_format("note", "nobody signs it")
    return f"{text}\n{''.join(lines)}"


def signature_line(verifier: Verifier, blob: bytes) -> str:
    """Return the line of a signature, its newline included."""
    return Signature(verifier.name, verifier.key_id, blob).line


def parse_note(note: str) -> Note:
    """Return the parts of a note, none of its signatures checked.

    Raises FormatError for what is no note, and SignatureError for a signature that is none.
    """
    text, between, lines = note.rpartition(_BETWEEN)
    if not between or not lines.endswith("\n"):
        refuse_format("note", "it does not end in an empty line and lines of signatures")
    _check_text(f"{text}\n")
    signatures = [_signature(line) for line in lines.removesuffix("\n").split("\n")]
    if len(signatures) > _MOST_SIGNATURES:
        refuse_format("note", f"it carries {len(signatures)} signatures, more than {_MOST_SIGNATURES}")
    return Note(f"{text}\n", (), tuple(signatures))


def open_note(note: str, verifiers: Iterable[Verifier], at_least: int = 1) -> Note:
    """Return a note with the signatures of trusted keys checked.

    Raises FormatError for what is no note, and SignatureError where fewer trusted keys than asked for have signed, or
    where a line bears the name and id of one and does not verify. Lines of other keys are kept apart and prove nothing.
    """
    parsed = parse_note(note)
    trusted = _by_name_and_id(verifiers)
    verified, unverified = [], []
    for signature in parsed.unverified:
        verifier = trusted.get((signature.name, signature.key_id))
        if verifier is None:
            unverified.append(signature)
        elif verifier.verifies(signature.blob, parsed.text):
            verified.append(signature)
        else:
            refuse_signature("note", f"invalid signature of {signature.name}")
    signers = {(signature.name, signature.key_id) for signature in verified}
    if len(signers) < at_least:
        others = ", ".join(sorted({signature.name for signature in unverified})) or "nobody"
        refuse_signature(
            "note", f"it needs {at_least} trusted signature, and has {len(signers)}; others that signed: {others}"
        )
    return Note(parsed.text, tuple(verified), tuple(unverified))


def _check_text(text: str) -> None:
    if not text.endswith("\n") or _UNFIT.search(text):
        refuse_format("note", "its text must end in a newline, be valid UTF-8 and hold no other control sign")


def _signature(line: str) -> Signature:
    match = _LINE.fullmatch(line)
    if match is None or not is_key_name(match[1]):
        refuse_format("note", f"this is no line of a signature: {line!r}")
    data = decoded(match[2])
    if data is None or len(data) <= ID_BYTES:
        refuse_signature("note", f"invalid signature of {match[1]}: it is not in base 64, or too short")
    return Signature(match[1], data[:ID_BYTES], data[ID_BYTES:])


def _by_name_and_id(verifiers: Iterable[Verifier]) -> dict[tuple[str, bytes], Verifier]:
    found: dict[tuple[str, bytes], Verifier] = {}
    for verifier in verifiers:
        if found.setdefault((verifier.name, verifier.key_id), verifier) != verifier:
            what = "two keys share this name and id, so that a signature could belong to either"
            raise InputError(Problem(verifier.name, what, "Trust one of the two."))
    return found
