"""Steps of a member."""

from __future__ import annotations

from tests.builders.accounts import signed_in
from tests.builders.panel_rooms import SEAT, found_in, member, panel_portal, sheet
from web.access import Role


def test_a_seat_is_accepted_with_the_declaration() -> None:
    """Without all of it the reasons name the article, and no sheet is there."""
    app = panel_portal()
    client = member(app, 0)
    half = client.post(f"{SEAT}/do/accept", data={"declare_kin": "y"})

    assert (half.status_code, half.text.count("art. 31") > 1) == (422, True)
    assert client.get(f"{SEAT}/do/marks").status_code == 404
    assert client.get(f"{SEAT}/bids/1").status_code == 422


def test_who_recuses_is_out_and_the_next_is_invited() -> None:
    """The reason is sealed; the old member's pages are closed from then on."""
    app = panel_portal()
    client, before = member(app, 0), found_in(app).sitting
    answer = client.post(f"{SEAT}/do/recuse", data={"ground": "kin", "reason": "my brother runs a company"})
    found = found_in(app)
    new = next(one for one in found.sitting if one not in before)

    assert (answer.status_code, client.get(SEAT).status_code) == (303, 403)
    assert (found.events[-1].by, found.events[-1].content) == ("panel", {})
    assert "Answer the invitation" in signed_in(app, Role.EXPERT, f"expert/{new}").get("/desk").text


def test_a_sheet_is_kept_and_then_handed_in_for_good() -> None:
    """What was kept is there again; after handing in there is no sheet."""
    app = panel_portal("accepted")
    client = member(app, 0)
    kept = client.post(f"{SEAT}/do/marks", data={"p-1-plan": "31.5", "keep": "1"})
    page = client.get(f"{SEAT}/do/marks").text
    client.post(f"{SEAT}/do/marks", data=sheet({"plan": "31"}))
    again = client.post(f"{SEAT}/do/marks", data=sheet({"plan": "32"}))

    assert (kept.status_code, 'value="31.5"' in page, again.status_code) == (303, True, 404)
    assert {one["points"] for one in found_in(app).marks} == {"31", "30", "29"}
