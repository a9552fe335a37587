"""Charts of numbers side by side."""

from __future__ import annotations

import re

from web.charts import bars_chart, months_chart


def _texts(chart: str) -> list[str]:
    return re.findall(r">([^<>]+)</text>", chart)


def test_each_bar_has_its_name_and_number() -> None:
    """In the order given, so that the chart reads without colour."""
    texts = _texts(bars_chart([("噪声", 30), ("电梯", 12)], number="件数"))

    assert [text for text in texts if text in ("噪声", "电梯")] == ["噪声", "电梯"]
    assert {"30", "12", "件数"} <= set(texts)


def test_months_stand_in_their_order() -> None:
    """And an axis of few complaints counts no halves."""
    texts = _texts(months_chart([("2024-05", 0), ("2024-06", 2)], number="Complaints"))

    assert [text for text in texts if text.startswith("2024")] == ["2024-05", "2024-06"]
    assert not [text for text in texts if "." in text]


def test_nothing_is_drawn_of_nothing() -> None:
    """An empty chart is a chart."""
    assert "<svg" in bars_chart([], number="件数")
