"""What is due on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from credit.complaints import Move as ComplaintMove
from credit.duties import DeskCases, Duty, Published, Waiting, due_on
from credit.standing.laws import law_named
from credit.standing.listing import Move
from credit.standing.petitions import Petition, Point
from tests.builders.complaints import AT, desk, walked
from tests.builders.inspections import DAY, a_campaign
from tests.builders.listings import MONDAY, Case

POINT = Point(1, "C1", "tiny.bad", "penalty", "records", "P1", date(2024, 6, 1), -5000)


def _all() -> Waiting:
    """Return a register with something in every room."""
    return Waiting(
        desks=(DeskCases(desk(), AT.date(), (walked(ComplaintMove.ROUTE),)),),
        listings=(Case().listed().listing,),
        petitions=((Petition(3, "objection", POINT, MONDAY), law_named("zhejiang")),),
        campaigns=(a_campaign(),),
        published=Published("tiny", date(2024, 6, 30)),
    )


def _told(waiting: Waiting, day: date, kind: str) -> list[tuple[str, str]]:
    return [(duty.subject, duty.period) for duty in due_on(waiting, day) if duty.kind == kind]


def test_months_that_were_missed_are_due_in_order() -> None:
    """After an outage each month's analysis is due, the oldest first."""
    assert _told(_all(), date(2024, 9, 1), "complaints.month") == [
        ("desk/rongcheng", month) for month in ("2024-06", "2024-07", "2024-08")
    ]


def test_each_quarter_after_the_last_publication_is_due() -> None:
    """Nothing is where nothing was ever published."""
    assert _told(_all(), date(2025, 1, 1), "rating.quarter") == [
        ("rulebook/tiny", quarter) for quarter in ("2024-Q3", "2024-Q4")
    ]
    assert _told(replace(_all(), published=None), date(2025, 1, 1), "rating.quarter") == []


def test_a_complaint_goes_up_and_what_is_late_is_told() -> None:
    """The level's time is the clock's to end; what people owe is overdue."""
    day = date(2024, 6, 12)

    assert _told(_all(), day, "complaint.escalate") == [("complaint/20240603-AAAAA", "neighbourhood 2024-06-11")]
    assert ("complaint/20240603-AAAAA", "answer 2024-06-11") in _told(_all(), day, "overdue")
    assert due_on(_all(), date(2024, 6, 5)) == []


def test_a_listing_expires_and_leaves_the_view() -> None:
    """Its term ends on 3 June 2025; five years from the event it is out of view (Zhejiang 16)."""
    waiting = _all()
    assert _told(waiting, date(2025, 6, 2), "list.expire") == []
    assert _told(waiting, date(2025, 6, 3), "list.expire") == [("listing/7", "2025-06-03")]
    assert _told(waiting, date(2029, 6, 2), "list.out_of_view") == []

    assert _told(waiting, date(2029, 6, 3), "list.out_of_view") == [("listing/7", "2029-06-03")]


def test_decisions_that_were_owed_are_overdue() -> None:
    """Of a petition after five working days (Zhejiang 31(1)), and of a listing after its notice."""
    case = Case()
    case.notify()
    waiting = replace(_all(), listings=(case.listing,))

    assert {("petition/3", "decide 2024-07-08"), ("listing/7", "decide 2024-07-09")} <= set(
        _told(waiting, date(2024, 7, 10), "overdue")
    )
    case.days(9)
    case.decide(Move.UPHOLD)
    owed = _told(replace(waiting, listings=(case.listing,)), date(2024, 7, 11), "overdue")
    assert ("listing/7", "publish 2024-07-10") in owed


def test_inspections_that_did_not_take_place_are_overdue() -> None:
    """Visits after the last day of the campaign, by their communities."""
    found = _told(_all(), DAY + timedelta(days=40), "overdue")

    assert [subject for subject, period in found if period.startswith("visit")] == [
        "inspection/spring/X1", "inspection/spring/X2",
    ]  # fmt: skip


def _after(waiting: Waiting, duties: list[Duty]) -> Waiting:
    return replace(waiting, done={*waiting.done, *(duty.key for duty in duties)})


@given(st.dates(date(2024, 6, 1), date(2026, 3, 1)), st.integers(0, 900))
def test_what_was_done_is_never_due_again(day: date, later: int) -> None:
    """Asked on two days, nothing is lost and nothing comes twice: both days together give what the later one gives."""
    waiting, then = _all(), day + timedelta(days=later)
    first = due_on(waiting, day)
    second = due_on(_after(waiting, first), then)
    keys = [duty.key for duty in (*first, *second)]

    assert len(keys) == len(set(keys))
    assert {duty.key for duty in due_on(waiting, then)} <= set(keys)
    assert due_on(_after(waiting, [*first, *second]), then) == []
