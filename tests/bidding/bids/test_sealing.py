"""Sealing: every envelope of a part is equally long, and what does not fit is told."""

from __future__ import annotations

import tracemalloc
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from bidding.bids import Bidder, Part, filler, part_bytes, seal_bid
from bidding.bids.sealing import own_half_of
from models.errors import InputError
from tests.builders.bids import NOTICE, NOTICE_OF_TWO, a_bid, a_filler, bid_notice, bidder
from tests.builders.keys import entropy, holder

BIDDER = Bidder(bidder(1).key, bidder(1).pair)


def _seal(files: dict[Part, bytes], notice: Any = NOTICE, lot: str = "lot-1", by: Bidder = BIDDER) -> Any:  # noqa: ANN401 - notices
    outs = {part: BytesIO() for part in part_bytes(notice)}
    return seal_bid(notice, lot, by, {part: BytesIO(data) for part, data in files.items()}, outs, entropy(1))


def test_no_length_tells_anything() -> None:
    """A short price, a long one, a withdrawal and a filler have envelopes of equal length."""
    bids = [a_bid(1), a_bid(2, b"9" * 9000), a_bid(3, None), a_filler(1)]

    for part in part_bytes(NOTICE):
        assert len({len(bid.envelopes[part]) for bid in bids}) == 1


def test_nothing_of_the_bidder_stands_in_the_open() -> None:
    """Neither the company, nor its key, nor the price."""
    everything = b"".join(a_bid(1, b"PRICE 123456789").envelopes.values())

    assert b"PRICE" not in everything
    assert bidder(1).name.encode() not in everything
    assert bidder(1).pair.public not in everything


@pytest.mark.parametrize(
    ("files", "lot", "what"),
    [
        ({Part.PRICE: b""}, "lot-9", "there is no lot 'lot-9'"),
        ({}, "lot-1", "price: the notice asks for this part"),
        ({Part.PRICE: b"", Part.TECHNICAL: b""}, "lot-1", "technical: the notice asks for no such part"),
        ({Part.PRICE: b"x" * 2**14}, "lot-1", r"the file has 16,384 bytes, and 16,0\d\d fit"),
    ],
)
def test_what_does_not_fit_the_notice_is_told(files: dict[Part, bytes], lot: str, what: str) -> None:
    """Lots, parts and lengths are held to the notice before anything is sealed."""
    with pytest.raises(InputError, match=what):
        _seal(files, lot=lot)


def test_every_reason_is_told_at_once() -> None:
    """A wrong lot and a missing part come together."""
    with pytest.raises(InputError) as caught:
        _seal({}, NOTICE_OF_TWO, "lot-9")

    assert [problem.where for problem in caught.value.problems] == ["lot", "price", "technical"]


def test_a_key_has_to_name_a_company() -> None:
    """Nobody finds out after opening that a bid has no bidder."""
    nobody = holder("somebody", 2)

    with pytest.raises(InputError, match="no unified social credit code"):
        _seal({Part.PRICE: b""}, by=Bidder(nobody.key, nobody.pair))


def test_a_filler_needs_escrow() -> None:
    """Without it nobody could tell it from a bid that failed."""
    notice = bid_notice(sealing={"escrow": False})

    with pytest.raises(InputError, match="without escrow"):
        filler(notice, "lot-1", {part: BytesIO() for part in part_bytes(notice)}, entropy(1))


def test_a_file_that_changes_meanwhile_is_told(tmp_path: Path) -> None:
    """What was promised in the header is what was sealed, or nothing is."""

    class Changing(BytesIO):
        reads = 0

        def seek(self, *place: int) -> int:
            self.reads += 1
            self.getbuffer()[0:1] = bytes([self.reads])
            return super().seek(*place)

    outs = {part: BytesIO() for part in part_bytes(NOTICE)}

    with pytest.raises(InputError, match="the file changed while it was sealed"):
        seal_bid(NOTICE, "lot-1", BIDDER, {Part.PRICE: Changing(b"price")}, outs, entropy(1))
    assert not list(tmp_path.iterdir())


def test_the_bidder_needs_its_key_alone() -> None:
    """Its own half comes back from the header; another key is told."""
    header = a_bid(1).headers()[1][0]

    assert len(own_half_of(bidder(1).pair, header)) == 32
    with pytest.raises(InputError, match="this key did not seal it"):
        own_half_of(bidder(2).pair, header)


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    """Twenty times the file takes no more memory, but for two chunks."""
    peaks = []
    for mebibytes in (1, 20):
        notice = bid_notice({"technical": (mebibytes + 1) * 2**20, "price": 2**14})
        (tmp_path / "plan").write_bytes(bytes(mebibytes * 2**20))
        with (tmp_path / "plan").open("rb") as plan, (tmp_path / "out").open("wb") as out:
            outs = {part: out if part is Part.TECHNICAL else BytesIO() for part in part_bytes(notice)}
            tracemalloc.start()
            seal_bid(notice, "lot-1", BIDDER, {Part.PRICE: BytesIO(), Part.TECHNICAL: plan}, outs, entropy(1))
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()

    assert peaks[1] < peaks[0] + 2 * 2**20
