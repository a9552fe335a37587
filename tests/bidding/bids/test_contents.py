"""What is inside an envelope: framed, filled up, and held to one digest."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidding.bids.contents import Content, content_digest, plain_pieces, read_content, room_for
from models.errors import InputError

CONTENT = Content(b"s" * 32, {"kind": "bid"}, BytesIO(b"price"), 5)
PLAIN = b"".join(plain_pieces(CONTENT, 256))
DIGEST = content_digest(CONTENT)


@given(file=st.binary(max_size=300), size=st.integers(1, 80))
def test_what_goes_in_comes_out(file: bytes, size: int) -> None:
    """Whatever the file, and in whatever pieces it is read."""
    content = Content(b"s" * 32, {"a": 1}, BytesIO(file), len(file))
    plain = b"".join(plain_pieces(content, 512))
    out = BytesIO()
    pieces = (plain[start : start + size] for start in range(0, len(plain), size))

    assert len(plain) == 512
    assert read_content(pieces, content_digest(content), out.write, "file") == ({"a": 1}, len(file))
    assert out.getvalue() == file


def test_the_salt_keeps_a_price_from_being_guessed() -> None:
    """The same price under another salt has another digest."""
    assert content_digest(Content(b"t" * 32, CONTENT.preface, CONTENT.file, 5)) != DIGEST


def test_room_is_what_fits() -> None:
    """A file of that size fills the envelope to the last byte."""
    room = room_for(CONTENT.preface, 256)
    full = Content(CONTENT.salt, CONTENT.preface, BytesIO(b"x" * room), room)

    assert len(b"".join(plain_pieces(full, 256))) == 256


@pytest.mark.parametrize(
    ("plain", "what"),
    [
        (PLAIN[:-1] + b"x", "something else than zeros"), (PLAIN[:40], "beyond its end"),
        (PLAIN.replace(b"price", b"pricf"), "not what its header promised"),
        (b"t" + PLAIN[1:], "not what its header promised"),
    ],
)  # fmt: skip
def test_what_deviates_is_told(plain: bytes, what: str) -> None:
    """Hidden bytes, wrong lengths, another price or salt than was promised."""
    with pytest.raises(InputError, match=what):
        read_content([plain], DIGEST, BytesIO().write, "file")


def test_a_preface_is_canonical_json() -> None:
    """Bytes that no JSON of ours has are told, though the digest is right."""
    head = CONTENT.head.replace(b'"', b"'")
    digest = sha256(b"wuxin content 1\n" + head + b"price" + CONTENT.salt).hexdigest()

    with pytest.raises(InputError, match="preface is no canonical JSON"):
        read_content([CONTENT.salt + head + b"price"], digest, BytesIO().write, "file")
