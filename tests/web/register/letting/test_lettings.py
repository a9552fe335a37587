"""Putting assets up: an auction or rent tender names what is on record and may be let."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from bidding.owners import VoteMove, VoteStep
from bidding.owners.laws import law_named
from bidding.owners.votes import Role as VoteRole
from bidding.revenue import MoneyRole
from bidding.tender import Move, Tender
from models.errors import InputError, RefusedError
from models.record import Clerk
from tests.builders.auction_floor import an_offer
from tests.builders.auctions import OPENS_AT, STARTING, rules
from tests.builders.letting_register import decided, elected, on_record
from tests.builders.lettings import a_lease
from tests.builders.money_register import a_money_clerk
from tests.builders.notices import a_notice
from tests.builders.tenders import a_tender, an_event
from web.register.auctions.bids import maker
from web.register.auctions.courses import Courses, names, take
from web.register.letting.lease_rows import write_step
from web.register.letting.lettings import auctions_of, lot_problems, may_sell, put_up
from web.register.owners.votes import take_step, vote_named


@pytest.fixture
def clerk() -> Iterator[Clerk]:
    """Yield a clerk on a register in memory, before the auction opens, with a shop whose owners have a committee."""
    with a_money_clerk() as made:
        early = Clerk(made.session, datetime.fromisoformat("2024-05-01T00:00:00+00:00"), made.entropy)
        on_record(early, "shop-1")
        elected(early)
        yield early


def test_an_auction_needs_the_owners(clerk: Clerk) -> None:
    """Without their vote it is refused; with it, it is announced."""
    with pytest.raises(RefusedError, match="3/4 of area and persons"):
        put_up(clerk, rules(), "Harbour")
    decided(clerk, "v1", ("shop", "business_use", "shop-1"))
    put_up(clerk, rules(), "Harbour")

    assert names(clerk.session) == auctions_of(clerk.session, "willow-garden") == [rules().auction_id]
    assert auctions_of(clerk.session, "elsewhere") == []


def test_only_who_lets_announces_an_auction(clerk: Clerk) -> None:
    """The company does not, once there is a committee."""
    decided(clerk, "v1", ("shop", "business_use", "shop-1"))
    with pytest.raises(RefusedError, match="the company does not let"):
        put_up(clerk, rules(), "C1", MoneyRole.COMPANY)
    put_up(clerk, rules(), "C-1", MoneyRole.COMMITTEE)
    with pytest.raises(RefusedError, match="the company does not let"):
        may_sell(clerk, rules(), MoneyRole.COMPANY)


def test_an_auction_of_what_is_let_or_unknown_is_refused(clerk: Clerk) -> None:
    """What is vacant by the day of its close may be put up before."""
    decided(clerk, "v1", ("shop", "business_use", "shop-1"))
    with pytest.raises(InputError, match="wuxin asset register"):
        put_up(clerk, rules(asset_id="shop-9"), "Harbour")
    write_step(clerk, a_lease(since="2023-06-01", until="2024-05-07"))
    with pytest.raises(RefusedError, match="let by lease-1 until 2024-05-07"):
        put_up(clerk, rules(), "Harbour")
    assert OPENS_AT.date().isoformat() == "2024-05-06"


def _letting(*assets: str, community: str = "willow-garden") -> Tender:
    lot = {"community_ids": [community], "months": 36, "estimate_fen": 1, "floor_fen": 1, "rent_months": 1}
    lots = [{"id": asset, "title": asset, **lot} for asset in assets]
    buyer = {"id": "C-1", "name": "Committee", "role": "owners_committee"}
    return a_tender(notice=a_notice(kind="letting", lots=lots, required=None, procuring_entity=buyer))


def _told(clerk: Clerk, tender: Tender, move: Move = Move.FILE) -> str:
    return " ".join(map(str, lot_problems(clerk.session, tender, an_event(move, "2024-06-01T01:00:00Z"))))


def test_lots_of_a_rent_tender_name_assets(clerk: Clerk) -> None:
    """On record, of the lot's estate, vacant when bids close: every reason of every lot, when it is filed."""
    told = _told(clerk, _letting("shop-1", "shop-9"))
    assert "shop-9" in told
    assert "shop-1" not in told
    assert "the lot is not" in _told(clerk, _letting("shop-1", community="elsewhere"))
    write_step(clerk, a_lease())
    assert "let by lease-1" in _told(clerk, _letting("shop-1"), Move.PUBLISH)


def test_other_tenders_are_not_touched(clerk: Clerk) -> None:
    """Service names no asset, and a draft is not held to it yet."""
    assert _told(clerk, a_tender()) == _told(clerk, _letting("shop-9"), Move.DRAFT) == ""


def test_a_revoked_decision_stops_the_auction(clerk: Clerk) -> None:
    """Bids are refused with the reason while the course is closed in time; a new decision lets it go on."""
    decided(clerk, "v1", ("shop", "business_use", "shop-1"))
    put_up(clerk, rules(), "Harbour")
    vote = vote_named(clerk.session, "v1")
    step = VoteStep(VoteMove.REVOKE, clerk.at, "Xinan", VoteRole.SUBDISTRICT, {"reason": "选票造假"})
    take_step(clerk, vote, step, law_named("hangzhou"))

    def bids() -> object:
        name = rules().auction_id
        return take(clerk.session, name, maker(an_offer("a", STARTING)), lambda: OPENS_AT, clerk.entropy, Courses({}))

    with pytest.raises(RefusedError, match="was revoked"):
        bids()
    decided(clerk, "v2", ("shop", "business_use", "shop-1"))
    assert bids()
