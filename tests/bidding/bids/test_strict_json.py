"""Files are taken in one writing only."""

from __future__ import annotations

import pytest

from bidding.bids.strict_json import Bytes, Digest, read_strict, text_of
from credit.rulebook.scalars import Shape
from models.errors import InputError


class _Small(Shape):
    data: Bytes
    digest: Digest


SMALL = _Small(data=b"\x00\xff", digest="0" * 64)


def test_what_is_written_is_read() -> None:
    """A shape comes back from its text."""
    assert read_strict(_Small, text_of(SMALL), "file", "Again.") == SMALL


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"{", "cut off, or no JSON"), (b"[" * 100_000, "cut off, or no JSON"),
        (text_of(SMALL).replace(b":", b": "), "not written as we write it"),
        (text_of(SMALL).replace(b"AP8=", b"AP9="), "not written as we write it"),
        (text_of(SMALL).replace(b"AP8=", b"?"), "no base64"),
        (text_of(SMALL).replace(b"}", b',"more":1}'), "file, more"),
    ],
)  # fmt: skip
def test_every_other_writing_is_refused(data: bytes, what: str) -> None:
    """Blanks, loose bits of base64, more keys, a cut: each has its message."""
    with pytest.raises(InputError, match=what):
        read_strict(_Small, data, "file", "Again.")
