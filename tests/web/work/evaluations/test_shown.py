"""An evaluation as who runs it sees it."""

from __future__ import annotations

from tests.builders.accounts import signed_in
from tests.builders.panel_rooms import HOME, NAMES, SEAT, found_in, hands_in, member, panel_portal, sheet
from tests.builders.tender_rooms import CENTRE, DEVELOPER, ROOM


def test_the_office_sees_who_handed_in_and_not_what() -> None:
    """Until the award; reserves and the way to check the draw are there."""
    app = panel_portal("accepted")
    member(app, 0).post(f"{SEAT}/do/marks", data=sheet({"plan": "37"}) | {"keep": "1"})
    hands_in(app, {"plan": "37"}, 1, 2)
    text = signed_in(app, *DEVELOPER).get(HOME).text

    assert (text.count(">handed in<"), text.count(">still to come<")) == (2, 3)
    assert found_in(app).sitting[0] in text
    assert "Check the draw" in text
    assert not [points for points in ("37", "36", "35") if f">{points}<" in text]


def test_bids_stand_side_by_side_without_names() -> None:
    """Every term of the result, and who holds what against it."""
    app = panel_portal("closed")
    member(app, 0).post(f"{SEAT}/do/sign", data={"dissent": "the first was praised too much"})
    text = signed_in(app, *CENTRE).get(HOME).text

    assert all(words in text for words in ("Side by side", "consensus = ", "lowest valid price", "praised too much"))
    assert not [name for code, name in NAMES.items() if name in text or code in text]
    assert HOME in signed_in(app, *CENTRE).get(ROOM).text


def test_ties_that_were_declared_are_told_once_it_is_known_who_bids() -> None:
    """By the office, who replaces the member."""
    app = panel_portal()
    told = {"declare_kin": "y", "declare_supervisor": "y", "declare_interest": "y"}
    first = member(app, 0)
    unknown = first.post(f"{SEAT}/do/accept", data=told | {"ties": "nobody knows it"})
    first.post(f"{SEAT}/do/accept", data=told | {"ties": next(iter(NAMES.values()))})

    assert (unknown.status_code, "no company of the register" in unknown.text) == (422, True)
    assert found_in(app).accepted[found_in(app).sitting[0]]["ties"] == [next(iter(NAMES))]
    assert "declared ties" not in signed_in(app, *CENTRE).get(HOME).text
