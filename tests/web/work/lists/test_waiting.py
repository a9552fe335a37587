"""What of lists waits for whom."""

from __future__ import annotations

from credit.standing.listing import Move
from tests.web.work.lists.conftest import Office
from web.access import Role


def test_a_proposal_waits_for_the_office(office: Office) -> None:
    """It is to be notified; for the head nothing waits."""
    assert "Notify the company" in office.on("2024-07-01").get("/desk").text
    assert "Nothing at the moment" in office.on("2024-07-01", Role.HEAD).get("/desk").text


def test_a_decision_waits_for_the_head(office: Office) -> None:
    """On the listing and on the petition, each with its day; then publishing waits for the office."""
    office.register.does(Move.NOTIFY, "2024-07-01")
    office.register.files("2024-07-01")
    head = office.on("2024-07-02", Role.HEAD).get("/desk").text

    assert "/work/lists/petitions/1" in head
    assert "9 July 2024" in head
    office.register.does(Move.UPHOLD, "2024-07-09")
    assert "Publish" in office.on("2024-07-09").get("/desk").text
    assert "Nothing at the moment" in office.on("2024-07-09", Role.AUDITOR).get("/desk").text
