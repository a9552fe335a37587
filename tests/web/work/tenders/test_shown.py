"""One tender with its life."""

from __future__ import annotations

from pathlib import Path

from bidding.notices import read_notice
from bidding.tender import State
from tests.builders.accounts import signed_in
from tests.builders.tender_rooms import BIDDER, CENTRE, DEVELOPER, OFFICE, REGULATOR, ROOM, kept, tender_portal


def test_everybody_sees_the_ways_that_are_theirs(tmp_path: Path) -> None:
    """The buyer publishes, the authority returns, and the office of the subdistrict waits."""
    app = tender_portal(tmp_path, State.FILED, "2024-05-20T02:00:00Z")
    pages = [signed_in(app, *who).get(ROOM).text for who in (DEVELOPER, REGULATOR, OFFICE)]

    assert [f"{ROOM}/do/publish" in page for page in pages] == [True, False, False]
    assert [f"{ROOM}/do/return" in page for page in pages] == [False, True, False]
    assert "others have their turn" in pages[2]


def test_what_happened_is_told_newest_first(tmp_path: Path) -> None:
    """With who did it, in which role."""
    app = tender_portal(tmp_path, State.ANNOUNCED, "2024-06-26T02:00:00Z")
    page = signed_in(app, *CENTRE).get(ROOM).text

    assert page.index("Announce the candidates") < page.index("File with the authority")
    assert "panel-01" in page


def test_the_notice_is_given_as_a_file(tmp_path: Path) -> None:
    """The very bytes that envelopes name; to any company once it is published, before to none."""
    app = tender_portal(tmp_path, State.PUBLISHED, "2024-06-01T02:00:00Z")
    found = signed_in(app, *BIDDER).get(f"{ROOM}/notice-1.json")

    assert read_notice(found.data) == kept(app).notice
    assert signed_in(app, *BIDDER).get(f"{ROOM}/notice-2.json").status_code == 404
    early = tender_portal(tmp_path, State.FILED, "2024-05-20T02:00:00Z")
    assert signed_in(early, *BIDDER).get(f"{ROOM}/notice-1.json").status_code == 403
