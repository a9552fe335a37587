"""Leases in the register: signed on what is on record, and paid into the estate's books."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pytest

from bidding.auction import stand
from bidding.letting import Lease, LettingAward, Proposal, TenantMoney
from bidding.letting.tenant_money import owed_on
from bidding.revenue import Estate, MoneyRole
from bidding.tender import GRANTS, Event, Move, Role, Tender
from models.errors import RefusedError
from models.record import Clerk
from models.tables import Community
from tests.builders.auctions import AUCTION, STARTING, STEP, rules, run
from tests.builders.letting_register import decided, elected, on_record
from tests.builders.lettings import day, lease_step, lease_terms
from tests.builders.money import CODES, step, voucher
from tests.builders.money_register import a_money_clerk
from tests.builders.notices import a_notice, company, notice_json
from tests.builders.tenders import FIELD, PATH, PRICES, a_tender, an_event, awarded, checked, opening, ranked
from web.register.letting.leases import auction_award, end_of, paid_in, sign, take_step, tender_award
from web.register.money.rows import opened
from web.register.tenders.events import add_event, begin, tender_named


@pytest.fixture
def clerk() -> Iterator[Clerk]:
    """Yield a clerk on a register in memory with a shop whose owners decided to let it."""
    with a_money_clerk() as made:
        on_record(made, "shop-1")
        elected(made)
        decided(made, "v1", ("shop", "business_use", "shop-1"))
        yield made


def _sign(clerk: Clerk, name: str = "lease-1", award: LettingAward | None = None, **terms: Any) -> Lease:  # noqa: ANN401
    proposal = Proposal(name, lease_terms(**terms), MoneyRole.COMMITTEE, award)
    return sign(clerk, proposal, "C-1", day("2024-05-20"))


def _books(clerk: Clerk) -> Estate:
    terms = {"jurisdiction": CODES["hangzhou"], "company_id": "C1", "subdistrict": "Harbour"}
    return opened(clerk, "willow-garden", step("open", "2024-01-01", role="subdistrict", **terms))


def test_a_lease_is_signed_on_the_vote_on_record(clerk: Clerk) -> None:
    """Once; the next one overlaps, is named the same, and the decision is used up: three reasons."""
    assert _sign(clerk).authority == {"vote": "v1", "item": "shop", "delegated": False}

    with pytest.raises(RefusedError, match=r"(?s)no asset is let twice.*has let it once.*there is one of this name"):
        _sign(clerk)


def test_rent_and_deposit_go_into_the_books(clerk: Clerk) -> None:
    """By the account of the asset's kind; what is owed follows from them."""
    lease, estate = _sign(clerk), _books(clerk)
    estate = paid_in(clerk, estate, lease, voucher("2024-06-02"), (TenantMoney.DEPOSIT, 200_000))
    estate = paid_in(clerk, estate, lease, voucher("2024-06-02"), (TenantMoney.RENT, 300_000))

    owed = owed_on(lease, end_of(clerk.session, lease), estate.common, day("2024-09-05"))
    assert (owed.open_fen, owed.days) == (300_000, 4)
    assert estate.common.totals() == {"bank": 500_000, "deposits": -200_000, "income.letting": -300_000}
    with pytest.raises(RefusedError, match="was not handed back"):
        paid_in(clerk, estate, lease, voucher("2024-06-03"), (TenantMoney.REFUND, 1))


def test_a_reminder_says_what_is_open(clerk: Clerk) -> None:
    """And since when; the tenant who owes nothing is not reminded."""
    lease, estate = _sign(clerk), _books(clerk)
    reminded = take_step(clerk, lease, lease_step("remind", "2024-06-11", "bookkeeper"), estate.common)

    assert reminded.steps[-1].content == {"open_fen": 300_000, "days": 10, "since": "2024-06-01"}
    with pytest.raises(RefusedError, match="nothing is overdue"):
        take_step(clerk, _sign_other(clerk), lease_step("remind", "2024-06-11"), estate.common)


def _sign_other(clerk: Clerk) -> Lease:
    decided(clerk, "v2", ("again", "business_use", "lease-2"))
    return _sign(clerk, "lease-2", since="2025-06-01", until="2026-06-01")


def test_an_auction_awards_to_the_winner_or_to_who_waits(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a reason why the winner does not sign; without a waiting bid nobody else may."""
    _closed_auction(monkeypatch, [("a", STARTING), ("b", STARTING + STEP)])

    assert auction_award(clerk.session, AUCTION) == LettingAward("auction", AUCTION, "shop-1", "b", STARTING + STEP)
    assert auction_award(clerk.session, AUCTION, "b gave up").tenant == "a"


def test_nobody_who_did_not_bid_is_awarded(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    """One bid wins and none waits."""
    _closed_auction(monkeypatch, [("a", STARTING)])

    with pytest.raises(RefusedError, match="no bid waited"):
        auction_award(clerk.session, AUCTION, "a gave up")


def test_a_tender_that_lets_nothing_awards_no_lease() -> None:
    """Service is no letting."""
    with pytest.raises(RefusedError, match="lets nothing"):
        tender_award(a_tender(), "lot-1")


def _let_by_tender(clerk: Clerk) -> Tender:
    """Put a rent tender of the shop on record from its draft to its award, each event by the rules of the register."""
    lots = [{**notice_json()["lots"][0], "id": "shop-1", "title": "Gate 1", "months": 36, "ceiling_fen": None,
             "rent_months": 1}]  # fmt: skip
    entity = {"id": "committee-01", "name": "Committee", "role": "owners_committee"}
    notice = a_notice(kind="letting", lots=lots, procuring_entity=entity)
    told: dict[Move, dict[str, Any]] = {
        Move.DRAFT: {"notice": notice.as_json()}, Move.FILE: {"filing": "F-1", "ballot": _BALLOT},
        Move.PUBLISH: {"field": FIELD, "bids_elsewhere": "Trading Platform"}, Move.CLOSE: {},
        Move.OPEN: opening(lot="shop-1"), Move.CHECK: checked(), Move.EVALUATE: ranked(*PRICES, lot="shop-1"),
        Move.ANNOUNCE: {"shown_until": "2024-06-28"}, Move.AWARD: awarded(company(1), lot="shop-1"),
    }  # fmt: skip
    clerk.session.add(Community(community_id="willow-garden", name="Willow Garden", subdistrict=None))
    clerk.session.flush()
    for move, details in told.items():
        role = Role.OWNERS_COMMITTEE if Role.OWNERS_COMMITTEE in GRANTS[move] else None
        event = an_event(move, PATH[move][0] if move in PATH else "2024-05-06T02:00:00Z", details, role=role)
        _take(Clerk(clerk.session, event.at, clerk.entropy), notice.tender_id, event)
    return tender_named(clerk.session, notice.tender_id)


def _take(clerk: Clerk, name: str, event: Event) -> None:
    if event.move is Move.DRAFT:
        begin(clerk, name, event)
    else:
        add_event(clerk, name, lambda _: event)


_BALLOT: Final = {
    "decided_on": "2024-05-01", "subject": "letting", "all_area": 9000, "all_persons": 90, "voting_area": 6000,
    "voting_persons": 60, "agreed_area": 4500, "agreed_persons": 45,
}  # fmt: skip


def test_a_rent_tender_leads_to_a_lease(clerk: Clerk) -> None:
    """With the winner, at the rent that was bid, for the months of the lot; anything else is refused."""
    tender = _let_by_tender(clerk)
    award = tender_award(tender, "shop-1")
    assert (award.tenant, award.rent_fen, award.months) == (company(1), PRICES[company(1)], 36)

    price = PRICES[company(1)]
    lease: dict[str, Any] = {"tenant": company(1), "rent_fen": price, "since": "2024-08-01", "until": "2027-08-01"}
    with pytest.raises(RefusedError, match=r"(?s)awarded to .*the rent was bid at .*36 months were bid for"):
        _sign(clerk, award=award, **{**lease, "tenant": company(2), "rent_fen": 1, "until": "2030-08-01"})
    signed = _sign(clerk, award=award, **lease)
    assert signed.award is not None
    assert (signed.award["kind"], signed.award["id"]) == ("tender", tender.id)
    with pytest.raises(RefusedError, match="was not awarded"):
        tender_award(tender, "shop-9")


def _closed_auction(monkeypatch: pytest.MonkeyPatch, bids: list[tuple[str, int]]) -> None:
    """Let the register know an auction as it was followed: its rows have tests of their own."""
    events = run(bids)
    monkeypatch.setattr("web.register.letting.leases.course_of", lambda _session, _name: stand(rules(), events))
    monkeypatch.setattr("web.register.letting.leases.events_of", lambda _session, _name: events)
