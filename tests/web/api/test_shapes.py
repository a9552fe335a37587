"""The forms of points, moments and texts."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from web.api.shapes import Clause, Moment, Points, Received, Stored, Text


@pytest.mark.parametrize(
    ("form", "value", "told"),
    [
        (Points, 84_999, "84.999"),
        (Points, -500, "-0.5"),
        (Moment, datetime(2024, 7, 1, 9, tzinfo=timezone(timedelta(hours=8))), "2024-07-01T01:00:00.000000Z"),
    ],
)
def test_a_value_has_one_form(form: Any, value: object, told: str) -> None:  # noqa: ANN401 - an annotated type
    """Points as exact decimals in text, moments in UTC."""
    assert TypeAdapter(form).dump_python(value, mode="json") == told


@pytest.mark.parametrize(
    ("form", "value"),
    [(Text, "a\nb"), (Stored, "a\0b"), (Received, "0001-01-01T00:00:00+14:00"), (Received, "9999-12-31T23:00:00-12:00"),
     (Received, "2024-07-01T01:00:00")],
)  # fmt: skip
def test_what_a_database_cannot_keep_is_refused(form: Any, value: str) -> None:  # noqa: ANN401 - an annotated type
    """Control signs, U+0000, moments at the end of time or without an offset."""
    with pytest.raises(ValidationError):
        TypeAdapter(form).validate_python(value)


def test_a_clause_is_whole_or_none() -> None:
    """A rulebook's own choice rests on no article."""
    assert Clause.of({"instrument": None, "article": None}) is None
    assert Clause.of({"instrument": "m", "article": "3"}) == Clause(instrument="m", article="3")
