"""The words of the report."""

from __future__ import annotations

import pytest

from credit.complaints.wording import MATTERS
from tests.builders.complaints import desk
from web.monthly.words import HEADS, MEASURES, SHEETS, TEXTS, named, percent


@pytest.mark.parametrize("words", [HEADS, MATTERS, MEASURES, SHEETS, TEXTS])
def test_every_word_has_both_languages(words: dict[str, dict[str, str]]) -> None:
    """And says something."""
    assert all(both["zh"].strip() and both["en"].strip() for both in words.values())


def test_every_matter_of_every_desk_has_a_word() -> None:
    """No code stands in a report."""
    assert {matter for duties in desk().duties for matter in duties.matters} <= set(MATTERS)


def test_codes_become_words() -> None:
    """Empty cells a dash, shares percentages."""
    told = [named("liability", "company", "zh", desk()), named("channel", "12345", "en", desk())]

    assert told == ["物业服务企业", "12345 hotline"]
    assert (named("level", None, "en", desk()), percent(0.5), percent(None)) == ("-", "50.0 %", "-")
