"""Signed checkpoints against the tree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.ledger.checkpoints import Checkpoint, sign_checkpoint
from models.ledger.cosignatures import cosign
from models.ledger.errors import FormatError, SignatureError
from models.ledger.notes import parse_note
from models.ledger.verifier_keys import Signer, Verifier
from models.record.checkpoint_checks import (
    Signed,
    check_roots,
    check_seen,
    seen_checkpoints,
    signed_checkpoints,
    signing_times,
)
from models.record.checkpointing import digest_of
from models.record.findings import Verification
from models.record.sources import KeptRecord
from tests.builders.record import LOG, TRUST, WITNESS, Recorded, writing_to

_ROOT = b"r" * 32


def _one(size: int, before: str | None = None, day: int = 1, origin: str = LOG.name) -> Checkpoint:
    after = "" if before is None else f" {digest_of(before)}"
    return Checkpoint(origin, size, _ROOT, (f"wuxin-time 2024-07-{day:02}T00:00:00.000000Z", f"wuxin-after{after}"))


def _note(one: Checkpoint, signer: Signer = LOG, *witnesses: Signer) -> str:
    note = sign_checkpoint(one, [replace(signer, name=one.origin)])
    return note + "".join(cosign(parse_note(note).text, 1_720_000_000, witness) for witness in witnesses)


def _findings(*notes: str, witnesses: tuple[Verifier, ...] = (), quorum: int = 0) -> list[str]:
    found = Verification("copy")
    signed_checkpoints(list(notes), replace(TRUST, witnesses=witnesses, quorum=quorum), found)
    return [str(one) for one in found.findings]


def test_a_chain_of_the_log_deviates_nowhere() -> None:
    """Each larger, no earlier, naming the one before."""
    first = _one(3)

    assert _findings(_note(first), _note(_one(5, _note(first), 2))) == []


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (_one(5, None, 2), "it names no other as the one before"),
        (_one(5, _note(_one(4)), 2), "as the one before"),
        (_one(2, _note(_one(3)), 2), "a larger tree"),
        (_one(5, _note(_one(3, None, 9)), 3), "signed no earlier"),
    ],
)
def test_a_chain_has_an_order(second: Checkpoint, told: str) -> None:
    """One taken out, put in, or put back is told."""
    first = _one(3, None, 9) if told == "signed no earlier" else _one(3)

    assert told in "\n".join(_findings(_note(first), _note(second)))


def test_a_note_of_a_stranger_is_no_checkpoint() -> None:
    """Whoever signs it with another key, or as another log."""
    stranger = Signer.from_seed(LOG.name, b"X" * 32)

    assert "needs 1 trusted signature" in _findings(_note(_one(3), stranger))[0]
    assert _findings("no note\n")[1] == "checkpoint: there is none that the log has signed; should be: at least one"


def test_a_log_signs_for_itself_alone() -> None:
    """Its signature on a checkpoint of another origin proves nothing."""
    one = _one(3, origin="other.example")
    found = _findings(sign_checkpoint(one, [LOG]))

    assert "no key of 'other.example' has signed it" in found[0]


def test_the_last_one_needs_its_witnesses() -> None:
    """The earlier are part of it."""
    first, keys = _one(3), (WITNESS.cosigner(),)
    bare, cosigned = _note(first), _note(first, LOG, WITNESS)

    assert _findings(bare, _note(_one(5, bare, 2), LOG, WITNESS), witnesses=keys, quorum=1) == []
    assert _findings(cosigned, _note(_one(5, cosigned, 2)), witnesses=keys, quorum=1) == [
        "checkpoint of size 5: cosigned by no trusted witness; should be: cosigned by 1 trusted witnesses"
    ]


def test_a_cosignature_that_was_taken_off_is_found() -> None:
    """An earlier checkpoint has to keep every signature that it had when the next one was signed."""
    cosigned = _note(_one(3), LOG, WITNESS)
    last = _note(_one(5, cosigned, 2))

    assert _findings(cosigned, last) == []
    assert "as the one before" in _findings(_note(_one(3)), last)[0]


def test_a_witness_under_two_names_counts_once() -> None:
    """Keys are counted, not names."""
    other = replace(WITNESS, name="witness.two")
    note = _note(_one(3), LOG, WITNESS, other)

    assert len(_findings(note, witnesses=(WITNESS.cosigner(), other.cosigner()), quorum=2)) == 1


def test_roots_are_held_against_the_signed_ones() -> None:
    """What gives another root lies between the last that agrees and this one; one entry is named."""
    found = Verification("copy", size=4)
    signed = [Signed(_one(size), (), "") for size in (2, 3, 9)]
    check_roots(signed, {2: _ROOT.hex(), 3: "ff"}, 0, found)

    assert [one.position for one in found.findings] == [2, None]
    assert "there are 4 entries" in found.findings[1].what
    assert found.vouched == 2


def test_only_a_quorum_vouches() -> None:
    """A checkpoint without its witnesses is signed for, and vouched for by nobody."""
    found = Verification("copy", size=3)
    check_roots([Signed(_one(2), ("w",), ""), Signed(_one(3), (), "")], {2: _ROOT.hex(), 3: _ROOT.hex()}, 1, found)

    assert (found.vouched, found.cosigned) == (2, ("w",))


def test_what_was_seen_elsewhere_must_still_be_there() -> None:
    """A record that was cut short, or tells another history, is found by it."""
    trust = replace(TRUST, seen=(_note(_one(5)),))
    for size, roots in ((3, {}), (9, {5: "ff"})):
        found = Verification("copy", size=size, vouched=size)
        check_seen(seen_checkpoints(trust), roots, found)
        assert found.findings[0].where == "checkpoint of size 5 seen elsewhere"
        assert found.findings[0].should == f"root {_ROOT.hex()}"


def test_what_was_seen_is_itself_checked() -> None:
    """A forged one is not taken for the log's."""
    with pytest.raises(SignatureError):
        seen_checkpoints(replace(TRUST, seen=(_note(_one(5), Signer.from_seed(LOG.name, b"X" * 32)),)))
    with pytest.raises(FormatError):
        seen_checkpoints(replace(TRUST, seen=("no note\n",)))


def test_signing_times_are_told_by_size(rated: Recorded) -> None:
    """As the checkpoints say themselves."""
    with writing_to(rated.url) as session:
        assert signing_times(KeptRecord(session)) == {
            9: "2024-07-01T01:00:00.000000Z", 14: "2024-07-31T01:00:00.000000Z", 17: "2024-08-30T01:00:00.000000Z",
        }  # fmt: skip
