"""Entries against the tree: each leaf against its tile, each tile against those below, and the roots that come out."""

from __future__ import annotations

from collections.abc import Collection
from hashlib import sha256
from typing import Final

from models.ledger import Frontier, leaf_hash, node_hash
from models.record.findings import Verification
from models.record.sources import Record
from models.record.tiles import HASH_BYTES, TILE_WIDTH

__all__ = ["check_tree"]

_EMPTY: Final = sha256().hexdigest()


def check_tree(record: Record, sizes: Collection[int], found: Verification) -> dict[int, str]:
    """Hash every entry into the tree anew and note where a position, a leaf or a tile deviates.

    Return the hexadecimal root at each of the sizes that the entries reach. Memory holds one tile for each level, and
    the numbers of the tiles that are there.
    """
    frontier, tiles = Frontier(), _Tiles(record, found)
    roots = {0: _EMPTY}
    for number, entry in enumerate(record.entries()):
        if entry.position != number:
            found.add("position", f"entry {entry.position} stands here", f"entry {number}", number)
        hashed = leaf_hash(entry.leaf)
        frontier.append(hashed)
        tiles.add(0, hashed)
        if frontier.size in sizes:
            roots[frontier.size] = frontier.root().hex()
    tiles.close()
    found.size, found.root = frontier.size, frontier.root().hex()
    return roots


class _Tiles:
    """The tiles as they should be, held against those that are there as each fills up."""

    def __init__(self, record: Record, found: Verification) -> None:
        self._record = record
        self._found = found
        self._levels: list[tuple[int, list[bytes]]] = []
        self._extra = set(record.tiles())

    def add(self, level: int, hashed: bytes) -> None:
        if level == len(self._levels):
            self._levels.append((0, []))
        number, hashes = self._levels[level]
        hashes.append(hashed)
        if len(hashes) == TILE_WIDTH:
            self._compare(level, number, hashes)
            self._levels[level] = (number + 1, [])
            self.add(level + 1, _over(hashes))

    def close(self) -> None:
        for level, (number, hashes) in enumerate(self._levels):
            if hashes:
                self._compare(level, number, hashes)
        for level, number in sorted(self._extra, key=str):
            self._found.add(f"tile {level}/{number}", "a tile stands here", "nothing: the tree has no such tile")

    def _compare(self, level: int, number: int, hashes: list[bytes]) -> None:
        self._extra.discard((level, number))
        data = self._record.tile(level, number)
        if data == b"".join(hashes):
            return
        where = f"tile {level}/{number}"
        if len(data) != len(hashes) * HASH_BYTES:
            self._found.add(where, f"it has {len(data)} bytes", f"{len(hashes) * HASH_BYTES} bytes")
        for place, hashed in enumerate(hashes):
            kept = data[place * HASH_BYTES : (place + 1) * HASH_BYTES]
            if kept != hashed:
                what = f"the tree holds {kept.hex() or 'nothing'} for what hashes to {hashed.hex()}"
                entry = number * TILE_WIDTH + place if level == 0 else None
                self._found.add(where, what, "the same hash in both", entry)


def _over(hashes: list[bytes]) -> bytes:
    while len(hashes) > 1:
        hashes = [node_hash(*hashes[at : at + 2]) for at in range(0, len(hashes), 2)]
    return hashes[0]
