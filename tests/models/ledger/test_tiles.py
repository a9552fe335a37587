"""Tiles are named and counted as C2SP tlog-tiles says."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.ledger.errors import FormatError
from models.ledger.tiles import Bundle, Tile, entries_path, parse_tile_path, tile_path, tiles_between

_WIDTHS = st.integers(1, 256)


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("tile/0/x001/x234/067", Tile(0, 1234067)),
        ("tile/1/001.p/5", Tile(1, 1, 5)),
        ("tile/63/999", Tile(63, 999)),
        ("tile/0/x001/000.p/255", Tile(0, 1000, 255)),
        ("tile/entries/x001/067", Bundle(1067)),
        ("tile/entries/000.p/112", Bundle(0, 112)),
    ],
)
def test_a_path_names_a_tile(path: str, named: Tile | Bundle) -> None:
    """The first is the example of the specification."""
    assert named.path == path
    assert parse_tile_path(path) == named


@given(st.integers(0, 63), st.integers(0, 10**12), _WIDTHS)
def test_every_path_reads_back(level: int, number: int, width: int) -> None:
    """Of tiles and of bundles."""
    assert parse_tile_path(tile_path(level, number, width)) == Tile(level, number, width)
    assert parse_tile_path(entries_path(number, width)) == Bundle(number, width)


@pytest.mark.parametrize(
    "path",
    [
        "", "tile/0/67", "tile/0/x000/067", "tile/00/067", "tile/64/067", "tile/0/067.p/0", "tile/0/067.p/256",
        "tile/0/067.p/05", "tile/0/001/067", "tile/0/067/", "/tile/0/067", "tile/0/../067", "tile/data/067",
        "tile/0/067\n", "tile/0/٠٦٧",
    ],
)  # fmt: skip
def test_any_other_path_is_refused(path: str) -> None:
    """A file of a foreign name is no tile, and no path leads out of the folder."""
    with pytest.raises(FormatError, match="tlog-tiles"):
        parse_tile_path(path)


@pytest.mark.parametrize(("level", "number", "width"), [(64, 0, 1), (-1, 0, 1), (0, -1, 1), (0, 0, 0), (0, 0, 257)])
def test_what_is_no_tile_has_no_path(level: int, number: int, width: int) -> None:
    """Levels to 63, numbers from 0, widths of 1 to 256."""
    with pytest.raises(FormatError):
        tile_path(level, number, width)


def test_seventy_thousand_leaves_have_the_tiles_of_the_specification() -> None:
    """273 full tiles and one of 112 at level 0, one full and one of 17 at level 1, one of 1 at level 2."""
    tiles = Counter((tile.level, tile.width) for tile in tiles_between(0, 70_000))

    assert tiles == {(0, 256): 273, (0, 112): 1, (1, 256): 1, (1, 17): 1, (2, 1): 1}


def test_a_full_tile_begins_the_level_above() -> None:
    """256 leaves are one full tile and one hash over it; an empty tile is never written."""
    assert [*tiles_between(0, 256)] == [Tile(0, 0), Tile(1, 0, 1)]


@given(st.lists(st.integers(0, 200_000), min_size=2, max_size=5).map(sorted))
def test_growing_by_steps_writes_what_the_whole_needs(sizes: list[int]) -> None:
    """Whatever the steps, the tiles of the last size have all been written by then."""
    written = {tile for old, new in zip([0, *sizes], sizes, strict=False) for tile in tiles_between(old, new)}

    assert {*tiles_between(0, sizes[-1])} <= written


@given(st.integers(0, 70_000), st.integers(0, 3_000))
def test_nothing_is_written_twice(old: int, more: int) -> None:
    """A tile that an earlier size has is left alone."""
    assert not {*tiles_between(0, old)} & {*tiles_between(old, old + more)}


def test_a_tree_does_not_shrink() -> None:
    """Fewer leaves than before are refused."""
    with pytest.raises(FormatError, match="does not grow from 5 to 4"):
        next(tiles_between(5, 4))
