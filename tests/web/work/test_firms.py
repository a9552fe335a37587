"""Whose room it is."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.builders.packages import COMPANY


def test_a_room_opens_for_the_own_company_alone(firm: FlaskClient, stranger: FlaskClient) -> None:
    """By itself and by its number; another's number is denied, whatever the room."""
    rooms = ("file", "answers", "rectify", "boards")
    own = [firm.get(f"/work/{room}?company={COMPANY}").status_code for room in rooms]
    others = [stranger.get(f"/work/{room}?company={COMPANY}").status_code for room in rooms]

    assert firm.get("/work/file").status_code == 200
    assert (own, others) == ([200] * 4, [403] * 4)
