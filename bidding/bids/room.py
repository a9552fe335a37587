"""How much a box takes over the network: so many whole bids a lot, as bid_rules.yaml sets; nobody fills the disk.

Bytes and pieces are counted: a piece of one byte is a row of the register all the same. No limit for each bidder: a
submission is signed by a key that is made for it alone, and whose it is nobody knows before the opening. What the box
takes in all says nothing of them, and fillers are among it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bidding.bids.chunks import sealed_bytes
from bidding.bids.failures import bid_rules
from bidding.bids.places import part_bytes
from bidding.notices import Notice
from models.errors import Problem, RefusedError

__all__ = ["PIECE_BYTES", "Room", "check_room", "room_of"]

PIECE_BYTES: Final = 2**20
"""Envelopes come in pieces of 1 MiB, each but the last."""
_HEADER: Final = 2**14
"""Three lines at the start of an envelope, with the shares of fifteen custodians in both halves, take less."""


@dataclass(frozen=True, slots=True)
class Room:
    """So many bytes of envelopes, in so many pieces."""

    bytes: int
    pieces: int


def room_of(notice: Notice) -> Room:
    """Return how much of envelopes the box of a tender takes over the network."""
    lengths = [_HEADER + sealed_bytes(length) for length in part_bytes(notice).values()]
    bids = bid_rules().uploads.most_bids * len(notice.lots)
    return Room(sum(lengths) * bids, sum(-(-length // PIECE_BYTES) for length in lengths) * bids)


def check_room(notice: Notice, there: Room, coming: int) -> None:
    """Raise RefusedError, with every reason, where a piece of so many bytes does not fit beside what is there."""
    most, box = room_of(notice), f"box {notice.tender_id}"
    remedy = "Bring the folder on a stick to where the register is kept, before close: wuxin bid submit has no limit."
    problems = []
    if there.bytes + coming > most.bytes:
        what = f"it takes {most.bytes:,} bytes over the network, and they are used up"
        problems.append(Problem(box, what, remedy))
    if there.pieces >= most.pieces:
        what = f"it takes {most.pieces:,} pieces of envelopes over the network, and they are used up"
        problems.append(Problem(box, what, remedy))
    if problems:
        raise RefusedError(problems)
