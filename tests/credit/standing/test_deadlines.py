"""Clocks of listings: computed from steps and law."""

from __future__ import annotations

from datetime import date

import pytest

from credit.standing.deadlines import decide_by, next_due, out_of_view_on, respond_by
from credit.standing.listing import Move, Role
from tests.builders.listings import Case, a_listing, weekdays

CLOCKS = [("zhejiang", "2024-07-08", "2024-07-29"), ("shandong", "2024-07-04", "2024-07-10"),
          ("henan", "2024-07-04", "2024-07-10")]  # fmt: skip


@pytest.mark.parametrize(("law", "plain", "extended"), CLOCKS)
def test_working_days_are_those_of_the_province(law: str, plain: str, extended: str) -> None:
    """Zhejiang 5 up to 20 (article 31), Shandong 3 or 7 (39), Henan 3 or 7 (41), from Monday 1 July 2024."""
    case = Case(law=law)
    case.notify()
    case.take(Move.OBJECT, Role.COMPANY)
    before = decide_by(case.listing, case.law, weekdays)
    case.take(Move.EXTEND, Role.HEAD)

    assert (before, decide_by(case.listing, case.law, weekdays)) == (
        date.fromisoformat(plain), date.fromisoformat(extended),
    )  # fmt: skip


def test_what_is_due_follows_the_life() -> None:
    """Nothing, decide, publish, expire, nothing."""
    case = Case()
    due = [next_due(case.listing, case.law, weekdays)]
    assert respond_by(case.listing, case.law, weekdays) is None
    case.notify()
    due.append(next_due(case.listing, case.law, weekdays))
    case.days(9)
    case.decide(Move.UPHOLD)
    due.append(next_due(case.listing, case.law, weekdays))
    case.publish()
    due.append(next_due(case.listing, case.law, weekdays))
    case.decide(Move.LIFT)

    assert [*due, next_due(case.listing, case.law, weekdays)] == [
        None, (date(2024, 7, 9), "decide"), (date(2024, 7, 10), "publish"), (date(2025, 6, 3), "expire"), None,
    ]  # fmt: skip


def test_a_request_for_repair_has_its_own_clock() -> None:
    """One working day in Henan (article 43)."""
    case = Case(law="henan").listed()
    case.days(100)
    case.take(Move.ASK_REPAIR, Role.COMPANY, rectified_on="2024-08-01", harm_removed_on="2024-08-01")

    assert decide_by(case.listing, case.law, weekdays) == date(2024, 10, 21)
    case.decide(Move.REFUSE_REPAIR)
    assert decide_by(case.listing, case.law, weekdays) is None


def test_retention_ends_the_view() -> None:
    """Five years from the event; in Zhejiang not before the listing ends (article 16), in Shandong on that day (38)."""
    open_ = a_listing(ends_on=None)
    long = a_listing(ends_on=date(2031, 1, 1))
    short = a_listing(ends_on=date(2025, 1, 1))
    grey = a_listing(kind="grey", rule=None, event=None, source_id=None, place=1, ends_on=date(2025, 1, 1))
    zhejiang, shandong = Case(law="zhejiang").law, Case(law="shandong").law

    assert [out_of_view_on(one, zhejiang) for one in (open_, long, short, grey)] == [
        None, date(2031, 1, 1), date(2029, 6, 3), date(2025, 1, 1),
    ]  # fmt: skip
    assert out_of_view_on(open_, shandong) == out_of_view_on(long, shandong) == date(2029, 6, 3)
