"""The tree as static files: tiles of 256 hashes, as C2SP tlog-tiles has them.

The hashes of tile `number` at `level` are those of the complete subtrees of 256 ** level leaves. Levels between are
hashed again by whoever reads. A tile that is not yet full is a file of its own, named by its width, and never changes
either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NoReturn

from models.errors import Problem
from models.ledger.errors import FormatError

__all__ = [
    "TILE_HEIGHT", "TILE_WIDTH", "Bundle", "Tile", "entries_path", "parse_tile_path", "tile_path", "tiles_between",
]  # fmt: skip

TILE_HEIGHT: Final = 8
TILE_WIDTH: Final = 256
_TOP_LEVEL: Final = 63

_PATH: Final = re.compile(
    r"tile/(?P<level>0|[1-9]\d?|entries)/(?P<number>(?:x\d{3}/)*\d{3})(?:\.p/(?P<width>[1-9]\d{0,2}))?", re.ASCII
)


@dataclass(frozen=True, slots=True, order=True)
class Tile:
    """One tile of hashes: `width` of them, 1 to 256; only the last tile of a level may have fewer than 256."""

    level: int
    number: int
    width: int = TILE_WIDTH

    @property
    def path(self) -> str:
        """Its path below the prefix of the log."""
        return tile_path(self.level, self.number, self.width)


@dataclass(frozen=True, slots=True, order=True)
class Bundle:
    """One bundle of entries: the leaves themselves, beside the tile of level 0 with the same number and width."""

    number: int
    width: int = TILE_WIDTH

    @property
    def path(self) -> str:
        """Its path below the prefix of the log."""
        return entries_path(self.number, self.width)


def tile_path(level: int, number: int, width: int = TILE_WIDTH) -> str:
    """Return the path of a tile, like `tile/0/x001/067` or `tile/1/001.p/5`; raises FormatError for what cannot be."""
    if not 0 <= level <= _TOP_LEVEL:
        _refuse(f"tile at level {level}", f"levels go from 0 to {_TOP_LEVEL}")
    return f"tile/{level}/{_numbered(number, width)}"


def entries_path(number: int, width: int = TILE_WIDTH) -> str:
    """Return the path of a bundle of entries, like `tile/entries/x001/067`; raises FormatError for what cannot be."""
    return f"tile/entries/{_numbered(number, width)}"


def parse_tile_path(path: str) -> Tile | Bundle:
    """Return what a path names; raises FormatError for any path that `tile_path` and `entries_path` would not write."""
    match = _PATH.fullmatch(path)
    if match is None:
        _refuse(path, "it is no path of a tile")
    number = int(re.sub(r"[x/]", "", match["number"]))
    width = int(match["width"] or TILE_WIDTH)
    found = Bundle(number, width) if match["level"] == "entries" else Tile(int(match["level"]), number, width)
    if found.path != path:
        _refuse(path, f"it is written {found.path}")
    return found


def tiles_between(old_size: int, new_size: int) -> Iterator[Tile]:
    """Yield the tiles that a tree of `new_size` leaves has and one of `old_size` has not, in the order to write them.

    A tile that grew is yielded with its new width. From size 0 these are all tiles of the tree. Those of level 0 also
    name the bundles of entries: the same number and width. Raises FormatError where the tree would shrink.
    """
    if not 0 <= old_size <= new_size:
        _refuse("tiles", f"a tree does not grow from {old_size} to {new_size} leaves")
    level = 0
    while new_size:
        if old_size < new_size:
            yield from _tiles_of_level(level, old_size, new_size)
        old_size, new_size, level = old_size >> TILE_HEIGHT, new_size >> TILE_HEIGHT, level + 1


def _tiles_of_level(level: int, old: int, new: int) -> Iterator[Tile]:
    """Yield the tiles of a level that gets from `old` to `new` hashes."""
    for number in range(old // TILE_WIDTH, -(-new // TILE_WIDTH)):
        yield Tile(level, number, min(TILE_WIDTH, new - number * TILE_WIDTH))


def _numbered(number: int, width: int) -> str:
    if number < 0:
        _refuse(f"tile {number}", "numbers go from 0")
    if not 1 <= width <= TILE_WIDTH:
        _refuse(f"tile of width {width}", f"widths go from 1 to {TILE_WIDTH}")
    *before, last = _thousands(number)
    place = "".join(f"x{part}/" for part in before) + last
    return place if width == TILE_WIDTH else f"{place}.p/{width}"


def _thousands(number: int) -> list[str]:
    digits = str(number)
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    return [digits[start : start + 3] for start in range(0, len(digits), 3)]


def _refuse(where: str, what: str) -> NoReturn:
    raise FormatError(Problem(where, what, "The paths are those of C2SP tlog-tiles, like tile/0/x001/067.p/5."))
