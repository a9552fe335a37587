"""SVG that a strict content security policy lets through."""

from __future__ import annotations

import re

import altair as alt

from web.charts.drawing import drawn


def _chart(word: str) -> alt.Chart:
    values = alt.InlineData(values=[{"a": word, "b": 1}])
    return alt.Chart(values).mark_bar().encode(x="a:N", y="b:Q")


def test_a_drawing_carries_no_style_and_no_script() -> None:
    """Attributes alone, so that `style-src 'self'` blocks nothing; and no role of its own inside the figure's."""
    svg = drawn(_chart("AAA"))

    assert re.findall(r"style=|<style|<script|role=\"|aria-label|https?://(?!www\.w3\.org)", svg) == []


def test_words_cannot_become_markup() -> None:
    """A company that calls itself a script is drawn as text."""
    assert "<script>" not in drawn(_chart("<script>alert(1)</script>"))


def test_a_bar_tells_its_values_under_the_pointer() -> None:
    """As a title of its own, without the names that the program gives the axes."""
    assert "<title>青云; 1</title>" in drawn(_chart("青云"))


def test_chinese_is_drawn_as_text() -> None:
    """The words stay words, for people who select or search them."""
    assert "青云" in drawn(_chart("青云"))


def test_an_equal_chart_is_the_same_bytes() -> None:
    """Equal content is drawn once."""
    assert drawn(_chart("A")) == drawn(_chart("A"))
