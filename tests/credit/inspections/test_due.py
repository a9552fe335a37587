"""What is due, from facts alone."""

from __future__ import annotations

from datetime import date, timedelta

from credit.inspections import programme
from credit.inspections.due import Due, Place, due_of, due_of_inspector, next_campaigns, next_due, overdue, place_of
from credit.inspections.moves import CampaignMove, FindingMove
from tests.builders.inspections import a_campaign, a_rule, announcement, done, event, inspected

ONE = timedelta(days=1)
FEES = "spring/X1/disclosure.fees"


def test_visits_and_publication_are_due() -> None:
    """Visits by the last day, publication twenty working days later: a Saturday that makes up for Labour Day."""
    campaign = a_campaign()
    told = [(one.what, one.subject) for one in due_of(campaign)]

    assert told == [("visit", "spring/X1"), ("visit", "spring/X2"), ("publish", "spring")]
    assert due_of(campaign)[-1].day == date(2026, 5, 9)


def test_a_finding_is_due_until_it_is_put_right() -> None:
    """First to be put right, then to be looked at again, then not at all."""
    campaign = inspected(a_campaign(), "X1", fees="not_met")
    reported = done(campaign, FindingMove.REPORT, FEES, campaign.starts_on)
    confirmed = done(reported, FindingMove.CONFIRM, FEES, campaign.starts_on)
    day = campaign.starts_on + 7 * ONE

    assert next_due(campaign, campaign.starts_on) == Due(day, "rectify", FEES)
    assert next_due(reported, campaign.starts_on) == Due(day, "recheck", FEES)
    assert FEES not in {one.subject for one in due_of(confirmed)}


def test_an_inspector_has_their_own_visits_and_second_looks() -> None:
    """Nobody else's: X2 is left for the two who were assigned, what was found in X1 is looked at again by them."""
    campaign = done(inspected(a_campaign(), "X1", fees="not_met"), FindingMove.REPORT, FEES, a_campaign().starts_on)
    own = campaign.assignments["X2"][0]

    assert [(one.what, one.subject) for one in due_of_inspector(campaign, own)] == [
        ("recheck", FEES), ("visit", "spring/X2")
    ]  # fmt: skip
    assert due_of_inspector(campaign, "nobody") == []


def test_overdue_is_what_lies_before_a_day() -> None:
    """The day itself is still in time."""
    campaign = inspected(a_campaign(), "X1", fees="not_met")

    assert overdue([campaign], campaign.starts_on + 7 * ONE) == []
    assert [one.subject for one in overdue([campaign], campaign.starts_on + 8 * ONE)] == [FEES]


def test_a_cancelled_campaign_has_nothing_due() -> None:
    """Nor does the next one count from it."""
    campaign = a_campaign(a_rule("half_yearly", "rongcheng"))
    cancelled = campaign.with_event(event(CampaignMove.CANCEL, reason="r"))

    assert due_of(cancelled) == []
    assert next_campaigns(programme("rongcheng"), [cancelled]) == []


def test_the_next_campaign_comes_a_period_after_the_last() -> None:
    """RC-30: half a year after the newest began."""
    rules = a_rule("half_yearly", "rongcheng")
    first = a_campaign(rules)
    later = announcement(rules, starts_on="2026-04-01", ends_on="2026-04-30")
    found = [first, type(first)("second", (later,), rules)]

    assert next_campaigns(programme("rongcheng"), found) == [
        Due(date(2026, 10, 1), "announce", "rongcheng/half_yearly")
    ]


def test_every_due_thing_has_its_place() -> None:
    """A visit its community, a finding its item too; the whole campaign has none."""
    campaign = inspected(a_campaign(), "X1", fees="not_met")
    told = {one.what: place_of(one, campaign) for one in due_of(campaign)}

    assert told["publish"] is None
    assert told["visit"] == Place("X2")
    assert told["rectify"] == Place("X1", campaign.findings[FEES].item)
