"""Runs beside one another."""

from __future__ import annotations

from flask import Flask

from tests.builders.accounts import signed_in
from tests.builders.listed import PENALTY, Listed
from web.access import Role

Rated = tuple[Flask, Listed]


def test_a_run_stands_beside_the_one_before(rated: Rated) -> None:
    """Who rises, with points before and now; grades of both."""
    app, made = rated
    made.rates("2024-07-31", made.package("later", {**PENALTY, "record_id": "P9", "event": "award"}))
    page = signed_in(app, Role.AUDITOR).get("/work/ratings/2").text

    assert "1 company rises" in page
    assert "Run 1" in page
    assert "Make it public" not in page


def test_the_first_run_has_nothing_beside_it(rated: Rated) -> None:
    """Its grades alone; and there is no run that is not there."""
    browser = signed_in(rated[0], Role.REGULATOR)

    assert "Whose grade differs" not in browser.get("/work/ratings/1").text
    assert browser.get("/work/ratings/9").status_code == 404
    assert "1 run" in browser.get("/work/ratings").text


def test_a_run_is_made_public_once_and_says_of_what(rated: Rated) -> None:
    """Real or simulated; the portal shows it then."""
    browser = signed_in(rated[0], Role.REGULATOR)

    assert "was not said" in browser.post("/work/ratings/1/publish").text
    assert browser.post("/work/ratings/1/publish", data={"evidence": "simulated"}).status_code == 303
    assert "shows this run already" in browser.post("/work/ratings/1/publish", data={"evidence": "real"}).text
    assert browser.post("/work/ratings/9/publish", data={"evidence": "real"}).status_code == 404
