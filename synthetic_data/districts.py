"""Invented outlines of invented districts: a grid whose corners are moved by chance of a seed, as GeoJSON (RFC 7946).

They lie in the sea where equator and first meridian meet, so that nobody takes them for a place.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, sqrt
from typing import Any, Final

from synthetic_data.streams import Streams

__all__ = ["district_outlines"]

_CELL: Final = 0.1
"""Degrees that a district is wide and high, about eleven kilometres."""
_MOVED: Final = 0.025
"""Degrees by which a corner is moved at most, so that no two borders cross."""


def district_outlines(names: Sequence[str], seed: int) -> dict[str, Any]:
    """Return a collection with a polygon for each name, in their order from north to south; equal input, equal map."""
    across = max(1, ceil(sqrt(len(names))))
    down = ceil(len(names) / across)
    moved = Streams(seed).named("districts").uniform(-_MOVED, _MOVED, (down + 1, across + 1, 2))
    corners = {
        (x, y): [round(x * _CELL + float(moved[y, x, 0]), 5), round(-y * _CELL + float(moved[y, x, 1]), 5)]
        for y in range(down + 1)
        for x in range(across + 1)
    }
    return {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": name}, "geometry": {
            "type": "Polygon", "coordinates": [_around(corners, place % across, place // across)]}}
        for place, name in enumerate(names)
    ]}  # fmt: skip


def _around(corners: dict[tuple[int, int], list[float]], x: int, y: int) -> list[list[float]]:
    """Return the ring around a cell, counterclockwise (RFC 7946, 3.1.6)."""
    return [corners[at] for at in ((x, y), (x, y + 1), (x + 1, y + 1), (x + 1, y), (x, y))]
