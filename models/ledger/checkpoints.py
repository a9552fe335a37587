"""Checkpoints: the size and root of a log, signed by it (C2SP tlog-checkpoint).

<origin: the name of the log>
<size, decimal>
<root, base 64>
<extensions, if any>
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NoReturn

from models.ledger.base64_text import decoded, encoded
from models.ledger.errors import refuse_format, refuse_signature
from models.ledger.hashing import HASH_BYTES
from models.ledger.notes import Signer, Verifier, open_note, sign_note

__all__ = ["Checkpoint", "open_checkpoint", "parse_checkpoint", "parse_size", "sign_checkpoint"]

_SIZE: Final = re.compile(r"0|[1-9]\d{0,18}", re.ASCII)
_LARGEST: Final = 2**63 - 1
_FIXED_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A log's name, the number of its leaves, and its root of 32 bytes; extensions are text nobody audits."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def text(self) -> str:
        """Return the lines that are signed; raises FormatError for what no checkpoint can hold."""
        lines = [self.origin, str(self.size), encoded(self.root), *self.extensions]
        text = "".join(f"{line}\n" for line in lines)
        if parse_checkpoint(text) != self:
            refuse_format("checkpoint", "a line of it holds a line break")
        return text


def parse_checkpoint(text: str, origin: str | None = None) -> Checkpoint:
    """Return the checkpoint of a note's text; raises FormatError for every other form, or a log of another name."""
    lines = text.split("\n")
    if len(lines) <= _FIXED_LINES or lines.pop() or not all(lines):
        _refuse("it needs three lines at least, none of them empty, each with its line break")
    size, root = parse_size(lines[1]), decoded(lines[2])
    if size is None:
        _refuse(f"{lines[1]!r} is no size: digits, no zero before them, below 2^63")
    if root is None or len(root) != HASH_BYTES:
        _refuse(f"{lines[2]!r} is no root: {HASH_BYTES} bytes in base 64")
    if origin is not None and lines[0] != origin:
        _refuse(f"it is of {lines[0]!r}, not of {origin!r}")
    return Checkpoint(lines[0], size, root, tuple(lines[_FIXED_LINES:]))


def sign_checkpoint(checkpoint: Checkpoint, signers: Iterable[Signer]) -> str:
    """Return the signed note of a checkpoint; the log's own key bears the name of its origin."""
    return sign_note(checkpoint.text(), signers)


def open_checkpoint(note: str, log: Verifier, origin: str | None = None) -> Checkpoint:
    """Return the checkpoint that the log has signed.

    `origin` is the log's name where its key bears another. Raises FormatError or SignatureError for everything else.
    """
    opened = open_note(note, [log])
    checkpoint = parse_checkpoint(opened.text)
    expected = log.name if origin is None else origin
    if checkpoint.origin != expected:
        refuse_signature("checkpoint", f"the key of {expected} has signed for {checkpoint.origin!r}")
    return checkpoint


def parse_size(text: str) -> int | None:
    """Return a size in ASCII digits without zeros before them, or None for any other text."""
    size = int(text) if _SIZE.fullmatch(text) else None
    return size if size is None or size <= _LARGEST else None


def _refuse(what: str) -> NoReturn:
    refuse_format("checkpoint", what)
