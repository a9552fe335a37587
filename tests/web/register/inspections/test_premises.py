"""What inspections of common parts tell engagements."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bidding.engagements import Premises
from credit.inspections import Campaign, Event, Role, visit_content
from credit.inspections.moves import CampaignMove
from models.record import Clerk
from tests.builders.inspections import DAY, a_rule, announcement, event, marks_of
from tests.builders.money_register import a_money_clerk
from tests.builders.statements import asked
from web.register.inspections.campaigns import add_event, announce
from web.register.inspections.premises import premises_by_estate, premises_of

RULE = a_rule("handover")
VISITED = DAY + timedelta(days=7)
PARTIES = [Role.COMMITTEE, Role.COMPANY, Role.OUTGOING_COMPANY, Role.SUBDISTRICT]


@pytest.fixture
def clerk() -> Iterator[Clerk]:
    """Yield a clerk on a register in memory."""
    with a_money_clerk() as made:
        yield made


def _visited(clerk: Clerk, **marks: str) -> None:
    announce(clerk, "change-26", announcement(RULE, ["X1"], company_id="C-1"), RULE)
    items = [item.id for one in RULE.checklists for item in one.items]
    content = visit_content(RULE, VISITED, marks_of(items, **marks), ["I1"], PARTIES)
    _add(clerk, event(CampaignMove.ASSIGN, content={"assignments": {"X1": ["I1"]}}))
    _add(clerk, event(CampaignMove.VISIT, VISITED, Role.INSPECTOR, target="X1", content=content))


def _add(clerk: Clerk, one: Event) -> None:
    def make(_before: Campaign) -> Event:
        return one

    add_event(clerk, "change-26", make)


def test_fit_premises_are_told_once_taken_over(clerk: Clerk) -> None:
    """The kind, for whom, when inspected and when taken over."""
    _visited(clerk)
    _add(clerk, event(CampaignMove.TAKE_OVER, VISITED, Role.COMPANY))

    assert premises_of(clerk.session, "X1") == (Premises("change-26", "handover", "C-1", VISITED, VISITED),)
    assert premises_of(clerk.session, "X2") == ()


def test_what_keeps_premises_from_being_taken_over_is_named(clerk: Clerk) -> None:
    """Each finding that is open, by its id."""
    _visited(clerk, lifts="not_met")

    [told] = premises_of(clerk.session, "X1")
    assert (told.unfit, told.taken_over_on) == (("change-26/X1/handover.lifts",), None)


def test_premises_of_several_estates_are_read_at_once(clerk: Clerk) -> None:
    """Each its own, and none of who is asked for is left out; statements do not grow with the estates."""
    announce(clerk, "change-26", announcement(RULE, ["X1", "X2"]), RULE)
    announce(clerk, "change-27", announcement(RULE, ["X2"]), RULE)
    clerk.session.commit()

    with asked(clerk.session.get_bind().engine) as statements:
        found = premises_by_estate(clerk.session, ["X1", "X2", "X3"])

    names = {estate: [one.campaign for one in premises] for estate, premises in found.items()}
    assert names == {"X1": ["change-26"], "X2": ["change-26", "change-27"], "X3": []}
    assert len(statements) == 2


def test_a_campaign_that_was_cancelled_says_nothing(clerk: Clerk) -> None:
    """And one that has not inspected says that it has not."""
    announce(clerk, "change-26", announcement(RULE, ["X1"]), RULE)
    assert [one.inspected_on for one in premises_of(clerk.session, "X1")] == [None]

    _add(clerk, event(CampaignMove.CANCEL, reason="announced twice"))
    assert premises_of(clerk.session, "X1") == ()
