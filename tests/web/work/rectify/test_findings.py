"""Findings that are put right."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

from tests.builders.accounts import signed_in
from tests.builders.firm_world import FINDING
from web.access import Role


def test_a_finding_is_reported_as_put_right(portal: Flask, firm: FlaskClient) -> None:
    """It leaves the list of what is open, and the authority is told to look again."""
    before = firm.get("/work/rectify").text
    answer = firm.post(f"/work/rectify/{FINDING}", data={"on": "2024-07-15"})

    assert (FINDING in before, answer.status_code) == (True, 303)
    assert FINDING not in firm.get("/work/rectify").text
    assert "reported as put right" in firm.get("/work/rectify?show=all").text
    assert FINDING in signed_in(portal, Role.REGULATOR).get("/work/inbox").text


def test_a_day_before_the_inspection_is_refused(firm: FlaskClient) -> None:
    """With what to correct."""
    answer = firm.post(f"/work/rectify/{FINDING}", data={"on": "2024-07-01"})

    assert (answer.status_code, "Correct the day." in answer.text) == (422, True)


def test_a_finding_is_theirs_who_serve_the_estate(firm: FlaskClient, stranger: FlaskClient) -> None:
    """Others are denied; of unknown ones nobody hears."""
    assert stranger.get(f"/work/rectify/{FINDING}").status_code == 403
    assert firm.get("/work/rectify/board-24/garden/none").status_code == 404
    assert firm.get("/work/rectify/none/garden/none").status_code == 404
