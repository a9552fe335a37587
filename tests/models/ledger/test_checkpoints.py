"""Checkpoints are read strictly and believed only from their own log."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.ledger.checkpoints import Checkpoint, open_checkpoint, parse_checkpoint, parse_size, sign_checkpoint
from models.ledger.errors import FormatError, SignatureError
from models.ledger.hashing import leaf_hash
from models.ledger.notes import parse_vkey
from models.ledger.verifier_keys import Signer

_LOG = Signer.from_seed("example.com/log", b"\x01" * 32)
_ROOT = leaf_hash(b"only leaf")
_CHECKPOINT = Checkpoint("example.com/log", 1, _ROOT)
_ROOT_LINE = _CHECKPOINT.text().splitlines()[2]


@pytest.mark.shared
def test_tree_heads_are_read_and_refused_as_the_vectors_say(shared: Path) -> None:
    """golang.org/x/mod/sumdb/tlog: one good, whose root is its single leaf's hash, and three bad."""
    heads = json.loads((shared / "vectors" / "signed_notes.json").read_text(encoding="utf-8"))["tree_head_parse"]
    good = parse_checkpoint(heads["good"], "go.sum database tree")

    assert (good.size, good.root) == (123456789012, leaf_hash(heads["leaf"].encode()))
    assert len(heads["bad"]) == 3
    for text in heads["bad"]:
        with pytest.raises(FormatError):
            parse_checkpoint(text, "go.sum database tree")


@pytest.mark.shared
def test_the_real_checkpoint_of_the_go_checksum_database_opens(shared: Path) -> None:
    """Its origin differs from the name of its key, and is then named by whoever asks."""
    real = json.loads((shared / "vectors" / "signed_notes.json").read_text(encoding="utf-8"))["sum_golang_org_real"]
    checkpoint = open_checkpoint(real["note"], parse_vkey(real["vkey"]), "go.sum database tree")

    assert checkpoint.size == 35225469


@given(
    st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=8),
    st.integers(0, 2**63 - 1),
    st.binary(min_size=32, max_size=32),
    st.lists(st.text("abc 信", min_size=1, max_size=5), max_size=2),
)
def test_a_checkpoint_reads_back(origin: str, size: int, root: bytes, extensions: list[str]) -> None:
    """Whatever its log is called."""
    checkpoint = Checkpoint(origin, size, root, tuple(extensions))

    assert parse_checkpoint(checkpoint.text()) == checkpoint


@pytest.mark.parametrize(
    "text",
    [
        "", "log\n1\n", f"log\n1\n{_ROOT_LINE}", f"\n1\n{_ROOT_LINE}\n", f"log\n01\n{_ROOT_LINE}\n",
        f"log\n-1\n{_ROOT_LINE}\n", f"log\n+1\n{_ROOT_LINE}\n", f"log\n 1\n{_ROOT_LINE}\n",
        f"log\n{2**63}\n{_ROOT_LINE}\n", f"log\n٢\n{_ROOT_LINE}\n", f"log\n1\n{_ROOT_LINE[:-1]}\n",
        f"log\n1\n{_ROOT_LINE[:-4]}\n", f"log\n1\n{_ROOT_LINE}\n\n", f"log\n1\n{_ROOT_LINE} \n", "log\n1\n\n",
    ],
)  # fmt: skip
def test_any_other_form_is_refused(text: str) -> None:
    """Zeros before a size, other digits, short roots, empty and missing lines."""
    with pytest.raises(FormatError):
        parse_checkpoint(text)


def test_a_root_has_one_spelling() -> None:
    """Spare bits of base 64 that would mean the same root are refused."""
    last = _ROOT_LINE[-2]
    other = _ROOT_LINE[:-2] + chr(ord(last) + 1) + "="

    with pytest.raises(FormatError, match="no root"):
        parse_checkpoint(f"log\n1\n{other}\n")


def test_a_log_signs_and_is_believed() -> None:
    """What was signed comes back."""
    assert open_checkpoint(sign_checkpoint(_CHECKPOINT, [_LOG]), _LOG.verifier()) == _CHECKPOINT


def test_a_log_cannot_sign_for_another() -> None:
    """The key of one log is worth nothing under the name of another."""
    note = sign_checkpoint(Checkpoint("example.com/other", 1, _ROOT), [_LOG])

    with pytest.raises(SignatureError, match=r"has signed for 'example\.com/other'"):
        open_checkpoint(note, _LOG.verifier())


@pytest.mark.parametrize(
    "checkpoint",
    [
        Checkpoint("log\n2", 1, _ROOT), Checkpoint("", 1, _ROOT), Checkpoint("log", -1, _ROOT),
        Checkpoint("log", 1, b"short"), Checkpoint("log", 1, _ROOT, ("",)), Checkpoint("log", 1, _ROOT, ("a\nb",)),
    ],
)  # fmt: skip
def test_what_no_checkpoint_can_hold_is_not_signed(checkpoint: Checkpoint) -> None:
    """A line break in a name would let one checkpoint be read as another."""
    with pytest.raises(FormatError):
        sign_checkpoint(checkpoint, [_LOG])


@pytest.mark.parametrize(("text", "size"), [("0", 0), ("9223372036854775807", 2**63 - 1), ("00", None), ("", None)])
def test_a_size_is_written_in_one_way(text: str, size: int | None) -> None:
    """Digits, no zero before them, below 2^63."""
    assert parse_size(text) == size
