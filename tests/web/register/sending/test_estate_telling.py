"""What is told of votes, the fund and leases of an estate."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bidding.letting import Proposal
from bidding.owners import VoteMove, VoteStep
from bidding.owners.laws import law_for
from bidding.owners.votes import Role as VoteRole
from bidding.revenue import MoneyMove, MoneyRole, MoneyStep
from models.record import Clerk
from models.tables import Community
from tests.builders.accounts import person_with, signed_in
from tests.builders.estate_desk import ESTATE, estate_portal, url_of
from tests.builders.estate_rooms import CLOSED, OPEN, VOTE, called, committee, turned_to
from tests.builders.letting_register import decided, elected, on_record
from tests.builders.lettings import day, lease_terms
from tests.builders.money_register import a_money_clerk, an_open_estate
from tests.builders.record import writing_to
from web.access import CITY, Holding, Role
from web.register.letting.leases import sign
from web.register.money.rows import add_step
from web.register.owners.votes import take_step, vote_named
from web.register.sending.estate_telling import tell_arrears
from web.register.sending.inbox import inbox
from web.register.sending.telling import tell_of


def test_each_owner_is_told_of_a_vote_and_of_its_outcome(tmp_path: Path) -> None:
    """In their own inbox: that one read it says nothing of the others. While it is open it waits on their desk."""
    app = estate_portal(tmp_path)
    people = [person_with(url_of(app), Holding(Role.OWNER, ESTATE)).id for _ in range(2)]
    called(app)
    desk = signed_in(turned_to(app, OPEN), Role.OWNER, ESTATE).get("/desk").text
    office = committee(turned_to(app, CLOSED))
    for move in ("count", "announce"):
        office.post(f"{VOTE}/{move}")
    with writing_to(url_of(app)) as session:
        told = [[one.kind for one in reversed(inbox(session, f"account/{one}"))] for one in people]

    assert told == [["vote.called", "vote.announced"]] * 2
    assert f'href="{VOTE}"' in desk


def test_a_stopped_decision_is_told_though_nothing_rests_on_it(clerk: Clerk) -> None:
    """Committee and subdistrict read of the order, once; what stands still with a decision they read instead."""
    clerk.entered.clear()
    step = VoteStep(VoteMove.ORDER, clerk.at, "西南", VoteRole.SUBDISTRICT, {"reason": "选票造假"})
    take_step(clerk, vote_named(clerk.session, "v1"), step, law_for("330100"))
    tell_of(clerk)
    whom = ("organisation/community/willow-garden", "organisation/subdistrict/西南")

    assert [[one.kind for one in inbox(clerk.session, one)] for one in whom] == [["vote.ordered"]] * 2


@pytest.fixture
def clerk() -> Iterator[Clerk]:
    """Yield a clerk of a register that knows the estate, with what its leases rest on."""
    with a_money_clerk() as made:
        made.session.add(Community(community_id="willow-garden", name="柳园", subdistrict="西南"))
        on_record(made, "shop-1")
        elected(made)
        decided(made, "v1", ("shop", "business_use", "shop-1"))
        yield made


def test_rent_in_arrears_is_told_once_an_instalment(clerk: Clerk) -> None:
    """Committee and subdistrict read of it the day after it was due; nobody before."""
    sign(clerk, Proposal("lease-1", lease_terms(), MoneyRole.COMMITTEE), "C-1", day("2024-05-20"))
    an_open_estate(clerk)
    counts = [tell_arrears(clerk, day(on)) for on in ("2024-06-01", "2024-06-02", "2024-06-11", "2024-09-02")]
    told = inbox(clerk.session, "organisation/community/willow-garden")

    assert counts == [0, 2, 0, 2]
    assert [(one.facts["yuan"], one.facts["since"]) for one in told][-1] == ("3000.00", "2024-06-01")


def test_an_application_to_the_fund_is_told_to_who_decides(clerk: Clerk) -> None:
    """An urgent one to the subdistrict too, who confirms it; the answer to committee and subdistrict."""
    estate = an_open_estate(clerk)
    steps = [(MoneyMove.APPLY, {"path": "urgent"}), (MoneyMove.APPROVE, {})]
    clerk.entered.clear()
    for move, content in steps:
        step = MoneyStep(move, day("2024-07-01"), clerk.at, "x", MoneyRole.COMMITTEE, "F1", content)
        estate = add_step(clerk, estate, step)
    tell_of(clerk)
    whom = (f"organisation/{CITY}", "organisation/subdistrict/西南", "organisation/community/willow-garden")
    told = [[one.kind for one in reversed(inbox(clerk.session, one))] for one in whom]

    assert told == [["fund.applied"], ["fund.urgent", "fund.approved"], ["fund.approved"]]
