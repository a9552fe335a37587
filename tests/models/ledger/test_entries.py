"""Entries: what a leaf says, and how it commits to what lies outside the tree."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.ledger.entries import Entry, commitment

_SALT = b"s" * 32
_ENTRY = Entry(3, "draw.made", "draw/1", commitment(_SALT, b'{"at":"now"}'), _SALT, '{"at":"now"}')


def test_a_leaf_is_canonical_json() -> None:
    """Keys in order, no blanks, and neither salt nor content."""
    expected = f'{{"digest":"{_ENTRY.digest}","subject":"draw/1","type":"draw.made"}}'

    assert _ENTRY.leaf == expected.encode()


def test_a_commitment_is_the_hash_of_salt_and_content() -> None:
    """Anybody can compute it again with any tool."""
    assert commitment(_SALT, b"x") == f"sha256:{sha256(_SALT + b'x').hexdigest()}"


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_salt_of_another_length_is_refused(length: int) -> None:
    """Else the same bytes could be cut into salt and content in two ways."""
    with pytest.raises(ValueError, match="a salt has 32 bytes"):
        commitment(b"s" * length, b"x")


@given(st.binary(min_size=32, max_size=32), st.text(st.characters(codec="utf-8")))
def test_what_was_committed_commits(salt: bytes, content: str) -> None:
    """Whatever the content is; and it no longer does with anything added."""
    entry = Entry(0, "t", "s", commitment(salt, content.encode()), salt, content)

    assert entry.commits
    assert not replace(entry, content=f"{content}x").commits


def test_an_erased_entry_keeps_its_leaf() -> None:
    """Proofs go on holding; there is nothing left to compare."""
    erased = replace(_ENTRY, salt=None, content=None)

    assert (erased.leaf, erased.commits, erased.facts) == (_ENTRY.leaf, True, {})


def test_half_of_it_erased_is_not_erased() -> None:
    """Salt and content go together."""
    assert not replace(_ENTRY, salt=None).commits
    assert not replace(_ENTRY, content=None).commits
