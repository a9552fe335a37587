"""Tenders that end before an award: cancelled, unsuccessful and tendered again (HZ-10, ZJ-07)."""

from __future__ import annotations

from pathlib import Path

import pytest

from bidding.tender import State
from tests.builders.notices import CLOSES_AT, company
from tests.builders.tender_desk import BUYER, DB, NAME, TenderDesk, open_desk
from tests.builders.tenders import PRICES, opening


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> TenderDesk:
    """Return an office with a rated register."""
    return open_desk(monkeypatch, tmp_path)


def test_a_tender_is_cancelled_before_its_bids_are_opened(desk: TenderDesk) -> None:
    """With its reason on record; afterwards nothing can be done with it."""
    desk.walks(State.PUBLISHED)
    desk.to("2024-06-03T02:00:00Z")
    cancelled = desk.does("cancel", NAME, "--what", "the land was sold")
    assert cancelled["state"] == "cancelled"
    assert "cannot be done while it is cancelled" in desk.refused("close", NAME)
    assert [event["move"] for event in desk.does("show", NAME)["timeline"]][-1] == "cancel"


def test_after_an_opening_nobody_cancels_at_will(desk: TenderDesk) -> None:
    """It takes a decision that orders a new tender."""
    desk.walks(State.OPENED)

    assert "nobody ordered a new tender" in desk.refused("cancel", NAME, "--what", "we changed our mind")


def test_fewer_than_three_are_not_opened_and_tendered_again_by_agreement(desk: TenderDesk) -> None:
    """Two bid: unsuccessful, drafted again with their number, agreed with one company under an approval."""
    desk.walks(State.CLOSED)
    desk.to("2024-06-21T03:30:00Z")
    two = {one: PRICES[one] for one in (company(1), company(2))}
    assert "wuxin tender do TENDER fail" in desk.refused("open", NAME, "--bids", desk.file("o.json", opening(two)))
    few = desk.file("few.json", {"because": "few", "bidders": {"lot-1": 2}, "what": "two bid"})
    assert desk.does("do", NAME, "fail", "--details", few)["state"] == "unsuccessful"

    desk.to("2024-06-24T02:00:00Z")
    times = {
        "questions_close_at": "2024-07-20T00:00:00Z", "bids_close_at": "2024-08-05T01:30:00Z",
        "opens_until": "2024-08-05T03:30:00Z", "permit_on": "2024-09-01",
    }  # fmt: skip
    again = desk.notice(tender_id="zj-2024-002", method="direct", times=times)
    desk.does("draft", again, "--retender-of", NAME)
    file = ("file", "zj-2024-002", "--filing", "F-20")
    assert "the authority has not approved it" in desk.refused(*file)
    desk.does(*file, "--approval", "A-3")
    desk.to("2024-07-08T02:00:00Z")
    desk.does("publish", "zj-2024-002", "--bids-elsewhere", "Trading Platform")
    desk.to("2024-08-05T01:30:00Z")
    desk.does("close", "zj-2024-002")
    one = desk.file("one.json", opening({company(1): PRICES[company(1)]}))
    assert desk.does("open", "zj-2024-002", "--bids", one)["state"] == "opened"


def test_only_what_failed_is_tendered_again(desk: TenderDesk) -> None:
    """A tender that runs cannot be repeated beside itself."""
    desk.walks(State.PUBLISHED)
    again = desk.notice(tender_id="zj-2024-002")
    told = desk.run("tender", "draft", again, "--retender-of", NAME, "--by", BUYER, "--db", DB)

    assert told.exit_code == 2
    assert "no tender that was unsuccessful or cancelled" in told.stderr


def test_bids_do_not_close_a_second_early(desk: TenderDesk) -> None:
    """The moment of the notice decides, wherever a clock stood before."""
    desk.walks(State.PUBLISHED)
    desk.to("2024-06-21T01:29:58Z")  # the clock of the desk moves on by a second with each reading
    assert "Wait for that moment" in desk.refused("close", NAME)
    desk.to(CLOSES_AT)
    assert desk.does("close", NAME, "--role", "system", by="platform")["state"] == "closed"
