"""Checkpoints: the tree is hashed anew from the stored entries before each signature, so that no rot is ever signed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Final

from sqlalchemy import select
from sqlmodel import Session, col

from models.errors import Problem, RefusedError
from models.ledger import Frontier, leaf_hash
from models.ledger.checkpoints import Checkpoint, parse_checkpoint, sign_checkpoint
from models.ledger.errors import refuse_format
from models.ledger.nodes import consistency_proof_from, root_from
from models.ledger.notes import Signer, parse_note
from models.ledger.tile_nodes import TileNodes
from models.record.entries import entries_from
from models.record.tiles import tile
from models.tables import LedgerCheckpoint
from models.values.moments import moment_number, moment_text

__all__ = ["Cosigners", "checkpoint", "digest_of", "newest_checkpoint", "nodes_of", "predecessor_of", "time_of"]

Cosigners = Callable[[str, Callable[[int], Sequence[bytes]]], Sequence[str]]
"""Given a signed checkpoint, and what proves that it grew from a size: the lines that witnesses add."""

_TIME: Final = "wuxin-time "
_AFTER: Final = "wuxin-after "


def checkpoint(session: Session, signer: Signer, origin: str, at: datetime, cosigners: Cosigners) -> str | None:
    """Sign the tree over all placed entries, have it cosigned, keep and return the note; None where nothing is new.

    Raises RefusedError, and signs nothing, where the stored entries do not hash to the tiles, or no longer to the root
    that was signed before, or where the clock stands before the last checkpoint.
    """
    last = _newest_note(session)
    before = None if last is None else parse_checkpoint(parse_note(last).text)
    size, root, earlier = _rebuilt(session, before.size if before else 0)
    if before is not None and before.size == size:
        return None
    nodes = nodes_of(session, size)
    _check(before, earlier, root_from(nodes, size), root)
    told = moment_text(moment_number(at))
    _check_clock(before, told)
    lines = (f"{_TIME}{told}", f"{_AFTER}{'' if last is None else digest_of(last)}".rstrip())
    note = sign_checkpoint(Checkpoint(origin, size, root, lines), [signer])
    note += "".join(cosigners(note, lambda old: consistency_proof_from(nodes, old, size)))
    session.add(LedgerCheckpoint(size=size, note=note, signed_at=at))
    session.flush()
    return note


def newest_checkpoint(session: Session) -> Checkpoint | None:
    """Return the newest checkpoint, its signature unchecked; None before the first."""
    note = _newest_note(session)
    return None if note is None else parse_checkpoint(parse_note(note).text)


def _newest_note(session: Session) -> str | None:
    return session.scalar(select(col(LedgerCheckpoint.note)).order_by(col(LedgerCheckpoint.size).desc()).limit(1))


def nodes_of(session: Session, size: int) -> TileNodes:
    """Return the nodes of the tree of the first `size` entries, for proofs."""
    return TileNodes(lambda level, number, width: tile(session, level, number, width), size)


def digest_of(note: str) -> str:
    """Return what the next checkpoint says of this one: the SHA-256 of its whole note, with every signature on it.

    So neither a checkpoint nor a cosignature on it can be taken out from between.
    """
    return sha256(note.encode()).hexdigest()


def predecessor_of(signed: Checkpoint) -> str:
    """Return what a checkpoint says of the one before it; empty for the first."""
    lines = [line.removeprefix(_AFTER.rstrip()) for line in signed.extensions if line.startswith(_AFTER.rstrip())]
    return lines[0].strip() if len(lines) == 1 else "nothing of the kind"


def time_of(signed: Checkpoint) -> str:
    """Return when a checkpoint says it was signed, in UTC; raises FormatError where it does not say."""
    times = [line.removeprefix(_TIME) for line in signed.extensions if line.startswith(_TIME)]
    if len(times) != 1:
        refuse_format("checkpoint", "it does not say when it was signed")
    return times[0]


def _rebuilt(session: Session, earlier: int) -> tuple[int, bytes, bytes]:
    """Return size and root over the stored entries, and the root they had at an earlier size."""
    frontier = Frontier()
    root = frontier.root()
    for entry in entries_from(session):
        frontier.append(leaf_hash(entry.leaf))
        if frontier.size == earlier:
            root = frontier.root()
    return frontier.size, frontier.root(), root


def _check_clock(before: Checkpoint | None, told: str) -> None:
    if before is not None and told < time_of(before):
        what = f"it is {told} by this machine's clock, and the last checkpoint was signed {time_of(before)}"
        remedy = "Nothing was signed. Set the clock right; a checkpoint out of order would stay on record for good."
        raise RefusedError(Problem("clock", what, remedy))


def _check(before: Checkpoint | None, earlier: bytes, kept: bytes, root: bytes) -> None:
    remedy = "Nothing was signed. Run `wuxin log verify` to see which entry it is, and restore it from a backup."
    problems = []
    if kept != root:
        problems.append(Problem("record", "the stored entries do not hash to the stored tree", remedy))
    if before is not None and earlier != before.root:
        what = f"the first {before.size} entries no longer have the root that was signed {time_of(before)}"
        problems.append(Problem("record", what, remedy))
    if problems:
        raise RefusedError(problems)
