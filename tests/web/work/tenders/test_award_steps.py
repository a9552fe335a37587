"""Steps from the opening to the award."""

from __future__ import annotations

from pathlib import Path

from bidding.tender import State, state_of
from tests.builders.accounts import signed_in
from tests.builders.notices import company
from tests.builders.tender_rooms import BIDDER, CENTRE, DEVELOPER, REGULATOR, ROOM, kept, tender_portal


def test_an_opening_comes_from_the_box_alone(tmp_path: Path) -> None:
    """While its prices are sealed nothing is recorded, and no file is asked for."""
    app = tender_portal(tmp_path, State.CLOSED, "2024-06-21T03:40:00Z")
    client = signed_in(app, *CENTRE)

    assert 'type="file"' not in client.get(f"{ROOM}/do/open").text
    assert "prices are not opened" in client.post(f"{ROOM}/do/open").text


def test_candidates_are_shown_for_as_long_as_the_law_says(tmp_path: Path) -> None:
    """Two days are refused; three are shown."""
    app = tender_portal(tmp_path, State.EVALUATED, "2024-06-25T04:00:00Z")
    client = signed_in(app, *DEVELOPER)
    codes = [
        client.post(f"{ROOM}/do/announce", data={"shown_until": one}).status_code
        for one in ("2024-06-27", "2024-06-28")
    ]

    assert (codes, state_of(kept(app))) == ([422, 303], State.ANNOUNCED)


def test_the_award_goes_to_the_first_who_may_win(tmp_path: Path) -> None:
    """Checked as of its day; nobody else is offered first."""
    app = tender_portal(tmp_path, State.ANNOUNCED, "2024-06-29T04:00:00Z")
    answer = signed_in(app, *DEVELOPER).post(f"{ROOM}/do/award", data={"winner.lot-1": "", "what": ""})

    assert (answer.status_code, kept(app).awards["lot-1"].company_id) == (303, company(1))
    assert kept(app).events[-1].details["checked"]["stage"] == "award"


def test_a_candidate_gives_up_for_itself(tmp_path: Path) -> None:
    """And the authority strikes another off by an article."""
    app = tender_portal(tmp_path, State.ANNOUNCED, "2024-06-27T04:00:00Z")
    told = {"candidate": f"lot-1|{company(1)}", "what": "we have too much to do"}
    signed_in(app, *BIDDER).post(f"{ROOM}/do/withdraw", data=told)
    off = {"candidate": f"lot-1|{company(2)}", "what": "false papers", "article": "Tender Law art. 54"}
    signed_in(app, *REGULATOR).post(f"{ROOM}/do/strike", data=off)

    assert [one.company_id for one in kept(app).candidates("lot-1")] == [company(3)]


def test_a_failure_has_its_ground(tmp_path: Path) -> None:
    """While candidates are there, nobody left to win is none."""
    app = tender_portal(tmp_path, State.ANNOUNCED, "2024-06-27T04:00:00Z")
    told = {"because": "nobody_left", "what": "all gave up"}

    assert signed_in(app, *DEVELOPER).post(f"{ROOM}/do/fail", data=told).status_code == 422
