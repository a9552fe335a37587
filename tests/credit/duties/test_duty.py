"""Duties have one name and one place."""

from __future__ import annotations

from datetime import date

from credit.duties import Duty, DutyKind


def test_a_duty_is_named_by_kind_subject_and_period() -> None:
    """The day on which it is due is not part of its name."""
    one = Duty(DutyKind.EXPIRE, "listing/7", "2025-06-03", date(2025, 6, 3))

    assert one.key == "list.expire listing/7 2025-06-03"


def test_duties_stand_by_day_then_by_kind() -> None:
    """What was due earlier comes first; within a day what changes lists comes before what publishes."""
    late = Duty(DutyKind.PUBLISH, "rulebook/a", "2024-Q2", date(2024, 7, 1))
    first = Duty(DutyKind.EXPIRE, "listing/7", "2024-07-01", date(2024, 7, 1))
    earlier = Duty(DutyKind.ANALYSE, "desk/a", "2024-05", date(2024, 6, 1))

    assert sorted((late, first, earlier), key=lambda duty: duty.place) == [earlier, first, late]


def test_what_computes_over_everything_is_long() -> None:
    """It takes a transaction of its own."""
    assert [kind for kind in DutyKind if kind.is_long] == [DutyKind.ANALYSE, DutyKind.PUBLISH]
