"""Where an envelope belongs: tender, version of the notice, lot, part, and the handle of whoever sealed it.

All of it is bound into every key and every share, so that nothing sealed for one place opens in another.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any, Final

from bidding.notices import Notice, notice_digest
from models.values.canonical import canonical

__all__ = ["COVER_BYTES", "Part", "Place", "handle_of", "part_bytes", "place_of"]

COVER_BYTES: Final = 2**12
"""The padded length of every cover, in every tender."""
_HANDLE: Final = b"wuxin bid handle 1\n"


class Part(StrEnum):
    """The parts of a bid in the order in which they are opened: cover (封面), technical (技术标), price (商务标)."""

    COVER = "cover"
    TECHNICAL = "technical"
    PRICE = "price"


@dataclass(frozen=True, slots=True)
class Place:
    """封套归属: `notice` is the digest of the notice's version, `bidder` the handle, which tells no name."""

    tender: str
    notice: str
    lot: str
    part: Part
    bidder: str

    def as_json(self) -> dict[str, str]:
        """Return the place as headers hold it."""
        return {
            "bidder": self.bidder, "lot": self.lot, "notice": self.notice, "part": str(self.part),
            "tender": self.tender,
        }  # fmt: skip

    def info(self, use: str, suite: str, more: dict[str, Any]) -> bytes:
        """Return the bytes that bind a key or a share to its place: a line of its use, then canonical JSON."""
        return f"wuxin {use} 1\n".encode() + canonical({**self.as_json(), "suite": suite, **more})


def handle_of(public: bytes) -> str:
    """Return the handle of a submission's public key: 32 hexadecimal digits of its SHA-256.

    So nobody hands in under the handle of another, and nobody chooses one.
    """
    return sha256(_HANDLE + public).hexdigest()[:32]


def place_of(notice: Notice, lot: str, part: Part, bidder: str) -> Place:
    """Return a place in this version of the notice."""
    return Place(notice.tender_id, notice_digest(notice), lot, part, bidder)


def part_bytes(notice: Notice) -> dict[Part, int]:
    """Return the parts of a bid in the order in which they are opened, with the padded length of each."""
    given = {Part.COVER: COVER_BYTES, **{Part(name): length for name, length in notice.sealing.part_bytes.items()}}
    return {part: given[part] for part in Part if part in given}
