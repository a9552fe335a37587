"""Sign the record and ask witnesses for their cosignatures; one that does not answer holds nothing up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from models.errors import InputError, Problem, WuxinError
from models.ledger.verifier_keys import Signer, Verifier, parse_vkey
from models.record import checkpoint
from web.witness.asking import cosignatures_of

__all__ = ["AskedWitness", "SignedRecord", "asked_witness", "sign_record"]


@dataclass(frozen=True, slots=True)
class SignedRecord:
    """The note that was signed, None where nothing was new; `unanswered` says which witness did not cosign, and why."""

    note: str | None
    unanswered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskedWitness:
    """A witness to ask: where it is, and the key by which its answer is known to be its own."""

    url: str
    key: Verifier


def asked_witness(text: str) -> AskedWitness:
    """Return the witness of `VKEY@URL`. Raises InputError for anything else."""
    vkey, at, url = text.rpartition("@http")
    if not at:
        remedy = "Write the witness's verifier key, @, and the address it serves on, which begins with http."
        raise InputError(Problem(text, "it is no VKEY@URL", remedy))
    return AskedWitness(f"http{url}", parse_vkey(vkey))


def sign_record(session: Session, signer: Signer, at: datetime, witnesses: Sequence[AskedWitness]) -> SignedRecord:
    """Sign the placed entries under the signer's name and return the note with what the witnesses added.

    Raises RefusedError where the stored record does not hash to what it should.
    """
    unanswered: list[str] = []

    def ask(note: str, proof_of: Callable[[int], Sequence[bytes]]) -> list[str]:
        lines = []
        for one in witnesses:
            try:
                lines.append(cosignatures_of(note, proof_of, one.url, one.key))
            except WuxinError as error:
                unanswered.extend(map(str, error.problems))
        return lines

    return SignedRecord(checkpoint(session, signer, signer.name, at, ask), tuple(unanswered))
