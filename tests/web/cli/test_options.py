"""Days and moments are read in one form each, and every other form is refused with the right one."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import typer

from web.cli.options import day, moment


def test_a_day_is_read() -> None:
    """YYYY-MM-DD."""
    assert day("2024-06-30") == date(2024, 6, 30)


@pytest.mark.parametrize("text", ["30.6.2024", "20240630", "2024-W26-7", "2024-02-30", "2024-6-30", "June", ""])
def test_no_other_form_is_a_day(text: str) -> None:
    """The message shows the form that is."""
    with pytest.raises(typer.BadParameter, match="2024-06-30"):
        day(text)


@pytest.mark.parametrize("text", ["2024-06-30T10:00:00Z", "2024-06-30T18:00:00+08:00", "2024-06-30T18:00"])
def test_a_moment_without_an_offset_is_of_shanghai(text: str) -> None:
    """Three ways to write one moment."""
    assert moment(text) == datetime(2024, 6, 30, 10, tzinfo=UTC)


def test_a_day_alone_is_its_first_moment() -> None:
    """Midnight in Shanghai."""
    assert moment("2024-06-30") == datetime(2024, 6, 29, 16, tzinfo=UTC)


def test_what_is_no_moment_is_refused() -> None:
    """The message shows how to write one."""
    with pytest.raises(typer.BadParameter, match="ISO 8601"):
        moment("yesterday")
