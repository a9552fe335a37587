"""Contracts as a list: each to who signed it and to who supervises."""

from __future__ import annotations

from pathlib import Path

from bidding.tender import State
from tests.builders.accounts import signed_in
from tests.builders.notices import company
from tests.builders.tender_rooms import BIDDER, COMMITTEE, NAME, tender_portal
from web.access import Role

ROOM = "/work/contracts"
OTHER = (BIDDER[0], f"company/{company(2)}")


def test_a_contract_is_listed_for_who_it_concerns(tmp_path: Path) -> None:
    """Its company, the committee of its estate, who audits; not another bidder, nor another developer."""
    app = tender_portal(tmp_path, State.SIGNED, "2024-07-12T02:00:00Z")
    concerned = (BIDDER, COMMITTEE, (Role.AUDITOR, "city"))
    others = (OTHER, (Role.DEVELOPER, "developer/other"))
    pages = [signed_in(app, *who).get(ROOM).text for who in (*concerned, *others)]

    assert [f"{ROOM}/{NAME}/lot-1" in page for page in pages] == [True] * 3 + [False] * 2
    assert "No contract is on record yet" in pages[-1]


def test_a_line_tells_what_is_due_next(tmp_path: Path) -> None:
    """With its day; what was handed over is found under all."""
    client = signed_in(tender_portal(tmp_path, State.SIGNED, "2024-07-12T02:00:00Z"), *BIDDER)
    due = client.get(ROOM).text
    over = signed_in(tender_portal(tmp_path, State.HANDED_OVER, "2027-08-02T02:00:00Z"), *BIDDER)

    assert all(told in due for told in ("Report the result", "2 days left"))
    assert [NAME in over.get(f"{ROOM}?show={shown}").text for shown in ("open", "all")] == [False, True]
