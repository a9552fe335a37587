"""Proofs that an entry is on record, each in one file that whoever holds it can check for good (C2SP tlog-proof)."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import Session, col

from models.errors import Problem, RefusedError
from models.ledger.checkpoints import Checkpoint
from models.ledger.entries import Entry
from models.ledger.nodes import inclusion_proof_from
from models.ledger.notes import open_note
from models.ledger.proofs import ProofFile, parse_proof, verify_proof
from models.ledger.verifier_keys import Verifier
from models.record.checkpointing import nodes_of
from models.record.folder_layout import content_line, entry_from, parsed
from models.tables import LedgerCheckpoint
from models.values.canonical import canonical

__all__ = ["check_proof", "proof_of"]


def proof_of(session: Session, entry: Entry) -> str:
    """Return the proof file of an entry under the newest checkpoint, leaf, salt and content in its extra data.

    Raises RefusedError for an entry that no checkpoint covers yet.
    """
    query = select(col(LedgerCheckpoint.size), col(LedgerCheckpoint.note))
    signed = session.execute(query.order_by(col(LedgerCheckpoint.size).desc()).limit(1)).one_or_none()
    if signed is None or entry.position is None or entry.position >= signed.size:
        remedy = "Run: wuxin log checkpoint --key FILE"
        raise RefusedError(Problem(entry.subject, "no checkpoint covers it yet, so nothing can be proved", remedy))
    hashes = inclusion_proof_from(nodes_of(session, signed.size), entry.position, signed.size)
    told = {"content": json.loads(content_line(entry)), "leaf": json.loads(entry.leaf)}
    return ProofFile(entry.position, tuple(hashes), signed.note, canonical(told)).text()


def check_proof(
    text: str, logs: Sequence[Verifier], witnesses: Sequence[Verifier], quorum: int
) -> tuple[Checkpoint, Entry]:
    """Return the checkpoint and the entry that a proof file of `proof_of` proves, its content held to its digest.

    `logs`: the keys under which the log signs, the older ones too. Raises FormatError, SignatureError or ProofError,
    and RefusedError where the content is not the entry's.
    """
    told = parsed(parse_proof(text).extra or b"", "proof file")
    leaf = canonical(told.get("leaf"))
    log = _signer_of(parse_proof(text).checkpoint, logs)
    checkpoint, position = verify_proof(text, leaf, log, witnesses, quorum)
    entry = entry_from(position, leaf, canonical(told.get("content")))
    if not entry.commits:
        remedy = "The entry is on record, and this content is not what it committed to: do not rely on the content."
        raise RefusedError(Problem("proof file", "its content does not give the digest of the entry", remedy))
    return checkpoint, entry


def _signer_of(note: str, logs: Sequence[Verifier]) -> Verifier:
    """Return which key of the log has signed a checkpoint; raises SignatureError where none has."""
    opened = open_note(note, logs)
    signed = {(signature.name, signature.key_id) for signature in opened.verified}
    return next(log for log in logs if (log.name, log.key_id) in signed)
