"""Scans of ballots on paper: kept in the vault, for who voted and how is nobody's business but the count's."""

from __future__ import annotations

from base64 import b64decode, b64encode
from hashlib import sha256
from typing import Final

from sqlalchemy import select
from sqlmodel import Session, col

from models.errors import InputError, Problem
from models.record import Clerk, Vault
from models.tables import OwnersBallot, OwnersBallotScan
from web.register.personal_texts import kept_text

__all__ = ["LARGEST_SCAN", "checked_scan", "keep_scan", "scan_of", "scans_kept"]

LARGEST_SCAN: Final = 2 * 2**20
"""Bytes of a scan at most; our own choice: a page in grey at 200 dots an inch has some hundred thousand."""


def checked_scan(data: bytes) -> str:
    """Return the SHA-256 of a scan, which stands with its ballot. Raises InputError for none, and for a large one."""
    if not data:
        what = "the scan of the paper is missing"
        raise InputError(Problem("scan", what, "Scan it; the vault keeps it, and the record its digest."))
    if len(data) > LARGEST_SCAN:
        what = f"it has more than {LARGEST_SCAN // 2**20} MiB"
        raise InputError(Problem("scan", what, "Scan it with fewer dots, in grey."))
    return sha256(data).hexdigest()


def keep_scan(clerk: Clerk, ballot_id: str, data: bytes) -> None:
    """Keep the scan of a ballot in the vault, on record by its commitment alone."""
    vault = Vault(clerk)
    commitment = str(vault.keep("ballot_scans", ballot_id, "scan", b64encode(data).decode()))
    clerk.session.add(OwnersBallotScan(id=ballot_id, scan_commitment=commitment))
    vault.close()
    clerk.enter("vote.scanned", f"vote/{ballot_id.rpartition('/')[0]}", {}, {"id": [ballot_id]})


def scan_of(session: Session, ballot_id: str) -> bytes | None:
    """Return the scan of a ballot, None where none was kept, or it was erased."""
    row = session.get(OwnersBallotScan, ballot_id)
    told = None if row is None else kept_text(session, row.scan_commitment)
    return None if told is None else b64decode(told)


def scans_kept(session: Session, vote_id: str) -> list[str]:
    """Return the ids of the ballots of a vote of which a scan was kept, in their order."""
    row, ballot = OwnersBallotScan, OwnersBallot
    query = select(col(row.id)).join(ballot, col(ballot.id) == col(row.id)).where(col(ballot.vote_id) == vote_id)
    return list(session.scalars(query.order_by(col(ballot.number))))
