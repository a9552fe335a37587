"""Leaves in files: each with its length in two bytes before it (C2SP tlog-tiles, log entries)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NoReturn

from models.ledger.errors import refuse_format
from models.ledger.tiles import TILE_WIDTH

__all__ = ["LEAF_BYTES", "decode_entries", "encode_entries"]

LEAF_BYTES: Final = 0xFFFF
"""The most bytes that a leaf may have."""
_LENGTH: Final = 2


def encode_entries(leaves: Iterable[bytes]) -> bytes:
    """Return a bundle of 1 to 256 leaves; raises FormatError for a leaf of more than 65,535 bytes."""
    parts: list[bytes] = []
    for leaf in leaves:
        if len(leaf) > LEAF_BYTES:
            _refuse(f"leaf {len(parts)} has {len(leaf)} bytes, and the form holds {LEAF_BYTES}")
        parts.append(len(leaf).to_bytes(_LENGTH, "big") + leaf)
    _check_width(len(parts))
    return b"".join(parts)


def decode_entries(data: bytes, width: int) -> list[bytes]:
    """Return the `width` leaves of a bundle; raises FormatError unless it holds exactly these."""
    _check_width(width)
    leaves: list[bytes] = []
    place = 0
    while place < len(data):
        start = place + _LENGTH
        end = start + int.from_bytes(data[place:start], "big")
        if end > len(data) or start > len(data):
            _refuse(f"it breaks off within leaf {len(leaves)}, at byte {place}")
        leaves.append(data[start:end])
        place = end
    if len(leaves) != width:
        _refuse(f"it holds {len(leaves)} leaves, and {width} belong into it")
    return leaves


def _check_width(width: int) -> None:
    if not 1 <= width <= TILE_WIDTH:
        _refuse(f"a bundle holds 1 to {TILE_WIDTH} leaves, not {width}")


def _refuse(what: str) -> NoReturn:
    refuse_format("bundle of entries", what)
