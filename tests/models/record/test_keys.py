"""Public keys on record: which hold follows from the statements that stand there."""

from __future__ import annotations

import pytest

from models.errors import RefusedError
from models.keys import KeyEvent, KeyPair, PublicKey, enrolled, pair_of, revoked
from models.record import entries_from, entries_waiting, sequence
from models.record.findings import Verification
from models.record.keys import check_keys, key_events, keys_at, record_key
from models.values.moments import moment_number
from tests.builders.record import AT, a_clerk, writing_to

_NOW = moment_number(AT)
_MINUTE = 60_000_000


def _pair(seed: bytes) -> tuple[KeyPair, PublicKey]:
    pair = pair_of("ed25519", seed * 32)
    return pair, PublicKey(f"key-{seed.decode()}.example", "ed25519", pair.public)


def _enrolment(seed: bytes = b"a") -> KeyEvent:
    pair, key = _pair(seed)
    return enrolled(key, "official", _NOW - _MINUTE).signed(key.name, pair)


def test_a_statement_on_record_makes_a_key_hold(empty: str) -> None:
    """Enrolled, the key holds, whether its entry has its position or still waits."""
    with writing_to(empty) as session:
        record_key(a_clerk(session), _enrolment())
        waiting = [state.key for state in keys_at(session, _NOW).valid]
        sequence(session)
        placed = [state.key for state in keys_at(session, _NOW).valid]
        assert key_events(entries_from(session)) == [_enrolment()]

    assert waiting == placed == [_pair(b"a")[1]]


def test_what_may_not_follow_is_not_recorded(empty: str) -> None:
    """A revocation of a key that nobody enrolled is refused, and leaves no entry."""
    pair, key = _pair(b"a")
    event = revoked(key, _NOW - _MINUTE, "stolen", _NOW - _MINUTE).signed(key.name, pair)
    with writing_to(empty) as session:
        with pytest.raises(RefusedError):
            record_key(a_clerk(session), event)
        assert list(entries_waiting(session)) == []


def test_a_statement_that_was_slipped_in_is_found(empty: str) -> None:
    """Verification holds every statement to the rules again, whoever wrote the entry."""
    pair, key = _pair(b"a")
    event = revoked(key, _NOW - _MINUTE, "stolen", _NOW - _MINUTE).signed(key.name, pair)
    found = Verification("database")
    with writing_to(empty) as session:
        clerk = a_clerk(session)
        clerk.enter("key.revoked", key.vkey, {"statement": event.content()})
        clerk.enter("key.enrolled", key.vkey, {"statement": {"type": "key.enrolled"}})
        sequence(session)
        check_keys(entries_from(session), found)

    assert found.findings[0].position == 1
    assert found.findings[1:]
    assert all("revoked key-a.example" in finding.where for finding in found.findings[1:])
