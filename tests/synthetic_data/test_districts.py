"""Invented outlines of districts."""

from __future__ import annotations

import json

from synthetic_data import district_outlines
from web.charts.outlines import read_district_map


def test_every_district_has_an_outline_that_touches_its_neighbours() -> None:
    """The same for the same seed; the portal reads it."""
    names = ["东", "西", "南", "北", "中"]
    made = district_outlines(names, 7)
    rings = [one["geometry"]["coordinates"][0] for one in made["features"]]

    assert made == district_outlines(names, 7)
    assert made != district_outlines(names, 8)
    assert rings[0][3] == rings[1][0]
    assert [*read_district_map(json.dumps(made).encode(), "x").outlines] == names
