"""Bundles hold the leaves themselves, each with its length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.ledger.entry_bundles import decode_entries, encode_entries
from models.ledger.errors import FormatError

_BUNDLES = st.lists(st.binary(max_size=300), min_size=1, max_size=20)


def test_the_length_stands_before_the_leaf() -> None:
    """In two bytes, the larger first (C2SP tlog-tiles)."""
    assert encode_entries([b"ab", b""]) == b"\x00\x02ab\x00\x00"


@given(_BUNDLES)
def test_leaves_read_back(leaves: list[bytes]) -> None:
    """Empty ones too."""
    assert decode_entries(encode_entries(leaves), len(leaves)) == leaves


@given(_BUNDLES, st.data())
def test_a_bundle_cut_short_is_refused(leaves: list[bytes], data: st.DataObject) -> None:
    """Wherever it breaks off, within a leaf or between two."""
    whole = encode_entries(leaves)
    kept = data.draw(st.integers(0, len(whole) - 1))

    with pytest.raises(FormatError, match="bundle of entries"):
        decode_entries(whole[:kept], len(leaves))


@given(_BUNDLES, st.binary(min_size=1, max_size=5))
def test_nothing_may_follow(leaves: list[bytes], more: bytes) -> None:
    """Bytes after the last leaf are refused."""
    with pytest.raises(FormatError):
        decode_entries(encode_entries(leaves) + more, len(leaves))


def test_a_leaf_too_long_for_its_length_is_refused() -> None:
    """65,535 bytes go in and one more does not."""
    assert decode_entries(encode_entries([b"x" * 65_535]), 1) == [b"x" * 65_535]
    with pytest.raises(FormatError, match="65536 bytes"):
        encode_entries([b"x" * 65_536])


@pytest.mark.parametrize("count", [0, 257])
def test_a_bundle_holds_1_to_256_leaves(count: int) -> None:
    """An empty one is never written."""
    with pytest.raises(FormatError, match="1 to 256"):
        encode_entries([b""] * count)
