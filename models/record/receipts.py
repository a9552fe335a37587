"""Receipts: what the log signs for whoever made an act, once the position of its entry is durable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NoReturn

from models.errors import Problem, RefusedError
from models.ledger.entries import Entry
from models.ledger.errors import refuse_format
from models.ledger.notes import Signer, Verifier, open_note, sign_note

__all__ = ["Receipt", "parse_receipt", "receipt_for"]

_HEAD: Final = "wuxin receipt 1"
_LINES: Final = 6


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was promised: the entry with this digest stands at this position of the log of this origin."""

    origin: str
    position: int
    digest: str
    type: str
    subject: str

    def text(self) -> str:
        """Return the lines that are signed; the first keeps a receipt and a checkpoint apart."""
        return f"{_HEAD}\n{self.origin}\n{self.position}\n{self.digest}\n{self.type}\n{self.subject}\n"


def receipt_for(entry: Entry, origin: str, signer: Signer) -> str:
    """Return the signed note of a receipt. Raises RefusedError for an entry that still waits for its position."""
    if entry.position is None:
        remedy = "Ask again in a moment; the sequencer gives positions every second."
        raise RefusedError(Problem(entry.subject, "it has no position yet, so nothing can be promised", remedy))
    receipt = Receipt(origin, entry.position, entry.digest, entry.type, entry.subject)
    return sign_note(receipt.text(), [signer])


def parse_receipt(note: str, logs: Iterable[Verifier]) -> Receipt:
    """Return the receipt that a key of the log has signed; raises FormatError or SignatureError for anything else."""
    lines = open_note(note, logs).text.split("\n")
    if len(lines) != _LINES + 1 or lines[0] != _HEAD or not lines[2].isdecimal():
        _refuse()
    receipt = Receipt(lines[1], int(lines[2]), *lines[3:_LINES])
    if receipt.text() != "\n".join(lines):
        _refuse()
    return receipt


def _refuse() -> NoReturn:
    refuse_format("receipt", "its text is not that of a receipt")
