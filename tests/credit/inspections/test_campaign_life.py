"""The life of a campaign, its diagram in the docs, and what it refuses."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit.inspections import Campaign, Event, Role, announced, decided, visit_content
from credit.inspections.campaign_life import CAMPAIGN, Attempt, cited
from credit.inspections.campaigns import finding_id
from credit.inspections.moves import CampaignMove, CampaignState, FindingMove
from models.errors import RefusedError
from tests.architecture.source import page
from tests.builders.inspections import a_campaign, a_rule, announcement, done, event, inspected, marks_of

ONE = timedelta(days=1)
TEAM = ["I1", "I2"]


def refusals(campaign: Campaign, one: Event) -> str:
    """Return all reasons why an event may not be, as one text."""
    found = CAMPAIGN.refusals(campaign.state, CampaignMove(one.move), Attempt(campaign, one))
    return "\n".join(map(str, found))


def test_the_docs_show_the_table() -> None:
    """The diagram in docs/inspections.md is drawn from it."""
    assert CAMPAIGN.diagram() in page("docs/inspections.md")


def test_who_is_drawn_cannot_be_listed_and_the_other_way_round() -> None:
    """ZY-16: chance decides, by the article that asks for it."""
    drawn = a_rule("double_random", "ziyang")
    campaign = announced("r", announcement(drawn), drawn)

    assert "ziyang_plan_2020 三(三)2" in refusals(campaign, event(CampaignMove.ASSIGN, content={"assignments": {}}))
    listed = announced("b", announcement(a_rule()), a_rule())
    assert "draws nobody" in refusals(listed, event(CampaignMove.COMMIT))


def test_a_list_leaves_nobody_out_and_sends_nobody_where_barred() -> None:
    """Who could leave out one community could spare it."""
    campaign = announced("b", announcement(a_rule()), a_rule())
    content = {"assignments": {"X1": TEAM, "X9": TEAM}, "barred": [["I2", "X1"], ["I3", "X1"]]}
    told = refusals(campaign, event(CampaignMove.ASSIGN, content=content))

    assert "X2, X9: announced and not assigned" in told
    assert "they may not meet: I2 at X1." in told


def test_a_draw_waits_for_its_lottery() -> None:
    """The result of a day cannot be known before it."""
    rules = a_rule("double_random", "ziyang")
    day = (event(CampaignMove.DRAW).on + ONE).isoformat()
    committed = event(CampaignMove.COMMIT, content={"targets": {"source": {"day": day}}})
    campaign = announced("r", announcement(rules), rules).with_event(committed)

    assert day in refusals(campaign, event(CampaignMove.DRAW))
    assert not refusals(campaign, event(CampaignMove.DRAW, committed.on + ONE))


@pytest.mark.parametrize(
    ("target", "days", "inspectors", "reason"),
    [
        ("X9", 0, TEAM, "not among those still to be inspected"),
        ("X1", 0, ["I1", "I9"], "were assigned"),
        ("X1", 31, TEAM, "lies outside"),
        ("X1", -1, TEAM, "lies outside"),
    ],
)
def test_only_those_assigned_inspect_only_those_assigned_in_time(
    target: str, days: int, inspectors: list[str], reason: str
) -> None:
    """Each deviation is refused."""
    campaign = a_campaign()
    on = campaign.starts_on + days * ONE
    one = event(CampaignMove.VISIT, on, Role.INSPECTOR, target=target, content={"inspectors": inspectors})

    assert reason in refusals(campaign, one)


def test_parties_inspect_together() -> None:
    """ZJ-34: the committee, both companies and the subdistrict; who is missing is named."""
    campaign = a_campaign(a_rule("handover"), ["X1"])
    content = {"inspectors": TEAM, "parties": ["committee", "company"]}
    one = event(CampaignMove.VISIT, campaign.starts_on, Role.INSPECTOR, target="X1", content=content)

    assert "outgoing_company, subdistrict did not take part" in refusals(campaign, one)


def test_a_campaign_closes_when_all_is_done() -> None:
    """Not while a community is left, nor while a finding has not been looked at again."""
    campaign = inspected(a_campaign(), "X1", fees="not_met")
    close = event(CampaignMove.CLOSE, campaign.ends_on)
    told = refusals(campaign, close)

    assert "1 communities are still to be inspected: X2" in told
    assert "1 findings wait for their re-check" in told
    finding = finding_id("spring", "X1", "disclosure.fees")
    again = done(inspected(campaign, "X2"), FindingMove.REJECT, finding, campaign.starts_on + 8 * ONE)
    assert not refusals(again, close)


def test_a_community_is_excused_only_with_a_reason() -> None:
    """Which is published."""
    assert "Say why" in refusals(a_campaign(), event(CampaignMove.EXCUSE, target="X1"))
    assert not refusals(a_campaign(), event(CampaignMove.EXCUSE, target="X1", reason="flood"))


@pytest.mark.parametrize("move", [CampaignMove.PUBLISH, CampaignMove.COMMIT, CampaignMove.CLOSE])
def test_no_step_is_skipped(move: CampaignMove) -> None:
    """Nothing is published that was not closed, nothing closed that was not inspected."""
    assert "cannot be done while it is assigned" in refusals(a_campaign(), event(move))


def test_unfit_premises_are_not_taken_over() -> None:
    """ZJ-35: with a critical finding open the company is refused, and an office may record the violation."""
    campaign = a_campaign(a_rule("acceptance", "hangzhou"), ["X1"])
    parties = (Role.DEVELOPER, Role.COMPANY, Role.SUBDISTRICT)
    unfit = inspected(campaign, "X1", parties=parties, equipment="not_met")
    take = event(CampaignMove.TAKE_OVER, unfit.starts_on, Role.COMPANY)
    found = event(CampaignMove.FIND_TAKEN_OVER, unfit.starts_on)

    assert "zhuji_opinions_2023 17; hangzhou_2021 45: they are not fit" in refusals(unfit, take)
    assert not refusals(unfit, found)
    fit = done(unfit, FindingMove.CONFIRM, finding_id("spring", "X1", "acceptance.equipment"), unfit.starts_on)
    assert not refusals(fit, take)
    assert "the premises were fit" in refusals(fit, found)


def test_nothing_is_taken_over_in_a_patrol() -> None:
    """Nor before anybody has inspected."""
    assert "nothing is taken over" in refusals(inspected(a_campaign(), "X1"), event(CampaignMove.TAKE_OVER))


def test_a_kind_without_an_article_says_so() -> None:
    """No refusal claims a law that there is not."""
    campaign = a_campaign(a_rule("half_yearly", "rongcheng"))

    assert cited(Attempt(campaign, event(CampaignMove.CLOSE))) == "rongcheng_plan_2021 三(二)"
    assert campaign.state is CampaignState.ASSIGNED


MOVES = st.lists(st.tuples(st.sampled_from(CampaignMove), st.sampled_from(["X1", "X2"])), max_size=12)


@given(MOVES)
def test_nothing_is_published_that_was_not_inspected_and_closed(moves: list[tuple[CampaignMove, str]]) -> None:
    """Whatever is tried in whatever order."""
    campaign = a_campaign()
    day = campaign.starts_on
    for move, target in moves:
        named = target if move in (CampaignMove.VISIT, CampaignMove.EXCUSE) else None
        content = {**visit_content(campaign.rules, day, marks_of(), TEAM), "assignments": {}}
        role = Role.COMPANY if move is CampaignMove.TAKE_OVER else Role.AUTHORITY
        try:
            campaign = decided(campaign, event(move, day, role, target=named, reason="r", content=content))
        except RefusedError:
            continue
    made = [one.move for one in campaign.events]

    if CampaignMove.PUBLISH in made:
        assert made.index(CampaignMove.CLOSE) < made.index(CampaignMove.PUBLISH)
        assert {*campaign.visits} | {*campaign.excused} == {"X1", "X2"}
        assert CampaignMove.CANCEL not in made
