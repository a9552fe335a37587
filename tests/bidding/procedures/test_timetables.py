"""Days proposed from the clocks of a place."""

from __future__ import annotations

from datetime import date, timedelta

from bidding.notices import Method
from bidding.procedures import PeriodName, case_of, procedures_for, publication_problems, timetable
from tests.builders.notices import a_notice

FILED = date(2024, 5, 10)


def test_the_earliest_days_are_lawful_ones() -> None:
    """Zhuji: ten days after filing, then twenty for bids; each with its article."""
    found = timetable(case_of(a_notice()), Method.OPEN, FILED, procedures_for("330681", FILED))

    assert (found.publish_on, found.bids_close_on) == (date(2024, 5, 20), date(2024, 6, 11))
    assert found.milestones[0].name is PeriodName.NOTICE_FILED
    assert "130 of 2003" in found.milestones[0].clock.article


def test_what_is_proposed_may_be_published() -> None:
    """A notice with the proposed days passes the rule of publication, and one that closes a day earlier does not."""
    law = procedures_for("330681", FILED)
    notice = a_notice()
    days = timetable(case_of(notice), Method.OPEN, FILED, law)

    def closing(on: date) -> list[str]:
        times = notice.times.model_copy(
            update={"bids_close_at": notice.times.bids_close_at.replace(month=on.month, day=on.day)}
        )
        changed = notice.model_copy(update={"times": times})
        return [one.what for one in publication_problems(changed, FILED, days.publish_on, law)]

    prepared = next(one.day for one in days.milestones if one.name is PeriodName.BIDS_PREPARED)
    assert (closing(days.bids_close_on), len(closing(prepared - timedelta(days=1)))) == ([], 1)


def test_who_agrees_with_one_company_waits_for_no_tender() -> None:
    """The time for preparing bids is that of tenders."""
    law = procedures_for("330681", FILED)
    found = timetable(case_of(a_notice()), Method.DIRECT, FILED, law)

    assert found.bids_close_on - found.publish_on <= timedelta(days=5)
    assert found.publish_on < found.questions_close_on < found.bids_close_on
