"""The terms of an estate's money."""

from __future__ import annotations

from datetime import date

import pytest

from bidding.owners import PrincipalKind
from bidding.revenue.terms import principal_of, stage_on, terms_of
from models.errors import InputError
from tests.builders.money import an_estate, step

STAGE = step("stage", "2024-06-01", role="subdistrict", principal="owners_committee", until="2027-06-01")


def test_books_that_were_not_opened_have_no_terms() -> None:
    """And it is said how they are opened."""
    with pytest.raises(InputError, match="wuxin money open"):
        terms_of("willow-garden", [])


def test_the_stage_begins_on_its_day() -> None:
    """The developer acts before it, the committee in its term, and nobody after it."""
    steps = an_estate("hangzhou", STAGE).steps
    days = [date(2024, 5, 31), date(2024, 6, 1), date(2027, 6, 1)]

    assert [stage_on(steps, day) for day in days] == ["initial", "assembly", "assembly"]
    assert [principal_of(steps, day).kind for day in days] == [
        PrincipalKind.DEVELOPER, PrincipalKind.OWNERS_COMMITTEE, PrincipalKind.NOBODY
    ]  # fmt: skip
