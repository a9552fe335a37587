"""What follows from the steps of an engagement."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.builders.engagements import DIGEST, FILED, NEXT, STARTED, a_step, an_engagement

GONE = (
    a_step("notify", "2027-04-01", "company", to=["committee", "bureau"], document=DIGEST),
    a_step("replace", "2027-06-01", "committee", successor=NEXT, takes_over_on="2027-08-01", vote="v9"),
    a_step("deliver", "2027-08-02", "company", items=["rooms"], absent=["start_up"], receipt=DIGEST),
)


def test_what_is_open_and_who_was_told_follow_from_the_steps() -> None:
    """The items of the law's list without what was handed over and what there never was."""
    one = an_engagement("zhuji", *FILED, STARTED, *GONE)

    assert one.told_on() == {"committee": date(2027, 4, 1), "bureau": date(2027, 4, 1)}
    assert len(one.open_items()) == len(one.law.handed_over) - 2
    assert one.started_on == date(2024, 8, 1)


def test_a_renewal_undoes_a_notice() -> None:
    """The term is the new one, and what was said of leaving before no longer counts."""
    renewed = a_step("renew", "2027-06-10", "committee", until="2030-08-01", vote="v9")
    one = an_engagement("zhuji", *FILED, STARTED, *GONE[:2], renewed)

    assert (one.ends_on, one.told_on(), one.replaced) == (date(2030, 8, 1), {}, None)


def test_it_is_told_as_it_was_known() -> None:
    """By the day a step happened, and by the moment it was recorded."""
    one = an_engagement("zhuji", *FILED, STARTED)

    assert len(one.until(date(2024, 7, 16)).steps) == 2
    assert len(one.until(date(2024, 8, 1), datetime(2024, 7, 18, 3, tzinfo=UTC)).steps) == 2
    assert one.until(date(2024, 1, 1)).terms == one.terms
