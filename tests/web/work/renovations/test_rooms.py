"""Property rooms on the portal (RC-28)."""

from __future__ import annotations

from pathlib import Path

from models.tables import Community
from tests.builders.accounts import signed_in
from tests.builders.estate_desk import XINAN, estate_portal, url_of
from tests.builders.record import a_clerk, writing_to
from tests.builders.renovation import a_step, terms
from web.access import Role
from web.register.renovation.projects import take_in

ROOM = "/work/renovations/rooms"


def test_a_room_is_entered_and_given_up(tmp_path: Path) -> None:
    """The old estates of a town whose plan asks for rooms are listed; nobody enters one for another town."""
    app = estate_portal(tmp_path)
    with writing_to(url_of(app)) as session:
        session.get_one(Community, "willow-garden").built_year = 1996
        there = terms("rongcheng", subdistrict="Xinan")
        take_in(a_clerk(session), "willow-24", a_step("take_in", "2024-01-10", **there))
    town, sent = signed_in(app, Role.SUBDISTRICT, XINAN), {"community_id": "willow-garden", "on": "2024-06-01"}

    assert "1 of 1 old estates have no property room" in town.get(ROOM).text
    assert town.post(ROOM, data={**sent, "tenure": "rented"}).status_code == 303
    assert "0 of 1 old estates have no property room" in town.get(ROOM).text
    assert town.post(ROOM, data={**sent, "tenure": "owned"}).status_code == 422
    assert town.post(ROOM, data={**sent, "tenure": "none", "on": "2024-06-30"}).status_code == 303
    assert town.post(ROOM, data={**sent, "community_id": "plum-court", "tenure": "rented"}).status_code == 403


def test_where_no_plan_asks_for_rooms_none_are_listed(tmp_path: Path) -> None:
    """And it is said."""
    assert (
        "No plan by which estates are renovated here asks"
        in signed_in(estate_portal(tmp_path), Role.REGULATOR).get(ROOM).text
    )
