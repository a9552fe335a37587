"""Public keys as text: C2SP's form, and nothing near it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.errors import InputError
from models.keys.pairs import SUITES
from models.keys.vkeys import parse_vkey
from models.values.key_lines import KeyLine
from tests.builders.keys import holder

PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
"""The example of Go's sumdb/note."""


@pytest.mark.parametrize("suite", SUITES)
def test_a_public_key_goes_through_its_text(suite: str) -> None:
    """In every suite."""
    key = holder("notary.example/张三", 1, suite).key

    assert parse_vkey(key.vkey) == key


def test_the_example_of_sumdb_note_is_read() -> None:
    """Name, suite, and the same text again."""
    key = parse_vkey(PETER)

    assert (key.name, key.suite, key.vkey) == ("PeterNeumann", "ed25519", PETER)


def test_every_part_of_a_text_is_refused() -> None:
    """Every proper substring: a key that was not copied whole."""
    parts = {PETER[start:end] for start in range(len(PETER)) for end in range(start, len(PETER) + 1)} - {PETER}

    for part in parts:
        with pytest.raises(InputError):
            parse_vkey(part)


@pytest.mark.parametrize("suite", SUITES)
def test_every_changed_character_is_refused(suite: str) -> None:
    """The next character at each place."""
    text = holder("log.example", 1, suite).key.vkey

    for place, character in enumerate(text):
        with pytest.raises(InputError):
            parse_vkey(text[:place] + chr(ord(character) + 1) + text[place + 1 :])


def test_a_key_of_another_suite_names_the_known_ones() -> None:
    """A cosignature key (type 0x04) is no key of ours."""
    with pytest.raises(InputError, match="known: ed25519, ed25519-x25519"):
        parse_vkey(KeyLine("log.example", b"\x04" + bytes(32)).text)


def test_a_fingerprint_is_eight_groups_of_five_digits() -> None:
    """The same for equal keys, computed by hand for one: SHA-256 of the text, four bytes at a time."""
    assert parse_vkey(PETER).fingerprint == "61892 22534 17034 31695 82950 85432 03597 75012"
    assert holder("a", 1).key.fingerprint != holder("b", 1).key.fingerprint


@pytest.mark.shared
def test_the_shared_keys_are_read_and_the_false_ones_refused(shared: Path) -> None:
    """Two real keys and two false ones."""
    notes = json.loads((shared / "vectors" / "signed_notes.json").read_text(encoding="utf-8"))
    real = [notes["peter_neumann"]["vkey"], notes["sum_golang_org_real"]["vkey"]]
    false = notes["peter_neumann"]["bad_vkeys"]

    assert [parse_vkey(text).vkey for text in real] == real
    assert len(false) == 2
    for text in false:
        with pytest.raises(InputError):
            parse_vkey(text)
