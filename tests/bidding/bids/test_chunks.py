"""Chunks: cut, moved, swapped, doubled or changed, each is found and named."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st

from bidding.bids.chunks import CHUNK_BYTES, chunks_of, opened_chunks, sealed_bytes, sealed_chunks
from models.errors import InputError

CIPHER = AESGCM(bytes(32))
LENGTH = 2 * CHUNK_BYTES + 5
SEALED = list(sealed_chunks(CIPHER, b"head", LENGTH, [b"\x01" * LENGTH]))


def _opened(chunks: list[bytes], length: int = LENGTH, beside: bytes = b"head") -> bytes:
    return b"".join(opened_chunks(CIPHER, beside, length, BytesIO(b"".join(chunks)), "price"))


def test_chunks_open_in_their_order() -> None:
    """What went in comes out, and its sealed length was known before."""
    assert _opened(SEALED) == b"\x01" * LENGTH
    assert sum(map(len, SEALED)) == sealed_bytes(LENGTH)
    assert len(SEALED) == chunks_of(LENGTH) == 3


@pytest.mark.parametrize(
    ("chunks", "what"),
    [
        (SEALED[:2], "cut off in chunk 3 of 3"), ([*SEALED[:2], SEALED[2][:-1]], "cut off in chunk 3 of 3"),
        ([SEALED[1], SEALED[0], SEALED[2]], "chunk 1 of 3: chunk 2 of 3 stands in its place"),
        ([SEALED[0], SEALED[0], SEALED[2]], "chunk 2 of 3: chunk 1 of 3 stands in its place"),
        ([SEALED[0], bytes(len(SEALED[1])), SEALED[2]], "chunk 2 of 3: it was changed, or is of another envelope"),
        ([*SEALED, b"x"], "something stands behind its last chunk"),
    ],
)  # fmt: skip
def test_every_fault_has_its_message(chunks: list[bytes], what: str) -> None:
    """Cut off, swapped, doubled, changed, lengthened."""
    with pytest.raises(InputError, match=what):
        _opened(chunks)


def test_a_shorter_envelope_cannot_pass_for_a_whole_one() -> None:
    """Whoever cuts at the end of a chunk, and says so in a length, meets the mark of the last one."""
    with pytest.raises(InputError, match="chunk 2 of 2: it is not the last one"):
        _opened(SEALED[:2], 2 * CHUNK_BYTES)


def test_chunks_are_of_one_envelope() -> None:
    """The same chunks under another header do not open."""
    with pytest.raises(InputError, match="another envelope, tender, version, lot, part or bidder"):
        _opened(SEALED, beside=b"another head")


@given(cuts=st.lists(st.integers(0, 3000), max_size=5))
@settings(max_examples=20, deadline=None)
def test_pieces_may_be_of_any_size(cuts: list[int]) -> None:
    """Chunks are the same however the plaintext comes."""
    plain = bytes(range(250)) * 12
    edges = [0, *sorted(cuts), len(plain)]
    pieces = [plain[start:end] for start, end in pairwise(edges)]

    assert list(sealed_chunks(CIPHER, b"", len(plain), pieces)) == list(sealed_chunks(CIPHER, b"", len(plain), [plain]))
