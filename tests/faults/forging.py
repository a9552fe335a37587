"""A history rewritten by whoever holds the log's own key: every hash and signature is right but the witness's."""

from __future__ import annotations

from hashlib import sha256
from random import Random

from sqlalchemy import delete, select, update
from sqlmodel import Session, col

from models.ledger import leaf_hash, root_hash
from models.ledger.checkpoints import Checkpoint, parse_checkpoint, sign_checkpoint
from models.ledger.entries import SALT_BYTES, commitment
from models.ledger.notes import parse_note
from models.record import entries_from
from models.record.checkpointing import digest_of
from models.record.rows import rows_by
from models.record.tiles import extend
from models.tables import LedgerBlob, LedgerCheckpoint, LedgerEntry, LedgerTile, Rating
from models.values.canonical import canonical
from models.values.plain import lines_of
from tests.builders.record import LOG

__all__ = ["rewrite_history"]


def rewrite_history(session: Session, chance: Random) -> int:
    """Give a company another score in a run, make everything fit, and return the position of the run's entry."""
    runs = [entry for entry in entries_from(session) if entry.type == "rating.run"]
    entry = chance.choice(runs)
    run_id = int(entry.subject.removeprefix("run/"))
    company = chance.choice(list(rows_by(session, Rating, "run_id", [run_id])))["company_id"]
    whose = col(Rating.run_id) == run_id, col(Rating.company_id) == company
    session.execute(update(Rating).where(*whose).values(score_milli=col(Rating.score_milli) + 1000))
    facts = dict(entry.facts)
    facts["parts"] = {**facts["parts"], "ratings": _attached(session, run_id, facts["parts"]["ratings"])}
    content, salt = canonical(facts), chance.randbytes(SALT_BYTES)
    digest = commitment(salt, content)
    named = col(LedgerEntry.digest) == entry.digest
    session.execute(update(LedgerEntry).where(named).values(digest=digest, salt=salt, content=content.decode()))
    _grow_again(session)
    return entry.position or 0


def _attached(session: Session, run_id: int, before: dict[str, object]) -> dict[str, object]:
    data = lines_of(rows_by(session, Rating, "run_id", [run_id]))
    digest = sha256(data).hexdigest()
    named = col(LedgerBlob.digest) == before["digest"]
    session.execute(update(LedgerBlob).where(named).values(digest=digest, data=data))
    return {**before, "digest": digest}


def _grow_again(session: Session) -> None:
    """Build the tiles anew, and sign every checkpoint again that no longer holds; the witness signs nothing."""
    leaves = [leaf_hash(entry.leaf) for entry in entries_from(session)]
    session.execute(delete(LedgerTile))
    session.expire_all()
    extend(session, 0, leaves)
    before: str | None = None
    for kept in session.scalars(select(LedgerCheckpoint).order_by(col(LedgerCheckpoint.size))).all():
        signed = parse_checkpoint(parse_note(kept.note).text)
        root = root_hash(leaves[: signed.size])
        after = "wuxin-after" if before is None else f"wuxin-after {digest_of(before)}"
        forged = Checkpoint(signed.origin, signed.size, root, (signed.extensions[0], after))
        if forged != signed:
            kept.note = sign_checkpoint(forged, [LOG])
        before = kept.note
    session.flush()
