"""Headers are three lines that cannot be changed."""

from __future__ import annotations

from io import BytesIO

import pytest

from bidding.bids.headers import header_digest, header_text, read_header, read_header_text
from bidding.bids.places import Part
from bidding.bids.shares import Half
from models.errors import InputError
from tests.builders.bids import NOTICE, a_bid
from tests.builders.keys import holder

HEADER, TEXT = a_bid(1).headers()[0]


def test_a_header_is_read_from_the_start_of_an_envelope() -> None:
    """What stands behind it is left for who reads on."""
    source = BytesIO(TEXT + b"chunks")

    assert read_header(source, "file") == (HEADER, TEXT)
    assert source.read() == b"chunks"
    assert header_digest(TEXT) == a_bid(1).submission.parts[Part.COVER].header


def test_it_names_the_share_of_each_custodian() -> None:
    """One of each half for each custodian; none beyond."""
    number = len(NOTICE.sealing.custodians)

    assert all(HEADER.share_of(half, place) for half in Half for place in range(number))
    assert HEADER.share_of(Half.OWN, number) is None


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        (TEXT[:-1], "no whole header"), (b"", "no whole header"), (b"x" + TEXT, "no whole header"),
        (TEXT.replace(b'"bytes":4096', b'"bytes":4097'), "signature does not hold"),
        (TEXT.replace(b'"bytes":4096', b'"bytes":"4096"'), "bytes"),
        (TEXT.splitlines(keepends=True)[0] + TEXT.splitlines(keepends=True)[1] + b"?\n", "signature does not hold"),
    ],
)  # fmt: skip
def test_a_changed_header_is_refused(changed: bytes, what: str) -> None:
    """Cut off, changed, or with another signature: each has its message."""
    with pytest.raises(InputError, match=what):
        read_header_text(changed, "file")


def test_a_handle_cannot_be_taken_over() -> None:
    """Whoever signs with a key of its own under another's handle is found."""
    other = holder("thief", 3)
    stolen = header_text(HEADER.model_copy(update={"key": other.pair.public}), other.pair)

    with pytest.raises(InputError, match="handle is not that of the key"):
        read_header_text(stolen, "file")
