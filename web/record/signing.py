"""Sign the record and ask witnesses for their cosignatures; one that does not answer holds nothing up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from models.errors import WuxinError
from models.ledger.verifier_keys import Signer
from models.record import checkpoint
from web.witness.asking import cosignatures_of

__all__ = ["SignedRecord", "sign_record"]


@dataclass(frozen=True, slots=True)
class SignedRecord:
    """The note that was signed, None where nothing was new; `unanswered` says which witness did not cosign, and why."""

    note: str | None
    unanswered: tuple[str, ...]


def sign_record(session: Session, signer: Signer, at: datetime, witnesses: Sequence[str]) -> SignedRecord:
    """Sign the placed entries under the signer's name and return the note with what the witnesses at the URLs added.

    Raises RefusedError where the stored record does not hash to what it should.
    """
    unanswered: list[str] = []

    def ask(note: str, proof_of: Callable[[int], Sequence[bytes]]) -> list[str]:
        lines = []
        for url in witnesses:
            try:
                lines.append(cosignatures_of(note, proof_of, url))
            except WuxinError as error:
                unanswered.extend(f"{url}: {problem}" for problem in error.problems)
        return lines

    return SignedRecord(checkpoint(session, signer, signer.name, at, ask), tuple(unanswered))
