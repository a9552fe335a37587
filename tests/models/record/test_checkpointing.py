"""Checkpoints: nothing is signed that the stored entries do not give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from hashlib import sha256

import pytest

from models.errors import RefusedError
from models.ledger import consistency_proof, leaf_hash, root_hash
from models.ledger.checkpoints import Checkpoint, open_checkpoint
from models.ledger.errors import FormatError
from models.record import checkpoint, entries_from, newest_checkpoint, sequence
from models.record.checkpointing import digest_of, predecessor_of, time_of
from models.record.sources import KeptRecord
from tests.builders.rated_city import ERASED
from tests.builders.record import LOG, Recorded, a_clerk, sign, unsigned, writing_to
from tests.builders.tampering import tamper


def _enter(city: Recorded) -> None:
    with writing_to(city.url) as session:
        a_clerk(session, ERASED).enter("draw.made", "draw/1")
        sequence(session)


def test_a_checkpoint_has_the_root_of_all_entries(rated: Recorded) -> None:
    """Its moment, and the digest of the one before it."""
    with writing_to(rated.url) as session:
        before = list(KeptRecord(session).notes())[-1]
        a_clerk(session).enter("draw.made", "draw/1")
        signed = open_checkpoint(sign(session, ERASED) or "", LOG.verifier())
        leaves = [leaf_hash(entry.leaf) for entry in entries_from(session)]

    assert (signed.size, signed.root) == (18, root_hash(leaves))
    assert time_of(signed) == "2024-08-30T01:00:00.000000Z"
    assert predecessor_of(signed) == digest_of(before) == sha256(before.encode()).hexdigest()


def test_witnesses_get_the_proof_of_growth(rated: Recorded) -> None:
    """From whatever size they saw last."""
    _enter(rated)
    proofs: list[Sequence[bytes]] = []

    def cosigners(_note: str, proof_of: Callable[[int], Sequence[bytes]]) -> list[str]:
        proofs.append(proof_of(9))
        return []

    with writing_to(rated.url) as session:
        checkpoint(session, LOG, LOG.name, ERASED, cosigners)
        leaves = [leaf_hash(entry.leaf) for entry in entries_from(session)]

    assert proofs == [consistency_proof(leaves, 9, 18)]


def test_where_nothing_is_new_nothing_is_signed(rated: Recorded) -> None:
    """The newest checkpoint covers every entry."""
    with writing_to(rated.url) as session:
        assert sign(session, ERASED) is None


def test_an_empty_record_can_be_signed(empty: str) -> None:
    """The first checkpoint names none before it; the next names this one."""
    with writing_to(empty) as session:
        note = sign(session) or ""
        first = open_checkpoint(note, LOG.verifier())
        a_clerk(session).enter("draw.made", "draw/1")
        second = open_checkpoint(sign(session) or "", LOG.verifier())

    assert (first.size, predecessor_of(first)) == (0, "")
    assert (second.size, predecessor_of(second)) == (1, digest_of(note))


def test_the_clock_may_not_go_back(rated: Recorded) -> None:
    """A checkpoint out of order would be a deviation for good, so it is not signed."""
    _enter(rated)
    with writing_to(rated.url) as session, pytest.raises(RefusedError, match="Set the clock right"):
        checkpoint(session, LOG, LOG.name, ERASED - timedelta(seconds=1), unsigned)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("ledger_entry SET subject = 'run/9' WHERE position = 2", "no longer have the root that was signed"),
        ("ledger_entry SET subject = 'run/9' WHERE position = 17", "do not hash to the stored tree"),
        ("ledger_tile SET hashes = zeroblob(18 * 32)", "do not hash to the stored tree"),
    ],
)
def test_what_rotted_is_never_signed(rated: Recorded, change: str, told: str) -> None:
    """The remedy is to see which entry it is, and to restore it."""
    _enter(rated)
    tamper(rated.url, f"UPDATE {change}")
    with writing_to(rated.url) as session, pytest.raises(RefusedError, match=told) as refused:
        checkpoint(session, LOG, LOG.name, ERASED, unsigned)

    assert "wuxin log verify" in str(refused.value)


@pytest.mark.parametrize("lines", [(), ("wuxin-time a", "wuxin-time b")])
def test_a_checkpoint_tells_one_time(lines: tuple[str, ...]) -> None:
    """None, or two, and it is not ours."""
    with pytest.raises(FormatError, match="when it was signed"):
        time_of(Checkpoint(LOG.name, 1, b"r" * 32, lines))


def test_without_its_line_a_predecessor_is_nothing_of_the_kind() -> None:
    """So that it equals neither a digest nor the first one's emptiness."""
    assert predecessor_of(Checkpoint(LOG.name, 1, b"r" * 32, ())) == "nothing of the kind"


def test_nothing_was_signed_yet(empty: str) -> None:
    """There is no newest checkpoint then."""
    with writing_to(empty) as session:
        assert newest_checkpoint(session) is None
