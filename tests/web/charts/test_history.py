"""The chart of a score over time."""

from __future__ import annotations

import re
from datetime import date

from web.charts import history_chart

HISTORY = [(date(2024, month, 28), 70_000 + 2_000 * month, "A") for month in range(1, 7)]
THRESHOLDS = [("AAA", 85_000), ("AA", 80_000), ("A", 70_000), ("B", 10_000)]


def _texts(history: list[tuple[date, int, str]]) -> list[str]:
    return re.findall(r">([^<>]+)</text>", history_chart(history, THRESHOLDS, score="Score", months="%b %Y"))


def test_the_nearest_grades_are_named_beside_their_lines() -> None:
    """The grade to reach and the grade to lose are on the chart; those far off are not."""
    texts = _texts(HISTORY)

    assert {"AAA", "AA", "A", "Score"} <= set(texts)
    assert "B" not in texts


def test_a_level_history_is_drawn() -> None:
    """A score that never moves still has a chart with air above and below."""
    assert _texts([(day, 80_000, "AA") for day, _, _ in HISTORY])
