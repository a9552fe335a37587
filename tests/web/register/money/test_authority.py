"""What is spent rests on the owners' votes and bodies on record, where there are any."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bidding.owners import Limits, VoteMove, VoteStep
from bidding.owners.laws import law_for
from bidding.owners.votes import Role
from bidding.revenue import Deposit, Estate, MoneyStep, Posting
from models.errors import RefusedError
from models.record import Clerk
from tests.builders.letting_register import decided, elected, on_record
from tests.builders.money import CODES, step, voucher
from tests.builders.money_register import a_money_clerk, an_open_estate
from web.register.money.authority import check_authorisation, check_stage, fallen, grounds_for
from web.register.money.books import deposited, paid, posted
from web.register.money.rows import estate_of, opened
from web.register.money.steps import authorisation, fund_step, staged
from web.register.owners.votes import take_step, vote_named

LIMITS = Limits(50_000, 90_000, date(2025, 1, 1))
TELLS: dict[str, Any] = {"each_fen": 50_000, "year_fen": 90_000, "until": "2025-01-01"}


@pytest.fixture
def clerk() -> Iterator[Clerk]:
    """Yield a clerk on a register in memory, with an estate whose committee is on record and which earned a rent."""
    with a_money_clerk() as made:
        on_record(made, "shop-1")
        elected(made)
        terms = {"jurisdiction": CODES["hangzhou"], "company_id": "C1", "subdistrict": "Harbour"}
        estate = opened(made, "willow-garden", step("open", "2024-01-01", role="subdistrict", **terms))
        estate = deposited(made, estate, voucher("2024-01-03"), [Deposit("1-101", 10_000, 100_000)], first=True)
        posted(made, estate, voucher(), [Posting("bank", 500_000), Posting("income.other", -500_000)])
        yield made


def _pay(clerk: Clerk, fen: int, subject: str = "lamps", on: str = "2024-05-01") -> Estate:
    estate = estate_of(clerk.session, "willow-garden")
    return paid(clerk, estate, voucher(on), ("bank", "spent.upkeep", fen), subject)


def _revoke(clerk: Clerk, vote: str) -> None:
    told = VoteStep(
        VoteMove.REVOKE, datetime(2024, 5, 2, tzinfo=UTC), "Harbour", Role.SUBDISTRICT, {"reason": "unlawful"}
    )
    take_step(clerk, vote_named(clerk.session, vote), told, law_for(CODES["hangzhou"]))


def _authorise(**content: Any) -> MoneyStep:  # noqa: ANN401
    return step("authorise", "2024-05-01", "a1", "committee", **content)


def test_a_vote_on_record_authorises_by_itself(clerk: Clerk) -> None:
    """Within its limits for each and for the year, until it is revoked."""
    with pytest.raises(RefusedError, match="no decision stands"):
        _pay(clerk, 1)
    decided(clerk, "v1", ("limits", "use_revenue", ""), LIMITS)
    assert _pay(clerk, 50_000).common.entries[-1].details["authority"]["vote"] == "v1"
    with pytest.raises(RefusedError, match=r"(?s)500\.00 yuan for each.*900\.00 yuan for the year"):
        _pay(clerk, 50_001)
    _revoke(clerk, "v1")
    with pytest.raises(RefusedError, match="no decision stands"):
        _pay(clerk, 1)


def test_who_acts_follows_from_the_bodies(clerk: Clerk) -> None:
    """After the term nobody does, whatever a vote left to the committee; and no stage is entered by hand."""
    decided(clerk, "v1", ("roof", "use_revenue", "roof"))
    estate = estate_of(clerk.session, "willow-garden")

    assert grounds_for(clerk.session, estate, date(2027, 12, 31)).principal.kind == "owners_committee"
    assert grounds_for(clerk.session, estate, date(2028, 1, 1)).principal.kind == "nobody"
    stage = step("stage", "2024-01-02", role="subdistrict", principal="owners_committee", until="2030-01-01")
    with pytest.raises(RefusedError, match="wuxin owners body"):
        staged(clerk, estate, stage)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ({"vote": "v9", "item": "limits", "matter": "use_revenue", "covers": "x"}, "no vote of this name"),
        ({"vote": "v1", "item": "other", "matter": "use_revenue", "covers": "x"}, "item other does not stand"),
        ({"vote": "v1", "item": "limits", "matter": "use_fund", "covers": "x"}, "is on use_revenue"),
        (
            {"vote": "v1", "item": "limits", "matter": "use_revenue", "covers": None, **TELLS, "year_fen": 1},
            "90000 for a year",
        ),
        ({"vote": "v2", "item": "roof", "matter": "use_revenue", "covers": None, **TELLS}, "leaves nothing"),
        ({"vote": "v2", "item": "roof", "matter": "use_revenue", "covers": "x"}, "covers roof"),
    ],
)
def test_what_no_vote_says_is_not_entered(clerk: Clerk, content: dict[str, Any], why: str) -> None:
    """With what the vote does say."""
    decided(clerk, "v1", ("limits", "use_revenue", ""), LIMITS)
    decided(clerk, "v2", ("roof", "use_revenue", "roof"))

    with pytest.raises(RefusedError, match=why):
        authorisation(clerk, estate_of(clerk.session, "willow-garden"), _authorise(**content))


def test_an_item_without_a_subject_is_told_what_it_covers(clerk: Clerk) -> None:
    """By an entry by hand; when that is revoked, it covers nothing."""
    decided(clerk, "v3", ("wall", "use_revenue", ""))
    estate = estate_of(clerk.session, "willow-garden")
    told = _authorise(vote="v3", item="wall", matter="use_revenue", covers="wall-3")
    check_authorisation(clerk.session, estate, told)
    estate = authorisation(clerk, estate, told)
    assert _pay(clerk, 70_000, "wall-3").common.entries[-1].details["authority"]["delegated"] is False

    authorisation(clerk, estate, step("revoke", "2024-05-02", "a1", "subdistrict", reason="unlawful"))
    with pytest.raises(RefusedError, match="no decision stands"):
        _pay(clerk, 1, "wall-3", "2024-05-03")


def test_an_application_stops_with_its_vote(clerk: Clerk) -> None:
    """What was applied for on a vote that was revoked is not approved."""
    decided(clerk, "v4", ("roof", "use_fund", "roof-1"))
    estate = estate_of(clerk.session, "willow-garden")
    told = step("apply", "2024-05-01", "roof-1", "committee", path="normal", kind="roof", units=["1-101"], amount_fen=5)
    estate, _ = fund_step(clerk, estate, told)
    assert fallen(clerk.session, estate, "roof-1", date(2024, 5, 1)) == ()
    _revoke(clerk, "v4")

    with pytest.raises(RefusedError, match=r"vote v4, roof: roof-1 rests on it"):
        fund_step(clerk, estate, step("approve", "2024-05-03", "roof-1", "district"))


def test_an_estate_of_which_nothing_is_on_record_goes_by_hand() -> None:
    """Stages and authorisations count as they were entered."""
    with a_money_clerk() as clerk:
        estate = an_open_estate(clerk)
        told = _authorise(vote="v9", item="limits", matter="use_revenue", covers=None, **TELLS)
        check_authorisation(clerk.session, estate, told)
        check_stage(clerk.session, estate, told)
        estate = authorisation(clerk, estate, told)

        assert [one.vote for one in grounds_for(clerk.session, estate, date(2024, 5, 1)).delegations] == ["v9"]
