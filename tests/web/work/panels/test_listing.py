"""The panels of an expert."""

from __future__ import annotations

from tests.builders.accounts import signed_in
from tests.builders.panel_rooms import SEAT, member, panel_portal
from web.access import Role


def test_an_expert_finds_own_panels_and_what_waits() -> None:
    """On the list and on the desk, by the day on which bids close; another expert finds none."""
    app = panel_portal()
    client = member(app, 0)
    pages = [client.get(path).text for path in ("/work/panels", "/desk")]

    assert all(SEAT in text and "Answer the invitation" in text for text in pages)
    assert "21 June 2024" in pages[1]
    assert "You sit on no panel now." in signed_in(app, Role.EXPERT, "expert/other").get("/work/panels").text
