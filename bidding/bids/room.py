"""How many bytes a box takes over the network: so many whole bids a lot, as bid_rules.yaml sets; nobody fills the disk.

No limit for each bidder: a submission is signed by a key that is made for it alone, and whose it is nobody knows before
the opening. What the box takes in all says nothing of them, and fillers are among it.
"""

from __future__ import annotations

from typing import Final

from bidding.bids.chunks import sealed_bytes
from bidding.bids.failures import bid_rules
from bidding.bids.places import part_bytes
from bidding.notices import Notice
from models.errors import Problem, RefusedError

__all__ = ["check_room", "room_of"]

_HEADER: Final = 2**14
"""Three lines at the start of an envelope, with the shares of fifteen custodians in both halves, take less."""


def room_of(notice: Notice) -> int:
    """Return how many bytes of envelopes the box of a tender takes over the network."""
    whole = sum(_HEADER + sealed_bytes(length) for length in part_bytes(notice).values())
    return whole * bid_rules().uploads.most_bids * len(notice.lots)


def check_room(notice: Notice, there: int, coming: int) -> None:
    """Raise RefusedError where so many bytes no longer fit beside what is there."""
    if there + coming > room_of(notice):
        what = f"it takes {room_of(notice):,} bytes over the network, and they are used up"
        remedy = (
            "Bring the folder on a stick to where the register is kept, before close: wuxin bid submit has no limit."
        )
        raise RefusedError(Problem(f"box {notice.tender_id}", what, remedy))
