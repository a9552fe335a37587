"""Each missed duty becomes evidence (ZJ-13), with its clause."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bidding.engagements import Engagement, Step, evidence_rows, missed
from credit.rulebook import load_rulebook
from tests.builders.engagements import (
    ACCEPTED,
    AGREED,
    CODES,
    DIGEST,
    FILED,
    INITIAL,
    INSPECTED,
    NEXT,
    STARTED,
    a_step,
    an_engagement,
)

EVERYBODY = ["committee", "bureau", "subdistrict", "neighbourhood"]
REPLACED = a_step("replace", "2027-06-01", "committee", successor=NEXT, takes_over_on="2027-08-01", vote="v9")


def _found(since: str = "2024-07-20", *, inspected: bool = False) -> Step:
    return a_step("find_serving", "2024-07-25", "bureau", since=since, inspected=inspected, what="guards on duty")


def _told(on: str, *to: str) -> Step:
    return a_step("notify", on, "company", to=[*to], document=DIGEST)


def _events(engagement: Engagement, as_of: str) -> list[tuple[str, str]]:
    return [(one.event, one.on.isoformat()) for one in missed(engagement, date.fromisoformat(as_of))]


def test_service_before_filing_is_a_record() -> None:
    """ZJ-10, ZJ-35: unfiled, and on premises that nobody inspected."""
    one = an_engagement("zhuji", _found(), premises=())

    assert _events(one, "2024-07-24") == []
    assert _events(one, "2024-07-25") == [("service.unfiled", "2024-07-20"), ("delivery.unfit_accepted", "2024-07-20")]
    assert "art. 17" in missed(one, date(2024, 7, 25))[1].article


def test_what_the_inspection_tells_is_not_told_twice() -> None:
    """Where premises were inspected and unfit, the room of inspections records it."""
    one = an_engagement("zhuji", *FILED, _found("2024-07-19", inspected=True), premises=())

    assert _events(one, "2024-08-01") == []


@pytest.mark.parametrize(
    ("notices", "wanted"),
    [
        ([_told("2027-05-03", *EVERYBODY)], []),
        ([_told("2027-05-04", *EVERYBODY)], [("exit.notice_late", "2027-05-04")]),
        ([_told("2027-04-01", "committee")], [("exit.notice_late", "2027-05-04")]),
        ([_told("2027-04-01", "committee"), _told("2027-04-02", *EVERYBODY[1:])], []),
    ],
)
def test_notice_reaches_all_four_in_time(notices: list[Step], wanted: list[tuple[str, str]]) -> None:
    """ZJ-12: the ninetieth day before is in time, the next is not, and each of the four counts."""
    assert _events(an_engagement("zhuji", *FILED, STARTED, *notices), "2027-07-01") == wanted


def test_a_company_that_stays_gives_no_notice() -> None:
    """Whoever is replaced, or goes on, has not missed it."""
    assert _events(an_engagement("zhuji", *FILED, STARTED, REPLACED), "2027-07-01") == []


def test_a_handover_still_open_after_its_order_is_refused() -> None:
    """The day after the one that the authority set; what is done by then is no refusal."""
    order = a_step("order", "2027-08-16", "bureau", until="2027-08-30", what="hand over")
    one = an_engagement("hangzhou", STARTED, REPLACED, order)
    given = a_step("deliver", "2027-08-30", "company", items=[*one.law.handed_over], receipt=DIGEST)

    assert _events(one, "2027-08-30") == []
    assert _events(one, "2027-08-31") == [("exit.refused", "2027-08-31")]
    assert _events(an_engagement("hangzhou", STARTED, REPLACED, order, given), "2027-09-30") == []


def test_a_breach_of_the_agreement_is_the_record_it_was_found_to_be() -> None:
    """HZ-21: under one of the four heads."""
    broken = a_step("breach", "2024-09-01", "subdistrict", head="premises", event="rooms.misused",
                    occurred_on="2024-08-20", what="let as a shop")  # fmt: skip
    one = an_engagement("hangzhou", AGREED, STARTED, broken, premises=(ACCEPTED,), **INITIAL)

    assert _events(one, "2024-09-01") == [("rooms.misused", "2024-08-20")]


def test_rows_are_those_of_a_package_and_known_when_they_were_recorded() -> None:
    """One row for each, of the company, with an id that never changes."""
    one = an_engagement("zhuji", *FILED, STARTED, _told("2027-05-04", *EVERYBODY))
    rows = evidence_rows([one], date(2027, 7, 1))

    assert [(row["record_id"], row["company_id"], row["event"]) for row in rows] == [
        ("engagement/willow-24/notice", "C-1", "exit.notice_late")
    ]
    assert evidence_rows([one], date(2027, 7, 1), datetime(2027, 5, 3, tzinfo=UTC)) == []


@pytest.mark.parametrize("place", ["zhuji", "hangzhou", "lishui", "shandong"])
def test_the_rulebook_of_the_place_counts_what_is_missed(place: str) -> None:
    """Every event that the law's data names is one that a rating knows."""
    law = an_engagement(place).law
    named = {law.premises.event, law.refused.event, *(one.event for one in law.notice.values())}
    named |= {event for head in (law.supervised or {}).values() for event in head.events}
    named |= set() if law.filing is None else {law.filing.event}
    known = {rule.event for one in load_rulebook(place).indicators for rule in one.rules}

    assert named <= known
    assert CODES[place].startswith(law.codes[0])
    assert INSPECTED.kind == law.premises.change
