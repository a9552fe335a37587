"""Each kind of tender by who may ask for it, from the draft to the award (HZ-10, HZ-24, ZJ-09, LS-12, LS-22)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.builders.letting_register import on_record
from tests.builders.notices import company, notice_json
from tests.builders.tender_desk import DB, NAME, TenderDesk, open_desk
from tests.builders.tenders import PRICES, opening, ranked
from web.cli.databases import register
from web.cli.recording import clerk

COMMITTEE = {"id": "committee-01", "name": "柳园业主委员会", "role": "owners_committee"}
STREET = {"id": "subdistrict-01", "name": "暨阳街道", "role": "subdistrict"}
VOTE = {"decided_on": "2024-05-01", "subject": "业主共同决定", "all_area": 9000, "all_persons": 90,
        "voting_area": 6000, "voting_persons": 60, "agreed_area": 4500, "agreed_persons": 45}  # fmt: skip
LOT = notice_json()["lots"][0]
TWO = [{**LOT, "id": lot, "community_ids": [estate], "ceiling_fen": None}
       for lot, estate in (("lot-1", "willow-garden"), ("lot-2", "estate-2"))]  # fmt: skip
OWNERS = {"procuring_entity": COMMITTEE}
KINDS: dict[str, dict[str, Any]] = {
    "service": OWNERS, "repair": OWNERS, "letting": OWNERS,
    "bundle": {"procuring_entity": STREET, "lots": TWO, "state_funds": True},
}  # fmt: skip


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> TenderDesk:
    """Return an office with a rated register."""
    return open_desk(monkeypatch, tmp_path)


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_tender_of_each_kind_is_awarded(desk: TenderDesk, kind: str) -> None:
    """Owners vote before their committee files; a bundle of old estates is awarded lot by lot."""
    told = KINDS[kind]
    lots, who = [one["id"] for one in told.get("lots", [LOT])], str(told["procuring_entity"]["id"])
    desk.to("2024-05-06T02:00:00Z")
    if kind == "letting":  # a lot bears the name of its asset
        with register(DB) as session:
            on_record(clerk(session), "lot-1", "zhuji")
    desk.does("draft", desk.notice(kind=kind, **told), by=who)
    desk.to("2024-05-10T02:00:00Z")
    ballot = ("--ballot", desk.file("vote.json", VOTE)) if told is OWNERS else ()
    desk.does("file", NAME, "--filing", "F-1", *ballot, by=who)
    desk.to("2024-05-27T02:00:00Z")
    desk.does("publish", NAME, "--bids-elsewhere", "Trading Platform", by=who)
    desk.to("2024-06-21T01:30:00Z")
    desk.does("close", NAME, by=who)
    bids = [bid for lot in lots for bid in opening(lot=lot)["bids"]]
    desk.does("open", NAME, "--bids", desk.file("o.json", {**opening(), "bids": bids}), by=who)
    desk.does("check", NAME, by=who)
    places = [place for n, lot in enumerate(lots) for place in ranked(*[*PRICES][n:], lot=lot)["ranking"]]
    desk.does("evaluate", NAME, "--ranking", desk.file("r.json", {**ranked(), "ranking": places}), by="panel-01")
    desk.does("announce", NAME, "--until", "2024-06-24", by=who)
    desk.to("2024-06-25T02:00:00Z")

    awards = desk.does("award", NAME, by=who)["awards"]
    assert [awards[lot]["company_id"] for lot in lots] == [company(1), company(2)][: len(lots)]


def test_letting_takes_more_owners_than_a_service(desk: TenderDesk) -> None:
    """One vote short of three quarters: refused for letting with the article, enough for a service."""
    fewer = desk.file("vote.json", {**VOTE, "agreed_persons": 44})
    desk.to("2024-05-06T02:00:00Z")
    desk.does("draft", desk.notice(kind="letting", procuring_entity=COMMITTEE), by="committee-01")
    refused = desk.refused("file", NAME, "--filing", "F-1", "--ballot", fewer, by="committee-01")
    assert "asset lot-1: no asset of this name is on the register" in refused
    assert (
        "Civil Code art. 278: 44 of 60 (73.3 %) of the persons that took part agreed, at least 3/4 is needed" in refused
    )

    service = desk.notice(kind="service", tender_id="zj-2024-002", procuring_entity=COMMITTEE)
    desk.does("draft", service, by="committee-01")
    filed = desk.does("file", "zj-2024-002", "--filing", "F-2", "--ballot", fewer, by="committee-01")
    assert filed["state"] == "filed"
