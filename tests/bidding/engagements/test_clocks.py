"""The last days in time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidding.engagements.clocks import inspect_by, kind_needed, leave_by, notice_by, tell_by
from tests.builders.engagements import FILED, INITIAL, NEXT, STARTED, a_step, an_engagement, terms

REPLACED = a_step("replace", "2027-06-01", "committee", successor=NEXT, takes_over_on="2027-08-01", vote="v9")


def test_notice_is_due_ninety_days_before_the_end() -> None:
    """ZJ-12; a contract may say otherwise, and is then what is cited."""
    assert notice_by(an_engagement("zhuji")).last == date(2027, 5, 3)
    assert "art. 7(1)" in notice_by(an_engagement("zhuji")).article
    agreed = notice_by(an_engagement("zhuji", notice_days=120))
    assert (agreed.last, agreed.article) == (date(2027, 4, 3), "contract, notice_days")


def test_a_contract_changes_nothing_where_the_law_forbids_it() -> None:
    """Lishui art. 27(2) lets nobody agree otherwise."""
    assert notice_by(an_engagement("lishui", **INITIAL, notice_days=10)).last == date(2027, 5, 3)


@given(days=st.integers(min_value=0, max_value=366), length=st.integers(min_value=1, max_value=4000))
def test_notice_is_always_its_days_before_the_end(days: int, length: int) -> None:
    """Whatever the contract says and however long it runs."""
    ends = date(2024, 8, 1) + timedelta(days=length)
    one = an_engagement("national", ends_on=ends.isoformat(), notice_days=days)

    assert ends - notice_by(one).last == timedelta(days=days)


@pytest.mark.parametrize(("place", "last"), [("zhuji", "2024-08-05"), ("hangzhou", "2024-08-20")])
def test_a_new_estate_is_inspected_before_delivery(place: str, last: str) -> None:
    """ZJ-33: fifteen days in Zhuji; by delivery in Hangzhou."""
    clock = inspect_by(an_engagement(place, **INITIAL))

    assert clock is not None
    assert clock.last == date.fromisoformat(last)


def test_a_change_is_inspected_ten_days_after_the_contract_in_hangzhou() -> None:
    """Hangzhou art. 57(2); elsewhere the law names no day, and who goes on needs no inspection."""
    clock = inspect_by(an_engagement("hangzhou"))

    assert clock is not None
    assert clock.last == date(2024, 7, 20)
    assert inspect_by(an_engagement("zhuji")) is None
    assert kind_needed(an_engagement("zhuji", predecessor="C-1")) is None


@pytest.mark.parametrize(("place", "last"), [("hangzhou", "2027-08-15"), ("lishui", "2027-07-31")])
def test_nobody_has_to_leave_before_somebody_takes_over(place: str, last: str) -> None:
    """Civil Code 950; then fifteen days in Hangzhou (57), none in Lishui (37)."""
    assert leave_by(an_engagement(place, STARTED)) is None
    clock = leave_by(an_engagement(place, STARTED, REPLACED))

    assert clock is not None
    assert clock.last == date.fromisoformat(last)


def test_a_company_is_told_sixty_days_before() -> None:
    """Shaoxing art. 34(1)."""
    assert tell_by(an_engagement("zhuji", *FILED)).last == date(2027, 6, 2)
    assert terms("zhuji")["ends_on"] == "2027-08-01"
