"""The nodes of a tree, read from its tiles: what proofs need, for whoever has the static files only."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Final

from models.ledger.errors import refuse_format, refuse_proof
from models.ledger.hashing import HASH_BYTES
from models.ledger.tiles import TILE_HEIGHT, TILE_WIDTH, tile_path

__all__ = ["TileNodes"]

ReadTile = Callable[[int, int, int], bytes]
"""Given level, number and width: the bytes of that tile, 32 for each hash."""

_KEPT: Final = 128
"""Tiles kept in memory, of 16 KB each with the levels between: enough for many proofs beside each other."""


class TileNodes:
    """`node(level, offset)` of a tree of `size` leaves, whose tiles `read_tile` gives.

    Calling it raises FormatError for a tile of a wrong length and ProofError for a node that the tree does not have;
    whether the hashes in the tiles are right shows itself when the root is compared with a checkpoint's.
    """

    def __init__(self, read_tile: ReadTile, size: int) -> None:
        self._read_tile = read_tile
        self._size = size
        self._kept: dict[tuple[int, int], tuple[bytes, ...]] = {}

    @property
    def size(self) -> int:
        """The number of leaves."""
        return self._size

    def __call__(self, level: int, offset: int) -> bytes:
        """Return the hash over the leaves [offset << level, (offset + 1) << level)."""
        if level < 0 or offset < 0 or (offset + 1) << level > self._size:
            refuse_proof("tiles", f"a tree of {self._size} leaves has no subtree {offset} at level {level}")
        tile_level, inner = divmod(level, TILE_HEIGHT)
        number, place = divmod(offset, TILE_WIDTH >> inner)
        start = place * HASH_BYTES
        return self._levels(tile_level, number)[inner][start : start + HASH_BYTES]

    def _levels(self, level: int, number: int) -> tuple[bytes, ...]:
        """Return the hashes of a tile and of the seven levels above them, from memory where they are."""
        key = (level, number)
        found = self._kept.pop(key, None)
        if found is None:
            found = _hashed_up(self._read(level, number))
            if len(self._kept) >= _KEPT:
                self._kept.pop(next(iter(self._kept)))
        self._kept[key] = found  # last in the dictionary: the longest unused stands first
        return found

    def _read(self, level: int, number: int) -> bytes:
        width = min(TILE_WIDTH, (self._size >> TILE_HEIGHT * level) - number * TILE_WIDTH)
        data = self._read_tile(level, number, width)
        if len(data) != width * HASH_BYTES:
            what = f"it has {len(data)} bytes, and {width} hashes have {width * HASH_BYTES}"
            refuse_format(tile_path(level, number, width), what)
        return data


def _hashed_up(data: bytes) -> tuple[bytes, ...]:
    levels = [data]
    while len(levels) < TILE_HEIGHT:
        data = levels[-1]
        pairs = range(0, len(data) - HASH_BYTES, 2 * HASH_BYTES)
        levels.append(b"".join([sha256(b"\x01" + data[start : start + 2 * HASH_BYTES]).digest() for start in pairs]))
    return tuple(levels)
