"""The terms of an estate's money."""

from __future__ import annotations

from datetime import date

import pytest

from bidding.owners import BodyEvent, BodyMove, PrincipalKind
from bidding.revenue.terms import principal_of, stage_on, stages_of, terms_of, with_stages
from models.errors import InputError
from tests.builders.money import AT, an_estate, step

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


def test_stages_follow_from_bodies_on_record() -> None:
    """Nobody acts after a founding without a committee, nor after a dissolution; a management committee goes on."""
    bodies = [
        BodyEvent(BodyMove.DELIVER, date(2022, 1, 1), "Harbour"),
        BodyEvent(BodyMove.ESTABLISH, date(2023, 1, 1), "Harbour", date(2025, 1, 1)),
        BodyEvent(BodyMove.FOUND, date(2023, 6, 1), "Harbour", vote="v0"),
        BodyEvent(BodyMove.ELECT, date(2024, 1, 1), "Harbour", date(2027, 1, 1), "v1"),
        BodyEvent(BodyMove.DISSOLVE, date(2026, 1, 1), "Harbour", details={"reason": "all resigned"}),
    ]
    steps = list(stages_of(bodies, AT))
    days = [date(2022, 6, 1), date(2023, 2, 1), date(2023, 7, 1), date(2024, 7, 1), date(2026, 1, 1)]

    assert [principal_of(steps, day).kind for day in days] == [
        "developer", "management_committee", "management_committee", "owners_committee", "nobody",
    ]  # fmt: skip
    assert [stage_on(steps, day) for day in days] == ["initial", *["assembly"] * 4]


def test_bodies_on_record_take_the_place_of_stages_by_hand() -> None:
    """Without bodies, or without books, steps stay as they are."""
    steps = an_estate("hangzhou", STAGE).steps
    bodies = [BodyEvent(BodyMove.FOUND, date(2024, 2, 1), "Harbour", vote="v0")]
    found = with_stages(steps, bodies)

    assert [step.on for step in found if step.move == "stage"] == [date(2024, 2, 1)]
    assert with_stages(steps, []) == steps
    assert with_stages([], bodies) == ()
