"""The forms of a group's steps."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_a_meeting_asks_for_the_groups_own_members(bureau: FlaskClient, town: FlaskClient) -> None:
    """Departments as boxes, towns and companies as lines, what is handed up where somebody is above."""
    city, own = bureau.get("/group-desk/city/met").text, town.get("/group-desk/xinan/met").text

    assert ('value="fire"' in city, 'name="each_towns"' in city, 'name="raised"' in city) == (True, True, False)
    assert ('name="each_companies"' in own, 'name="raised"' in own) == (True, True)


def test_reports_are_on_open_tasks(bureau: FlaskClient) -> None:
    """By number and what is to be done."""
    assert "1. List all lifts" in bureau.get("/group-desk/city/report").text
