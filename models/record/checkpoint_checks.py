"""Signed checkpoints against the tree: who signed which size, and whether the entries have the root that was signed."""

from __future__ import annotations

from dataclasses import dataclass

from models.errors import WuxinError
from models.ledger.checkpoints import Checkpoint, parse_checkpoint
from models.ledger.cosignatures import cosigned_by
from models.ledger.errors import refuse_signature
from models.ledger.notes import open_note, parse_note
from models.record.checkpointing import digest_of, predecessor_of, time_of
from models.record.findings import Verification
from models.record.sources import Record
from models.record.trust import Trust

__all__ = ["Signed", "check_roots", "check_seen", "seen_checkpoints", "signed_checkpoints", "signing_times"]


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint that the log has signed, the trusted witnesses that cosigned it, by name, and the note as it is."""

    checkpoint: Checkpoint
    witnesses: tuple[str, ...]
    note: str


def signed_checkpoints(notes: list[str], trust: Trust, found: Verification) -> list[Signed]:
    """Return the checkpoints whose signatures hold, and note those that do not, are out of order, or lack witnesses.

    The quorum is asked of the last one: earlier ones are vouched for by being part of it.
    """
    opened = [one for number, note in enumerate(notes) if (one := _opened(note, number, trust, found)) is not None]
    found.checkpoints = len(opened)
    _check_chain(opened, found)
    if not opened:
        found.add("checkpoint", "there is none that the log has signed", "at least one")
    elif len(opened[-1].witnesses) < trust.quorum:
        names = ", ".join(opened[-1].witnesses) or "no trusted witness"
        found.add(
            _where(opened[-1].checkpoint), f"cosigned by {names}", f"cosigned by {trust.quorum} trusted witnesses"
        )
    return opened


def seen_checkpoints(trust: Trust) -> list[Checkpoint]:
    """Return the checkpoints that were seen elsewhere. Raises SignatureError or FormatError for one that is none."""
    return [parse_checkpoint(open_note(note, trust.logs).text, trust.origin) for note in trust.seen]


def check_seen(seen: list[Checkpoint], roots: dict[int, str], found: Verification) -> None:
    """Note where the record no longer holds a checkpoint that was seen elsewhere, or no longer signs as far as it."""
    agreed = 0
    for one in sorted(seen, key=lambda one: one.size):
        where = f"checkpoint of size {one.size} seen elsewhere"
        if roots.get(one.size) == one.root.hex():
            agreed = one.size
        else:
            what = f"of {found.size} entries, {agreed} to {one.size - 1} give root {roots.get(one.size, 'none')}"
            found.add(where, what, f"root {one.root.hex()}", agreed if one.size == agreed + 1 else None)
        if found.vouched < one.size:
            found.add(where, f"the record is vouched for up to {found.vouched} entries", f"{one.size} entries at least")


def check_roots(signed: list[Signed], roots: dict[int, str], quorum: int, found: Verification) -> None:
    """Hold the signed roots against those of the entries; entries are vouched for up to the last that agrees."""
    agreed = 0
    for one in signed:
        size, root = one.checkpoint.size, one.checkpoint.root.hex()
        if size not in roots:
            found.add(_where(one.checkpoint), f"there are {found.size} entries", f"{size} entries with root {root}")
        elif roots[size] != root:
            what = f"entries {agreed} to {size - 1} give root {roots[size]}: one of them was changed, or its order"
            found.add(_where(one.checkpoint), what, f"root {root}", agreed if size == agreed + 1 else None)
        else:
            agreed = size
            if len(one.witnesses) >= quorum:
                found.vouched, found.cosigned = size, one.witnesses


def signing_times(record: Record) -> dict[int, str]:
    """Return the size of each checkpoint of a record and when it says it was signed; signatures are not looked at."""
    parsed = [parse_checkpoint(parse_note(note).text) for note in record.notes()]
    return {one.size: time_of(one) for one in parsed}


def _check_chain(signed: list[Signed], found: Verification) -> None:
    """Each checkpoint is of a larger tree, is signed no earlier, and names the one before it."""
    before: Signed | None = None
    for one in signed:
        should = "" if before is None else digest_of(before.note)
        if predecessor_of(one.checkpoint) != should:
            told = predecessor_of(one.checkpoint) or "no other"
            what = f"it names {told} as the one before"
            found.add(_where(one.checkpoint), what, should or "no other: it is the first")
        if before is not None:
            _check_order(before.checkpoint, one.checkpoint, found)
        before = one


def _check_order(before: Checkpoint, one: Checkpoint, found: Verification) -> None:
    if not (before.size < one.size and time_of(before) <= time_of(one)):
        what = f"it comes after that of size {before.size}, signed {time_of(before)}"
        found.add(_where(one), what, "a larger tree, signed no earlier")


def _opened(note: str, number: int, trust: Trust, found: Verification) -> Signed | None:
    where = f"checkpoint {number}"
    try:
        by_log = open_note(note, trust.logs)
        checkpoint = parse_checkpoint(by_log.text, trust.origin)
        if checkpoint.origin not in by_log.names:
            refuse_signature("checkpoint", f"no key of {checkpoint.origin!r} has signed it")
        time_of(checkpoint)
        return Signed(checkpoint, _witnesses(note, trust), note)
    except WuxinError as error:
        found.add(where, " ".join(problem.what for problem in error.problems), "a checkpoint that the log has signed")
        return None


def _witnesses(note: str, trust: Trust) -> tuple[str, ...]:
    """Return the names of the trusted witnesses that cosigned; one that was listed under two names counts once."""
    names = cosigned_by(note, trust.witnesses)
    keys = {witness.public_key: witness.name for witness in trust.witnesses if witness.name in names}
    return tuple(sorted(keys.values()))


def _where(checkpoint: Checkpoint) -> str:
    return f"checkpoint of size {checkpoint.size}"
