"""How much a box takes over the network."""

from __future__ import annotations

import pytest

from bidding.bids import bid_rules, check_room, part_bytes, room_of
from bidding.bids.room import PIECE_BYTES, Room
from models.errors import RefusedError
from tests.builders.bids import NOTICE, NOTICE_OF_TWO, a_bid, bid_notice
from tests.builders.notices import notice_json


def test_four_hundred_whole_bids_a_lot_fit() -> None:
    """With headers and tags, whatever the notice's parts; a second lot has room of its own."""
    lots = [notice_json()["lots"][0] | {"id": name, "community_ids": [name]} for name in ("lot-1", "lot-2")]
    for notice in (NOTICE, NOTICE_OF_TWO):
        whole = sum(len(data) for data in a_bid(1, notice=notice).envelopes.values())
        most = bid_rules().uploads.most_bids
        assert sum(part_bytes(notice).values()) * most < whole * most <= room_of(notice).bytes
        pieces = sum(-(-len(data) // PIECE_BYTES) for data in a_bid(1, notice=notice).envelopes.values())
        assert pieces * most <= room_of(notice).pieces

    assert room_of(bid_notice(lots=lots)).bytes == 2 * room_of(NOTICE).bytes


def test_the_last_byte_fits_and_the_next_is_refused() -> None:
    """With the way that is left, and without a word on how many bid."""
    room = room_of(NOTICE)
    check_room(NOTICE, Room(room.bytes - 5, 0), 5)
    with pytest.raises(RefusedError, match="wuxin bid submit has no limit"):
        check_room(NOTICE, Room(room.bytes - 5, 0), 6)


def test_pieces_are_counted_too() -> None:
    """Pieces of one byte fill no disk, but they are rows: the last fits, the next does not; every reason is told."""
    room = room_of(NOTICE)
    check_room(NOTICE, Room(0, room.pieces - 1), 1)
    with pytest.raises(RefusedError, match="pieces of envelopes over the network, and they are used up"):
        check_room(NOTICE, Room(0, room.pieces), 1)
    with pytest.raises(RefusedError) as refused:
        check_room(NOTICE, room, 1)

    assert len(refused.value.problems) == 2
