"""A seat as its member sees it."""

from __future__ import annotations

from tests.builders.accounts import signed_in
from tests.builders.panel_rooms import NAMES, SEAT, hands_in, member, panel_portal, sheet
from tests.builders.tenders import PRICES
from web.access import Role
from web.work.tenders.fields import yuan_text

PAGES = ("/work/panels", "/desk", "/work/inbox", SEAT, f"{SEAT}/do/marks", f"{SEAT}/do/recuse", f"{SEAT}/bids/1")


def _told(text: str) -> list[str]:
    """Return which planted names, codes and prices a page tells, in any of the ways in which pages write them."""
    prices = [shown for fen in PRICES.values() for shown in (str(fen), yuan_text(fen), f"{fen // 100:,}")]
    return [one for one in (*NAMES, *NAMES.values(), *prices) if one in text]


def test_no_page_of_an_expert_before_the_lock_tells_who_bids_or_for_how_much() -> None:
    """Nor a handle, by which a bidder could make itself known; others' marks neither."""
    app = panel_portal("accepted")
    hands_in(app, {"plan": "37"}, 1)
    client = member(app, 0)
    refused = client.post(f"{SEAT}/do/marks", data=sheet({"plan": "99"})).text
    pages = {path: client.get(path).text for path in PAGES} | {"refused": refused}

    assert {path: found for path, text in pages.items() if (found := _told(text))} == {}
    assert not [path for path, text in pages.items() if "handle" in text.lower() or ">37<" in text]


def test_marks_are_seen_after_the_lock_and_far_ones_pointed_out() -> None:
    """Of all members, by all members; still without a name."""
    app = panel_portal("accepted")
    hands_in(app, {"plan": "25"}, 0, 1, 2, 3)
    before = member(app, 0).get(SEAT).text
    hands_in(app, {"plan": "38"}, 4)
    after = member(app, 0).get(SEAT).text

    assert ("What all members gave" in before, after.count("far off"), _told(after)) == (False, 3, [])


def test_a_seat_is_its_members_alone() -> None:
    """Another expert is turned away, and what does not exist is not found."""
    app = panel_portal()

    assert signed_in(app, Role.EXPERT, "expert/other").get(SEAT).status_code == 403
    assert member(app, 0).get("/work/panels/none/lot-1").status_code == 404
