"""The chart of grades."""

from __future__ import annotations

import re

from web.charts import grades_chart


def test_every_grade_has_its_number_on_its_bar() -> None:
    """Names and numbers are drawn, in the order given, so that nobody needs the colour."""
    texts = re.findall(r">([^<>]+)</text>", grades_chart([("AAA", 3), ("A", 17), ("C", 0)], companies="Companies"))

    assert [text for text in texts if text in ("AAA", "A", "C")] == ["AAA", "A", "C"]
    assert {"3", "17", "Companies"} <= set(texts)


def test_a_city_without_companies_is_drawn_too() -> None:
    """No grades at all is an empty chart, not a failure."""
    assert grades_chart([], companies="Companies").startswith("<svg")
