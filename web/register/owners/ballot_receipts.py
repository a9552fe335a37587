"""Receipts of ballots: what a voter keeps, and the same again for whoever shows the salt that only a receipt has."""

from __future__ import annotations

from hmac import compare_digest

from sqlalchemy import select
from sqlmodel import Session, col

from models.errors import InputError, Problem
from models.tables import OwnersBallot, PersonalDatum
from web.register.owners.votes import CastReceipt

__all__ = ["ballots_by", "receipt_content", "receipt_shown"]


def receipt_content(given: CastReceipt) -> dict[str, str]:
    """Return a receipt as the file that `wuxin owners check` reads."""
    return {
        "vote": given.vote, "ballot": given.ballot, "entry": given.entry, "commitment": given.commitment,
        "salt": given.salt.hex(), "choices": given.choices,
    }  # fmt: skip


def receipt_shown(session: Session, ballot: str, entry: str, salt: str) -> CastReceipt:
    """Return the receipt of a ballot to whoever has its salt. Raises InputError where salt and ballot do not fit."""
    row = session.get(OwnersBallot, ballot)
    query = select(col(PersonalDatum.salt), col(PersonalDatum.value)).where(
        col(PersonalDatum.commitment) == (row.choices_commitment if row is not None else "")
    )
    kept = session.execute(query).first()
    if row is None or kept is None or kept[0] is None or not compare_digest(kept[0].hex().encode(), salt.encode()):
        raise InputError(
            Problem(f"ballot {ballot}", "ballot and salt do not fit together", "Take the receipt as given.")
        )
    return CastReceipt(row.vote_id, row.id, entry, row.choices_commitment, kept[0], str(kept[1]))


def ballots_by(session: Session, vote: str, voter: str) -> list[OwnersBallot]:
    """Return the ballots on record in a vote that were cast for a voter, by number."""
    query = select(OwnersBallot, col(PersonalDatum.value)).join(
        PersonalDatum, col(PersonalDatum.commitment) == col(OwnersBallot.voter_commitment)
    )  # fmt: skip
    rows = session.execute(query.where(col(OwnersBallot.vote_id) == vote).order_by(col(OwnersBallot.number)))
    return [row for row, whose in rows if whose == voter]
