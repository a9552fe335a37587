"""A verifier key is one line, and every other line is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import InputError
from models.ledger.signature_types import COSIGNATURE, NOTE
from models.ledger.verifier_keys import Signer, Verifier, parse_vkey
from models.values.key_lines import KeyLine, is_key_name

_SIGNER = Signer.from_seed("example.com/foo", bytes(range(32)))
_EXAMPLE = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"


def _is_refused(text: str) -> bool:
    try:
        parse_vkey(text)
    except InputError:
        return True
    return False


@pytest.fixture
def neumann(shared: Path) -> Any:  # noqa: ANN401 - parsed JSON
    """Return the vectors of golang.org/x/mod/sumdb/note."""
    return json.loads((shared / "vectors" / "signed_notes.json").read_text(encoding="utf-8"))["peter_neumann"]


def test_the_example_of_the_specification_is_read() -> None:
    """C2SP signed-note: name, id and key; written again, it is the same line."""
    verifier = parse_vkey(_EXAMPLE)

    assert (verifier.name, verifier.key_id.hex(), verifier.type) == ("example.com/foo", "530d903a", NOTE)
    assert verifier.vkey() == _EXAMPLE


@pytest.mark.shared
def test_a_key_with_anything_missing_is_refused(neumann: dict[str, Any]) -> None:
    """Every proper substring of the line: 2,276 of them, counted by their two ends."""
    line = neumann["vkey"]
    parts = [(a, b) for a in range(len(line)) for b in range(a, len(line) + 1) if b - a < len(line)]

    assert [line[a:b] for a, b in parts if not _is_refused(line[a:b])] == []
    assert len(parts) == 2276
    assert parse_vkey(line).vkey() == line


@pytest.mark.shared
def test_a_key_with_any_byte_changed_is_refused(neumann: dict[str, Any]) -> None:
    """Each byte of the line made one larger, one after another."""
    line = neumann["vkey"]
    changed = [line[:at] + chr(ord(line[at]) + 1) + line[at + 1 :] for at in range(len(line))]

    assert [text for text in changed if not _is_refused(text)] == []
    assert len(changed) == 66


@pytest.mark.shared
def test_a_key_of_a_wrong_length_or_type_is_refused(neumann: dict[str, Any]) -> None:
    """Though its id is right for it."""
    assert [_is_refused(text) for text in neumann["bad_vkeys"]] == [True, True]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), st.binary(min_size=32, max_size=32))
def test_a_name_that_a_line_can_carry_reads_back(name: str, key: bytes) -> None:
    """And any other is refused when the key is made."""
    if is_key_name(name):
        for kind in (NOTE, COSIGNATURE):
            assert parse_vkey(Verifier(name, key, kind).vkey()) == Verifier(name, key, kind)
    else:
        with pytest.raises(InputError, match="a name has"):
            Verifier(name, key)


def test_log_and_witness_have_two_ids_for_one_key() -> None:
    """The type is part of the id, so no signature is taken for one of the other kind."""
    assert _SIGNER.verifier().key_id != _SIGNER.cosigner().key_id
    assert parse_vkey(_SIGNER.cosigner().vkey()).type is COSIGNATURE


def test_an_id_in_capitals_is_another_text() -> None:
    """One key, one line."""
    assert _is_refused(_EXAMPLE.replace("530d903a", "530D903A"))


def test_a_type_of_the_future_is_refused_by_its_number() -> None:
    """Whoever asks is told which type it is."""
    with pytest.raises(InputError, match="type 0xff"):
        parse_vkey(KeyLine("name", b"\xff\x00\x00").text)


def test_a_private_key_does_not_show_itself() -> None:
    """Neither in a message nor in a log."""
    assert repr(_SIGNER) == "Signer(name='example.com/foo')"


def test_a_seed_has_32_bytes() -> None:
    """Others are refused with their length."""
    with pytest.raises(InputError, match="this has 31"):
        Signer.from_seed("name", b"x" * 31)
