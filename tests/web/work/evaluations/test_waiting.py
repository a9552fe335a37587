"""What of evaluations waits for who runs them."""

from __future__ import annotations

from flask import Flask

from tests.builders.accounts import signed_in
from tests.builders.panel_rooms import HOME, hands_in, panel_portal
from tests.builders.tender_rooms import BIDDER, CENTRE, DEVELOPER, REGULATOR


def test_nothing_waits_while_the_panel_marks(drawn: Flask) -> None:
    """For nobody."""
    assert not [who for who in (DEVELOPER, REGULATOR, BIDDER) if HOME in signed_in(drawn, *who).get("/desk").text]


def test_the_buyer_is_told_of_the_lock() -> None:
    """In its inbox; prices wait for the check of who bid."""
    app = panel_portal("accepted")
    hands_in(app, {"plan": "30"})

    assert HOME not in signed_in(app, *CENTRE).get("/desk").text
    assert "Marks are locked" in signed_in(app, *DEVELOPER).get("/work/inbox").text
