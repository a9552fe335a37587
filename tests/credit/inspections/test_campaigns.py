"""Everything about a campaign is derived from its events."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from credit.inspections import Campaign
from credit.inspections.campaigns import finding_id
from credit.inspections.moves import CampaignState, FindingMove, FindingState
from tests.builders.inspections import BOARD, DAY, a_campaign, at, done, inspected

FEES = finding_id("spring", "X1", "disclosure.fees")
ONE = timedelta(days=1)


def test_states_follow_from_events() -> None:
    """Assigned, then inspecting; who is left follows too."""
    campaign = a_campaign()
    visited = inspected(campaign, "X1")

    assert (campaign.state, campaign.left) == (CampaignState.ASSIGNED, ("X1", "X2"))
    assert (visited.state, visited.left) == (CampaignState.INSPECTING, ("X2",))


def test_findings_follow_from_marks() -> None:
    """Fees not met is major and is to be put right in seven days; parking in part is minor and takes fifteen."""
    campaign = inspected(a_campaign(), "X1", fees="not_met", parking="part")
    told = {one.item.id: (one.severity, one.rectify_by - one.inspected_on) for one in campaign.findings.values()}

    assert told == {"disclosure.fees": ("major", 7 * ONE), "disclosure.parking": ("minor", 15 * ONE)}
    assert campaign.score_milli("X1") == 85_000


def test_a_finding_counts_as_put_right_when_it_was_reported() -> None:
    """The inspector may come later: the company does not wait for the re-check."""
    campaign = inspected(a_campaign(), "X1", fees="not_met")
    reported = done(campaign, FindingMove.REPORT, FEES, campaign.starts_on + 3 * ONE)
    confirmed = done(reported, FindingMove.CONFIRM, FEES, campaign.starts_on + 20 * ONE)
    found = confirmed.findings[FEES]

    assert (found.rectified_on, found.is_overdue(campaign.ends_on)) == (campaign.starts_on + 3 * ONE, False)


def test_what_is_put_right_late_stays_overdue() -> None:
    """And nothing is overdue before its day has passed."""
    campaign = inspected(a_campaign(), "X1", fees="not_met")
    late = done(campaign, FindingMove.CONFIRM, FEES, campaign.starts_on + 8 * ONE)

    assert not campaign.findings[FEES].is_overdue(campaign.starts_on + 7 * ONE)
    assert campaign.findings[FEES].is_overdue(campaign.starts_on + 8 * ONE)
    assert late.findings[FEES].is_overdue(campaign.ends_on)


def test_an_extension_moves_the_day() -> None:
    """Of this finding alone."""
    campaign = inspected(a_campaign(), "X1", fees="not_met", revenue="not_met")
    until = campaign.starts_on + 10 * ONE
    longer = done(campaign, FindingMove.EXTEND, FEES, campaign.starts_on, reason="r", content={"until": str(until)})

    assert longer.findings[FEES].rectify_by == until
    assert longer.findings[finding_id("spring", "X1", "disclosure.revenue")].rectify_by == until - 3 * ONE


def test_a_withdrawn_finding_takes_no_points() -> None:
    """Its item counts as met."""
    campaign = inspected(a_campaign(), "X1", fees="not_met")
    gone = done(campaign, FindingMove.WITHDRAW, FEES, campaign.starts_on, reason="another estate")

    assert (campaign.score_milli("X1"), gone.score_milli("X1")) == (90_000, 100_000)
    assert gone.findings[FEES].state is FindingState.WITHDRAWN


def test_a_campaign_can_be_seen_as_it_was_known() -> None:
    """Known-at asks for the moment of recording; before the announcement there was nothing."""
    campaign = inspected(a_campaign(), "X1")
    before = campaign.known_at(at(campaign.starts_on) - ONE)

    assert before is not None
    assert (before.state, before.visits) == (CampaignState.ASSIGNED, {})
    assert campaign.known_at(at(DAY) - ONE) is None


@given(st.sets(st.sampled_from(BOARD)))
def test_every_item_that_is_not_met_is_one_finding(missing: set[str]) -> None:
    """No more, no fewer, each named by campaign, community and item."""
    marks = dict.fromkeys((item.rpartition(".")[2] for item in missing), "not_met")
    campaign: Campaign = inspected(a_campaign(), "X1", None, (), **marks)

    assert {*campaign.findings} == {finding_id("spring", "X1", item) for item in missing}
