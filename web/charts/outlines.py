"""A map of districts from outlines that the city gives as GeoJSON (RFC 7946): read strictly, projected, drawn as SVG.

The projection is the equirectangular one with the standard parallel in the middle of the city (Snyder, Map Projections:
A Working Manual, USGS 1395, 1987, p. 90), on which the shapes of one city are true enough to be known.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, isfinite, radians
from typing import Annotated, Any, Final, Literal

from markupsafe import Markup
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from credit.rulebook.validating import shape_findings
from models.errors import InputError, Problem
from web.charts.drawing import INK
from web.charts.tiles import Tile, shade_of

__all__ = ["DistrictMap", "outlines_chart", "read_district_map"]

_WIDE, _HIGH = 420, 380
_LEAST: Final = 1.5
"""Units between two points that are both kept: nearer ones cannot be told apart, and would make the page heavy."""
_SIGN: Final = 15
"""Units that a sign of a label is wide; the name of a narrower district is told under the pointer and in the table."""
_LEAST_POSITIONS: Final = 4
"""RFC 7946, 3.1.6: a linear ring has four positions or more, and the last is the first."""
_SEE: Final = "Write GeoJSON by RFC 7946: a FeatureCollection of Polygons or MultiPolygons, each with a name."

Point = tuple[float, float]
Ring = tuple[Point, ...]


def _position(numbers: tuple[float, ...]) -> tuple[float, ...]:
    longitude, latitude = numbers[:2]
    if not (all(map(isfinite, numbers)) and abs(longitude) <= 180 and abs(latitude) <= 90):  # noqa: PLR2004 - degrees
        message = "a position is longitude and latitude in degrees, in this order"
        raise ValueError(message)
    return numbers


def _ring(positions: tuple[tuple[float, ...], ...]) -> tuple[tuple[float, ...], ...]:
    if len(positions) < _LEAST_POSITIONS or positions[0] != positions[-1]:
        message = "a ring has four positions or more, and ends where it begins"
        raise ValueError(message)
    return positions


_Position = Annotated[tuple[float, ...], Field(min_length=2), AfterValidator(_position)]
_RingGiven = Annotated[tuple[_Position, ...], AfterValidator(_ring)]
_Rings = Annotated[tuple[_RingGiven, ...], Field(min_length=1)]


class _Part(BaseModel):
    """A part of GeoJSON, which may have members of its own (RFC 7946, 6.1)."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class _Polygon(_Part):
    type: Literal["Polygon"]
    coordinates: _Rings


class _MultiPolygon(_Part):
    type: Literal["MultiPolygon"]
    coordinates: Annotated[tuple[_Rings, ...], Field(min_length=1)]


class _Named(_Part):
    name: Annotated[str, Field(min_length=1)]


class _Feature(_Part):
    type: Literal["Feature"]
    properties: _Named
    geometry: Annotated[_Polygon | _MultiPolygon, Field(discriminator="type")]


class _Collection(_Part):
    type: Literal["FeatureCollection"]
    features: Annotated[tuple[_Feature, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class DistrictMap:
    """The outlines of districts by name, as rings of points in a drawing so many units wide and high, y downwards."""

    outlines: Mapping[str, tuple[Ring, ...]]
    width: int
    height: int


def read_district_map(data: bytes, file: str) -> DistrictMap:
    """Return the map of a GeoJSON file whose features have the names of districts as property `name`.

    Raises InputError with every fault and its place.
    """
    try:
        told: Any = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InputError(Problem(file, f"it is no JSON: {error}", _SEE)) from None
    problems = [Problem(f"{file}, {'.'.join(map(str, one.loc)) or 'as a whole'}", one.what, one.remedy)
                for one in shape_findings(_Collection, told, _SEE)]  # fmt: skip
    if problems:
        raise InputError(problems)
    given: dict[str, list[Sequence[Sequence[float]]]] = {}
    for feature in _Collection.model_validate(told).features:
        match feature.geometry:
            case _Polygon(coordinates=rings):
                given.setdefault(feature.properties.name, []).extend(rings)
            case _MultiPolygon(coordinates=polygons):
                given.setdefault(feature.properties.name, []).extend(ring for rings in polygons for ring in rings)
    return _projected(given)


def outlines_chart(found: DistrictMap, tiles: Sequence[Tile]) -> Markup:
    """Return the map, darker where the number is higher; what has no number there is an outline alone."""
    by_name = {tile.name: tile for tile in tiles}
    known = [tile.number for tile in tiles if tile.number is not None]
    bounds = min(known, default=0.0), max(known, default=0.0)
    drawn = [(rings, by_name.get(name, Tile(name, None, "\N{EN DASH}"))) for name, rings in found.outlines.items()]
    head = Markup('<svg aria-hidden="true" focusable="false" viewBox="0 0 {} {}" xmlns="http://www.w3.org/2000/svg">')
    shapes = (_shape(rings, tile, shade_of(tile.number, *bounds)) for rings, tile in drawn)
    labels = (_label(rings, tile) for rings, tile in drawn)
    return head.format(found.width, found.height) + Markup("").join((*shapes, *labels)) + Markup("</svg>")


def _shape(rings: tuple[Ring, ...], tile: Tile, shade: float) -> Markup:
    path = "".join(f"M{'L'.join(f'{x:.0f} {y:.0f}' for x, y in ring)}Z" for ring in rings)
    return Markup(
        '<path d="{}" fill="{}" fill-opacity="{:.2f}" fill-rule="evenodd" stroke="{}" stroke-width="1.5">'
        "<title>{} {}</title></path>"
    ).format(path, INK, shade, INK, tile.name, tile.text)


def _label(rings: tuple[Ring, ...], tile: Tile) -> Markup:
    ring = max(rings, key=lambda one: abs(_area(one)))
    across = max(x for x, _ in ring) - min(x for x, _ in ring)
    if across < _SIGN * max(len(tile.name), len(tile.text) / 2):
        return Markup("")
    x, y = _middle(ring)
    text = Markup('<text x="{:.0f}" y="{:.0f}" text-anchor="middle" font-size="{}"{}>{}</text>')
    name = text.format(x, y - 4, 15, Markup(' font-weight="bold"'), tile.name)
    return name + text.format(x, y + 14, 14, "", tile.text)


def _projected(given: Mapping[str, Sequence[Sequence[Sequence[float]]]]) -> DistrictMap:
    every = [position for rings in given.values() for ring in rings for position in ring]
    west, east = min(one[0] for one in every), max(one[0] for one in every)
    south, north = min(one[1] for one in every), max(one[1] for one in every)
    narrower = cos(radians((south + north) / 2))
    across, down = (east - west) * narrower or 1.0, (north - south) or 1.0
    scale = min(_WIDE / across, _HIGH / down)
    return DistrictMap(
        {
            name: tuple(_thinned([((lon - west) * narrower * scale, (north - lat) * scale) for lon, lat, *_ in ring])
                        for ring in rings)
            for name, rings in given.items()
        }, max(1, round(across * scale)), max(1, round(down * scale)),
    )  # fmt: skip


def _thinned(points: Sequence[Point]) -> Ring:
    """Return a ring without its last point, which is its first, and without points that lie too near to be seen."""
    return tuple(_apart(points[:-1]))


def _apart(points: Sequence[Point]) -> Iterator[Point]:
    last: Point | None = None
    for x, y in points:
        if last is None or abs(x - last[0]) + abs(y - last[1]) >= _LEAST:
            last = x, y
            yield last


def _area(ring: Ring) -> float:
    """Return twice the signed area within a ring (the shoelace formula)."""
    return sum(x * v - u * y for (x, y), (u, v) in pairwise((*ring, ring[0])))


def _middle(ring: Ring) -> Point:
    """Return the centroid of the area within a ring, or its first point where there is no area."""
    whole = 3 * _area(ring)
    if not whole:
        return ring[0]
    sides = [(x, y, u, v, x * v - u * y) for (x, y), (u, v) in pairwise((*ring, ring[0]))]
    return sum((x + u) * part for x, _, u, _, part in sides) / whole, sum(
        (y + v) * part for _, y, _, v, part in sides
    ) / whole
