"""Tenders that a company may enter, and why not the others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bidding.tender import State, Tender
from tests.builders.accounts import signed_in
from tests.builders.notices import company
from tests.builders.tender_rooms import BIDDER, DEVELOPER, NOTICE, kept, tender_portal
from web.access import Role
from web.work.acting import reading_session
from web.work.bids.listing import entry_of


def test_a_company_sees_where_it_may_bid(tmp_path: Path) -> None:
    """Published ones alone, and on its desk until when; a developer has no such room."""
    app = tender_portal(tmp_path, State.PUBLISHED, "2024-06-01T02:00:00Z")
    client = signed_in(app, *BIDDER)

    assert "1 tender takes your bid" in client.get("/work/bids").text
    assert "21 June 2024" in client.get("/desk").text
    assert signed_in(app, *DEVELOPER).get("/work/bids").status_code == 403
    draft = tender_portal(tmp_path, State.FILED, "2024-05-20T02:00:00Z")
    assert "1 tender takes" not in signed_in(draft, *BIDDER).get("/work/bids").text


def test_who_may_not_bid_is_told_every_reason(tmp_path: Path) -> None:
    """Not rated where a grade is asked for, and not invited."""
    app = tender_portal(tmp_path, State.PUBLISHED, "2024-06-01T02:00:00Z")
    asked = {"grades": ["A"], "rulebook": "zhuji", "instrument": "zhuji_opinions_2023", "article": "6"}
    told = NOTICE.as_json() | {"required": asked, "method": "limited", "invited": [company(2)]}
    tender = kept(app)
    drafted = replace(tender.events[0], details={"notice": told})
    tender = Tender(tender.id, (drafted, *tender.events[1:]))
    with app.test_request_context("/"):
        found = entry_of(reading_session(), tender, company(1))

    assert (found.may_bid, found.uninvited) == (False, True)
    assert [one.refusal for one in found.eligibility.reasons] == ["not_participating"]


def test_an_opened_bid_is_found_again(tmp_path: Path) -> None:
    """By its own company, not by another."""
    app = tender_portal(tmp_path, State.ANNOUNCED, "2024-06-26T02:00:00Z")
    others = (Role.COMPANY, f"company/{company(9)}")
    pages = [signed_in(app, *who).get("/work/bids").text for who in (BIDDER, others)]

    assert ["Preliminary service" in page for page in pages] == [True, False]
