"""The map of districts."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from models.errors import InputError
from web.charts import Tile
from web.charts.outlines import outlines_chart, read_district_map

WEST: list[list[float]] = [[0, 60], [1, 60], [1, 62], [0, 62], [0, 60]]
EAST: list[list[float]] = [[1, 60], [2, 60], [2, 62], [1, 62], [1, 60]]


def geojson(**rings: list[list[float]]) -> dict[str, Any]:
    """Return a collection with a polygon for each name."""
    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": {"name": name}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
            for name, ring in rings.items()
        ],
    }


def test_districts_lie_where_they_lie() -> None:
    """North is up, and a degree of longitude at 61 degrees north is half as wide as one of latitude is high."""
    found = read_district_map(json.dumps(geojson(a=WEST, b=EAST)).encode(), "city.geojson")
    west, east = found.outlines["a"][0], found.outlines["b"][0]

    assert found.width / found.height == pytest.approx(0.485, abs=0.002)
    assert max(x for x, _ in west) == pytest.approx(min(x for x, _ in east))
    assert west[0][1] > west[2][1]


def test_a_higher_number_is_darker_and_told() -> None:
    """With name and number in the middle and under the pointer; without a number there is an outline alone."""
    found = read_district_map(json.dumps(geojson(东城区=WEST, 西城区=EAST, 北区=WEST)).encode(), "city.geojson")
    chart = outlines_chart(found, [Tile("东城区", 1.0, "1"), Tile("西城区", 9.0, "9")])

    assert re.findall(r'fill-opacity="([\d.]+)"', chart) == ["0.08", "0.45", "0.00"]
    assert all(told in chart for told in ("<title>西城区 9</title>", "<title>北区 –</title>", ">东城区</text>"))
    assert "style=" not in chart


def test_a_name_is_a_text_whatever_signs_it_holds() -> None:
    """Nothing in it is markup."""
    found = read_district_map(json.dumps(geojson(**{"<b>&": WEST})).encode(), "city.geojson")

    assert "&lt;b&gt;&amp;" in outlines_chart(found, [])


def test_fine_borders_do_not_make_a_page_heavy() -> None:
    """Points nearer than one can see are left out."""
    fine: list[list[float]] = [[n / 10_000, 0] for n in range(10_000)] + [[1, 1], [0, 1], [0, 0]]

    assert len(read_district_map(json.dumps(geojson(a=fine)).encode(), "x").outlines["a"][0]) < 500


@pytest.mark.parametrize(
    ("told", "place"),
    [
        (b"{", "city.geojson"), (b"[]", "as a whole"), (json.dumps(geojson(a=WEST[:-1])).encode(), "coordinates"),
        (json.dumps(geojson(a=[[200, 60], *WEST[1:-1], [200, 60]])).encode(), "coordinates"),
        (json.dumps(geojson(**{"": WEST})).encode(), "name"),
        (json.dumps({"type": "FeatureCollection", "features": []}).encode(), "features"),
    ],
)  # fmt: skip
def test_what_is_no_map_is_refused(told: bytes, place: str) -> None:
    """With the place of the fault."""
    with pytest.raises(InputError) as caught:
        read_district_map(told, "city.geojson")

    assert any(place in one.where for one in caught.value.problems)
