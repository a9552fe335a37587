"""Moves of a tender as forms."""

from __future__ import annotations

from pathlib import Path

from bidding.tender import Move, State, state_of
from tests.builders.accounts import signed_in
from tests.builders.notices import company
from tests.builders.tender_rooms import BIDDER, DEVELOPER, NAME, OFFICE, REGULATOR, ROOM, kept, sends, tender_portal


def test_a_move_is_made_by_whom_it_is_for_and_goes_on_record(tmp_path: Path) -> None:
    """A developer files; the event names the account, and the page says so."""
    app = tender_portal(tmp_path, State.DRAFT, "2024-05-10T02:00:00Z")
    answer = signed_in(app, *DEVELOPER).post(f"{ROOM}/do/file", data={"filing": "F-12"})
    event = kept(app).events[-1]

    assert (answer.status_code, event.move, event.details["filing"]) == (303, Move.FILE, "F-12")
    assert event.by.startswith("account/")


def test_a_refusal_names_every_reason_and_loses_nothing(tmp_path: Path) -> None:
    """An award while candidates are shown: the reason with its article, and what was typed."""
    app = tender_portal(tmp_path, State.ANNOUNCED, "2024-06-27T02:00:00Z")
    answer = signed_in(app, *DEVELOPER).post(f"{ROOM}/do/award", data={"winner.lot-1": "", "what": "nearest"})

    assert (answer.status_code, state_of(kept(app))) == (422, State.ANNOUNCED)
    assert "candidates are shown until 2024-06-28" in answer.text
    assert "art. 54" in answer.text
    assert "nearest" in answer.text


def test_a_form_of_before_is_refused(tmp_path: Path) -> None:
    """What was meant for one lot or company never lands on another: nothing is recorded, and the page says why."""
    app = tender_portal(tmp_path, State.AWARDED, "2024-07-02T04:00:00Z")
    told = {f"fen.lot-1.{company(2)}": "145000.00", f"receipt.lot-1.{company(2)}": "R-1"}
    answer = signed_in(app, *OFFICE).post(f"{ROOM}/do/secure", data=told)

    assert (answer.status_code, state_of(kept(app))) == (422, State.AWARDED)
    assert f"does not ask for the same any more (fen.lot-1.{company(2)}" in answer.text


def test_each_form_says_what_the_law_asks(tmp_path: Path) -> None:
    """From the data of the rules, in the language of the page."""
    app = tender_portal(tmp_path, State.FILED, "2024-05-20T02:00:00Z")
    pages = [signed_in(app, *DEVELOPER, language=one).get(f"{ROOM}/do/publish").text for one in ("en", "zh")]

    assert "Time to prepare bids: at least 20 days" in pages[0]
    assert "中华人民共和国招标投标法 第24条" in pages[1]


def test_nobody_makes_the_move_of_another(tmp_path: Path) -> None:
    """An authority files nothing, another developer does not see it, and a company publishes nothing."""
    app = tender_portal(tmp_path, State.DRAFT, "2024-05-10T02:00:00Z")
    told = {"filing": "F-12"}
    asked = (REGULATOR, (DEVELOPER[0], "developer/91330100MA27XQ0A1B"), BIDDER)
    codes = [signed_in(app, *who).post(f"{ROOM}/do/file", data=told).status_code for who in asked]

    assert (codes, len(kept(app).events)) == ([404, 403, 403], 1)


def test_the_authority_returns_a_filing(tmp_path: Path) -> None:
    """It goes back to its draft, with what is to be mended."""
    app = tender_portal(tmp_path, State.FILED, "2024-05-13T02:00:00Z")
    signed_in(app, *REGULATOR).post(f"{ROOM}/do/return", data={"what": "the area is missing"})

    assert (state_of(kept(app)), kept(app).events[-1].role) == (State.DRAFT, "authority")


def test_a_question_is_asked_by_nobody(tmp_path: Path) -> None:
    """Neither the account nor the company stands in the event (Tender Law article 22)."""
    app = tender_portal(tmp_path, State.PUBLISHED, "2024-06-01T02:00:00Z")
    signed_in(app, *BIDDER).post(f"{ROOM}/do/ask", data={"question": "How many lifts?"})
    by = kept(app).events[-1].by

    assert by.startswith("anonymous-")
    assert BIDDER[1].partition("/")[2] not in by


def test_a_subdistrict_takes_the_securities_of_its_estates(tmp_path: Path) -> None:
    """And the developer does not."""
    app = tender_portal(tmp_path, State.AWARDED, "2024-07-02T04:00:00Z")
    told = {f"fen.lot-1.{company(1)}": "145000.00", f"receipt.lot-1.{company(1)}": "R-1"}
    codes = [signed_in(app, *who).post(f"{ROOM}/do/secure", data=told).status_code for who in (DEVELOPER, OFFICE)]

    assert (codes, list(kept(app).ledger.held().values())) == ([404, 303], [14_500_000])


def test_an_unknown_tender_is_not_found(tmp_path: Path) -> None:
    """As any other page that is not there."""
    app = tender_portal(tmp_path, None, "2024-07-02T04:00:00Z")

    assert sends(signed_in(app, *REGULATOR), f"/work/tenders/{NAME}/do/file").status_code == 404
