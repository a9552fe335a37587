"""Proof files: one entry under a signed checkpoint, checked without the record."""

from __future__ import annotations

import pytest

from models.errors import RefusedError, WuxinError
from models.ledger.errors import SignatureError
from models.ledger.proofs import parse_proof
from models.ledger.verifier_keys import Signer
from models.record import entry_at, sequence
from models.record.proving import check_proof, proof_of
from tests.builders.record import LOG, WITNESS, Recorded, a_clerk, writing_to

_LOGS, _WITNESSES = [LOG.verifier()], [WITNESS.cosigner()]


def _proof(city: Recorded, position: int) -> str:
    with writing_to(city.url) as session:
        entry = entry_at(session, position)
        assert entry is not None
        return proof_of(session, entry)


@pytest.mark.parametrize("position", [0, 8, 16])
def test_each_entry_is_proved_with_its_content(rated: Recorded, position: int) -> None:
    """Under the newest checkpoint, cosigned by a witness."""
    checkpoint, entry = check_proof(_proof(rated, position), _LOGS, _WITNESSES, 1)

    assert (checkpoint.size, entry.position) == (17, position)
    assert entry.facts["at"].startswith("2024-")


def test_any_key_of_the_log_may_have_signed(rated: Recorded) -> None:
    """A log that changed its key still stands by what it signed before."""
    newer = Signer.from_seed("log.example/city", b"N" * 32).verifier()

    assert check_proof(_proof(rated, 3), [newer, *_LOGS], [], 0)[1].position == 3
    with pytest.raises(SignatureError):
        check_proof(_proof(rated, 3), [newer], [], 0)


@pytest.mark.parametrize(("old", "new"), [('"turn":', '"Turn":'), ("rating.run", "rating.sun"), ("run/1", "run/2")])
def test_what_was_changed_is_not_proved(rated: Recorded, old: str, new: str) -> None:
    """Neither leaf nor content can be another."""
    proof = _proof(rated, 2)
    extra = parse_proof(proof).extra
    assert extra is not None
    assert old.encode() in extra
    changed = parse_proof(proof)
    forged = type(changed)(changed.index, changed.hashes, changed.checkpoint, extra.replace(old.encode(), new.encode()))

    with pytest.raises(WuxinError):
        check_proof(forged.text(), _LOGS, [], 0)


def test_what_no_checkpoint_covers_is_not_proved(rated: Recorded) -> None:
    """The remedy is to sign one."""
    with writing_to(rated.url) as session:
        a_clerk(session).enter("draw.made", "draw/1")
        sequence(session)
        entry = entry_at(session, 17)
        assert entry is not None
        with pytest.raises(RefusedError, match="wuxin log checkpoint"):
            proof_of(session, entry)
