"""The schematic map of districts."""

from __future__ import annotations

import re

from web.charts import Tile, tiles_chart


def _shades(chart: str) -> list[float]:
    return [float(found) for found in re.findall(r'fill-opacity="([\d.]+)"', chart)]


def test_a_higher_number_is_darker_and_written() -> None:
    """Between shades on which words stay legible; an unknown number has none."""
    chart = tiles_chart([Tile("东城区", 1.0, "1"), Tile("西湖区", 9.0, "9"), Tile("北山区", None, "–")])

    assert _shades(chart) == [0.08, 0.45, 0.0]
    assert all(f">{text}</text>" in chart for text in ("东城区", "西湖区", "北山区", "9", "–"))


def test_a_tile_tells_its_district_and_number_under_the_pointer() -> None:
    """As it is written."""
    assert "<title>东城区 1.5</title>" in tiles_chart([Tile("东城区", 1.5, "1.5")])


def test_equal_numbers_are_equally_shaded() -> None:
    """One district is a map too."""
    assert _shades(tiles_chart([Tile("东城区", 3.0, "3")])) == [0.08]
