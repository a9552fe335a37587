"""Values are said in words, in both languages."""

from __future__ import annotations

from datetime import date
from typing import Literal

import pytest

from credit.rulebook.columns import COLUMNS
from credit.rulebook.scalars import InForce
from credit.rulebook.wording import Words
from models.values.periods import Duration


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [("P1Y", "1 年", "1 year"), ("P1Y6M", "1 年、6 个月", "1 year, 6 months"), ("P30D", "30 天", "30 days"),
     ("P0D", "0 天", "0 days")],
)  # fmt: skip
def test_durations_are_said_in_words(text: str, zh: str, en: str) -> None:
    """One year, not one years."""
    assert (Words("zh").time(Duration.parse(text)), Words("en").time(Duration.parse(text))) == (zh, en)


@pytest.mark.parametrize(
    ("floor", "ceiling", "said"),
    [(0, 80_000, "0 to 80"), (None, 0, "at most 0"), (-500, None, "at least -0.5"), (None, None, "without bounds")],
)
def test_bounds_are_said_in_words(floor: int | None, ceiling: int | None, said: str) -> None:
    """A missing floor or ceiling is not a zero."""
    assert Words("en").bounds(floor, ceiling) == said


def test_dates_are_said_half_open() -> None:
    """The day of the end is not included, and the words say so; without dates there is nothing to say."""
    in_force = InForce(since=date(2024, 1, 1), until=date(2026, 1, 1))
    assert Words("en").dates(in_force) == "from 2024-01-01, before 2026-01-01"
    assert Words("zh").dates(None) == ""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_column_and_value_has_a_word(language: Literal["zh", "en"]) -> None:
    """A page in Chinese shows no code name of a column, and one in English no underscore."""
    words = Words(language)
    names = {name for columns in COLUMNS.values() for name in columns}
    names |= {
        value
        for columns in COLUMNS.values()
        for column in columns.values()
        for value in column.values
        if not value.isdigit()
    }
    assert all(words.name(name).isascii() == (language == "en") and "_" not in words.name(name) for name in names)
