"""Anybody can check an envelope without a key."""

from __future__ import annotations

from io import BytesIO

import pytest

from bidding.bids import Part
from bidding.bids.checking import envelope_problems
from tests.builders.bids import NOTICE, NOTICE_OF_TWO, a_bid

BID = a_bid(1)
DATA = BID.envelopes[Part.PRICE]


def test_a_whole_envelope_has_no_problem() -> None:
    """Of the notice in force, with the digest that was submitted."""
    assert envelope_problems(NOTICE, BID.submission, Part.PRICE, BytesIO(DATA)) == []


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (None, "missing"), (DATA[:-1], "cut off: "), (DATA[:-1] + b"x", "changed since it was sealed"),
        (b"", "no whole header"), (a_bid(2).envelopes[Part.PRICE], "it belongs to another place"),
    ],
)  # fmt: skip
def test_every_fault_is_told(data: bytes | None, what: str) -> None:
    """Missing, cut off, changed, another one."""
    source = None if data is None else BytesIO(data)
    found = envelope_problems(NOTICE, BID.submission, Part.PRICE, source)

    assert what in " ".join(map(str, found))


def test_another_version_is_told_first() -> None:
    """With the remedy to seal anew."""
    found = envelope_problems(NOTICE_OF_TWO, BID.submission, Part.PRICE, BytesIO(DATA))

    assert [problem.remedy for problem in found] == ["Seal it anew with the notice in force."]
