"""The tenders of whoever is signed in."""

from __future__ import annotations

from pathlib import Path

from bidding.tender import State
from tests.builders.accounts import signed_in
from tests.builders.tender_rooms import DEVELOPER, OFFICE, REGULATOR, tender_portal


def test_everybody_sees_their_own(tmp_path: Path) -> None:
    """The buyer, the office of the estate, the authority; another developer none."""
    app = tender_portal(tmp_path, State.FILED, "2024-05-20T02:00:00Z")
    others = (DEVELOPER[0], "developer/91330100MA27XQ0A1B")
    pages = [signed_in(app, *who).get("/work/tenders").text for who in (DEVELOPER, OFFICE, REGULATOR, others)]

    assert ["Preliminary service" in page for page in pages] == [True, True, True, False]


def test_the_list_says_what_is_due_and_what_is_late(tmp_path: Path) -> None:
    """An opening whose window is over."""
    app = tender_portal(tmp_path, State.CLOSED, "2024-06-25T02:00:00Z")
    page = signed_in(app, *DEVELOPER).get("/work/tenders?state=closed").text

    assert ("Open bids" in page, "late" in page) == (True, True)
    assert "No tender is there yet." in signed_in(app, *DEVELOPER).get("/work/tenders?state=draft").text


def test_the_desk_tells_who_can_do_it(tmp_path: Path) -> None:
    """Publishing waits for the buyer, not for the office."""
    app = tender_portal(tmp_path, State.FILED, "2024-05-20T02:00:00Z")
    desks = [signed_in(app, *who).get("/desk").text for who in (DEVELOPER, OFFICE)]

    assert ["Publish, not before" in desk for desk in desks] == [True, False]
