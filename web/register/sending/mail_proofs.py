"""Addresses typed on the portal: a code goes out to each, and it counts once the code came back.

Without that anybody could have the portal write to a stranger. Bounds and lifetime of codes are our own choice.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Final

from sqlalchemy import func, select
from sqlmodel import Session, col

from models.errors import Problem, RefusedError
from models.record import Clerk
from models.tables import MailAddress, MailProof, Note
from web.register.sending.mail_addresses import newest_address, set_address
from web.register.sending.mail_outbox import put_out
from web.register.sending.note_kinds import PROOF, Language

__all__ = ["LASTS", "Proof", "ask_proof", "prove", "waiting_proof"]

LASTS: Final = timedelta(hours=24)
"""How long a code is good; our own choice."""
_TRIES: Final = 5
"""Wrong codes before another is needed; our own choice."""
_A_DAY: Final = 5
"""Codes that one recipient asks for in a day, so that nobody floods a stranger; our own choice."""
_DIGITS: Final = 8


class Proof(StrEnum):
    """What became of a code: it is right, wrong, or good no more."""

    RIGHT = "right"
    WRONG = "wrong"
    OVER = "over"


def ask_proof(clerk: Clerk, recipient: str, address: str, language: Language) -> None:
    """Keep an address and send a code there; the one before counts until the code comes back.

    Raises InputError for what is no address, RefusedError where too many codes went out within a day.
    """
    session, row = clerk.session, MailProof
    asked = (
        select(func.count()).select_from(row).join(MailAddress, col(MailAddress.id) == col(row.address_id))
        .where(col(MailAddress.recipient) == recipient, col(row.asked_at) > clerk.at - timedelta(days=1))
    )  # fmt: skip
    if (session.scalar(asked) or 0) >= _A_DAY:
        what = f"{_A_DAY} codes went out within a day"
        raise RefusedError(Problem("address", what, "Look for the last one, also among unwanted mail, or wait a day."))
    set_address(clerk, recipient, address, language)
    kept = newest_address(session, recipient)
    if kept is None:  # it was entered above
        raise RuntimeError(recipient)
    session.flush()
    code = f"{int.from_bytes(clerk.entropy(8)) % 10**_DIGITS:0{_DIGITS}}"
    session.add(MailProof(address_id=kept.id, code_digest=_digest(kept.id, code), asked_at=clerk.at))
    note = Note(
        recipient=recipient, event=f"{PROOF} {kept.id}", kind=PROOF, facts={"code": code}, told_at=clerk.at
    )  # fmt: skip
    session.add(note)
    session.flush()
    put_out(clerk, note)


def prove(clerk: Clerk, recipient: str, code: str) -> Proof:
    """Hold a code against that of the newest address; a wrong one is counted, so commit in any case."""
    proof = waiting_proof(clerk.session, recipient)
    if proof is None or proof.tries >= _TRIES or clerk.at >= proof.asked_at + LASTS:
        return Proof.OVER
    right = proof.code_digest == _digest(proof.address_id, code)
    proof.tries, proof.proved_at = proof.tries + (not right), clerk.at if right else None
    clerk.session.add(proof)
    clerk.session.flush()
    return Proof.RIGHT if right else Proof.WRONG


def waiting_proof(session: Session, recipient: str) -> MailProof | None:
    """Return the code for which the newest address of a recipient waits; None where it waits for none."""
    kept = newest_address(session, recipient)
    proof: MailProof | None = None if kept is None else session.get(MailProof, kept.id)
    return proof if proof is not None and proof.proved_at is None else None


def _digest(address_id: str, code: str) -> str:
    return sha256(f"{address_id} {code}".encode()).hexdigest()
