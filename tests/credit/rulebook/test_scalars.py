"""The scalar types of a rulebook read exact text and give it back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from credit.rulebook.scalars import Day, InForce, Length, Milli, Share, Valid


@pytest.mark.parametrize(
    ("kind", "text"),
    [(Milli, "-0.5"), (Milli, "85"), (Length, "P1Y6M"), (Valid, "document"), (Valid, "P30D"), (Share, "12.5%"),
     (Share, "0.1%"), (Day, "2024-02-29")],
)  # fmt: skip
def test_what_a_file_says_is_given_back(kind: Any, text: str) -> None:  # noqa: ANN401 - any annotated type
    """Reading and writing a scalar loses nothing."""
    adapter: TypeAdapter[object] = TypeAdapter(kind)
    assert adapter.dump_python(adapter.validate_python(text), mode="json") == text


@pytest.mark.parametrize(
    ("kind", "value"),
    [(Milli, 0.5), (Milli, True), (Milli, "1.2345"), (Length, "1Y"), (Length, 3), (Valid, "ever"), (Share, "10"),
     (Share, 0.1),
     (Share, "0%"), (Share, "101%"), (Share, "NaN%"), (Day, "2024-02-30"), (Day, 20240101), (Day, "2024-1-1")],
)  # fmt: skip
def test_anything_inexact_is_refused(kind: Any, value: object) -> None:  # noqa: ANN401 - any annotated type
    """A float, a wrong duration, a share without its sign, a day that does not exist: each is refused."""
    adapter: TypeAdapter[object] = TypeAdapter(kind)
    with pytest.raises(ValidationError):
        adapter.validate_python(value)


@given(st.dates(), st.dates(), st.dates())
def test_in_force_is_half_open(since: date, until: date, day: date) -> None:
    """A rule is in force from its first day and no longer on the day it ends."""
    if since < until:
        assert InForce(since=since, until=until).covers(day) == (since <= day < until)


def test_a_rule_cannot_end_before_it_begins() -> None:
    """An end on the first day would leave no day at all."""
    with pytest.raises(ValidationError, match="must be later than since"):
        InForce(since=date(2024, 1, 1), until=date(2024, 1, 1))
