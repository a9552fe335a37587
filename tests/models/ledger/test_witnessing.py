"""A witness signs nothing but consistent growth."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from models.ledger.base64_text import encoded
from models.ledger.checkpoints import Checkpoint, open_checkpoint, sign_checkpoint
from models.ledger.cosignatures import cosigned_by
from models.ledger.hashing import EMPTY_ROOT, leaf_hash
from models.ledger.notes import sign_note
from models.ledger.tree import consistency_proof, root_hash
from models.ledger.verifier_keys import Signer, Verifier
from models.ledger.witnessing import SIZE_TYPE, Answer, LogState, answer

_LOG = Signer.from_seed("example.com/log", b"\x01" * 32)
_WITNESS = Signer.from_seed("example.com/witness", b"\x02" * 32)
_LEAVES = [leaf_hash(bytes([number])) for number in range(20)]
_NOW = 1_700_000_000


def _request(old: int, size: int, proof: list[bytes] | None = None, root: bytes | None = None) -> bytes:
    checkpoint = Checkpoint("example.com/log", size, root or root_hash(_LEAVES[:size]))
    if proof is None:
        proof = consistency_proof(_LEAVES, old, size) if 0 < old < size else []
    lines = "".join(f"{encoded(part)}\n" for part in proof)
    return f"old {old}\n{lines}\n{sign_checkpoint(checkpoint, [_LOG])}".encode()


def _ask(body: bytes, known: int | None = None) -> Answer:
    """Return the answer of a witness that knows the log at a size, or has never signed for it."""
    states: Mapping[str, LogState] = {}
    if known is not None:
        states = {"example.com/log": LogState(known, root_hash(_LEAVES[:known]), "")}
    return answer(body, {"example.com/log": [_LOG.verifier()]}, states, _WITNESS, _NOW)


@pytest.mark.shared
def test_the_dialogue_of_litewitness_is_held_word_for_word(shared: Path) -> None:
    """Nine requests, one after another, each with the status and body that the public vector asks for."""
    talk = json.loads((shared / "vectors" / "witness_conversation.json").read_text(encoding="utf-8"))
    logs = {talk["origin"]: [Verifier(talk["origin"], bytes.fromhex(talk["log_ed25519_key_hex"]))]}
    states: dict[str, LogState] = {}
    for step in talk["steps"]:
        got = answer(step["body"].encode(), logs, states, _WITNESS, _NOW)
        if got.state is not None:
            states[got.origin] = got.state
        relation, _, wanted = step["want_body"].strip().partition(" ")[2].partition(" ")
        wanted = json.loads(wanted)

        assert got.status == step["want_status"]
        assert got.body == wanted if relation == "==" else wanted in got.body
    assert len(talk["steps"]) == 9
    assert states[talk["origin"]].size == 5


@pytest.mark.parametrize(("old", "size"), [(0, 0), (0, 1), (0, 20), (1, 2), (7, 20), (8, 8), (20, 20)])
def test_growth_is_cosigned_and_remembered(old: int, size: int) -> None:
    """From nothing, from any size to any later one, and the same tree again."""
    got = _ask(_request(old, size), old)

    assert (got.status, got.origin) == (200, "example.com/log")
    assert got.state is not None
    assert (got.state.size, got.state.root) == (size, root_hash(_LEAVES[:size]))
    assert cosigned_by(got.state.note, [_WITNESS.cosigner()]) == {"example.com/witness": _NOW}
    assert open_checkpoint(got.state.note, _LOG.verifier()).size == size
    assert got.state.note.endswith(f"\n{got.body}")


@pytest.mark.parametrize(
    ("old", "size", "known"), [(0, 20, 5), (7, 20, 5), (5, 20, None), (3, 4, 20), (0, 3, 20), (19, 20, 20)]
)
def test_a_request_from_another_size_is_told_the_known_one(old: int, size: int, known: int | None) -> None:
    """409, the size alone, and its own content type; a log that went back gets no further."""
    got = _ask(_request(old, size, proof=[]), known)

    assert (got.status, got.body, got.content_type, got.state) == (409, f"{known or 0}\n", SIZE_TYPE, None)


@pytest.mark.parametrize(
    ("body", "known"),
    [
        (_request(5, 20, proof=[]), 5),
        (_request(5, 20, proof=consistency_proof(_LEAVES, 4, 20)), 5),
        (_request(5, 20, root=leaf_hash(b"forged")), 5),
        (_request(5, 5, root=leaf_hash(b"forged")), 5),
        (_request(5, 5, proof=[_LEAVES[0]]), 5),
        (_request(0, 20, proof=[_LEAVES[0]]), None),
        (_request(0, 0, proof=[_LEAVES[0]]), None),
        (_request(0, 0, root=leaf_hash(b"forged")), None),
    ],
    ids=[
        "no proof",
        "wrong proof",
        "forged root",
        "same size",
        "proof of nothing",
        "proof from 0",
        "0 to 0",
        "no leaves",
    ],
)
def test_what_is_not_growth_is_refused(body: bytes, known: int | None) -> None:
    """422, and nothing is signed or remembered: a rewritten history ends here."""
    got = _ask(body, known)

    assert (got.status, got.state) == (422, None)
    assert "—" not in got.body


@pytest.mark.parametrize(
    "body",
    [
        b"", b"old 0\n", b"\xff\n\n", _request(0, 1).replace(b"old 0", b"old 00"), _request(0, 1)[:-1],
        _request(0, 1).replace(b"old 0", b"new 0"), _request(0, 1).replace(b"old 0\n", b"old 0\nAAAA\n"),
        _request(0, 1, proof=[_LEAVES[0]] * 64), _request(7, 5, proof=[]),
        _request(0, 1).rpartition(b"\n\n")[0] + b"\n",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(body: bytes) -> None:
    """400: other lines, broken base 64, more than 63 hashes, an old size beyond the new one, no signatures."""
    assert (_ask(body, 7).status, _ask(body, 7).state) == (400, None)


def test_a_signed_text_that_is_no_checkpoint_is_refused() -> None:
    """400: the log itself has signed nonsense."""
    note = sign_note("example.com/log\n01\nroot\n", [_LOG])

    assert _ask(f"old 0\n\n{note}".encode()).status == 400


def test_a_log_that_is_not_watched_is_refused() -> None:
    """403, as litewitness answers; C2SP tlog-witness asks for 404."""
    got = answer(_request(0, 1), {}, {}, _WITNESS, _NOW)

    assert (got.status, got.body.split(":")[0]) == (403, "unknown log")


def test_a_checkpoint_that_another_key_signed_is_refused() -> None:
    """403: the name of the log alone is not enough."""
    impostor = Signer.from_seed("example.com/log", b"\x09" * 32)
    note = sign_checkpoint(Checkpoint("example.com/log", 1, _LEAVES[0]), [impostor])

    assert _ask(f"old 0\n\n{note}".encode()).status == 403


def test_either_key_of_a_log_is_enough_while_it_changes_them() -> None:
    """A log may be known by an old and a new key, and sign with one of them or both."""
    new = Signer.from_seed("example.com/log", b"\x09" * 32)
    logs = {"example.com/log": [_LOG.verifier(), new.verifier()]}
    note = sign_checkpoint(Checkpoint("example.com/log", 1, _LEAVES[0]), [new])

    assert answer(f"old 0\n\n{note}".encode(), logs, {}, _WITNESS, _NOW).status == 200


def test_lines_of_strangers_are_not_passed_on() -> None:
    """What a witness keeps holds the signatures that it has checked, and its own."""
    stranger = Signer.from_seed("example.com/stranger", b"\x08" * 32)
    checkpoint = Checkpoint("example.com/log", 0, EMPTY_ROOT)
    got = _ask(f"old 0\n\n{sign_checkpoint(checkpoint, [stranger, _LOG])}".encode())

    assert got.state is not None
    assert "stranger" not in got.state.note


def test_the_same_request_twice_is_one_step() -> None:
    """The second is told the size it has reached, and can be sent again from there."""
    first = _ask(_request(0, 5))
    assert first.state is not None
    states = {"example.com/log": replace(first.state)}
    logs = {"example.com/log": [_LOG.verifier()]}

    assert answer(_request(0, 5), logs, states, _WITNESS, _NOW).body == "5\n"
    assert answer(_request(5, 5), logs, states, _WITNESS, _NOW + 60).status == 200
