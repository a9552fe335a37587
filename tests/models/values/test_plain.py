"""Rows as values that JSON has."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from models.values.plain import lines_of, plain


def test_days_and_moments_become_text() -> None:
    """In one form; everything else stays."""
    moment = datetime(2024, 7, 1, 1, tzinfo=UTC)

    assert plain({"on": date(2024, 6, 30), "at": moment, "n": 3, "none": None, "yes": True}) == {
        "on": "2024-06-30", "at": "2024-07-01T01:00:00.000000Z", "n": 3, "none": None, "yes": True,
    }  # fmt: skip


def test_one_moment_has_one_text() -> None:
    """Whatever offset a database driver gives it in."""
    moment = datetime(2024, 7, 1, 9, tzinfo=timezone(timedelta(hours=8)))

    assert plain({"at": moment}) == plain({"at": moment.astimezone(UTC)})


def test_lines_are_canonical_and_ended() -> None:
    """Equal rows give equal bytes, whatever the order of their columns."""
    assert lines_of([{"b": 1, "a": "物"}, {"a": None}]) == '{"a":"物","b":1}\n{"a":null}\n'.encode()
    assert lines_of([]) == b""


def test_a_float_has_no_line() -> None:
    """Points and money are whole numbers."""
    with pytest.raises(ValueError, match="no canonical form"):
        lines_of([{"points": 0.5}])
