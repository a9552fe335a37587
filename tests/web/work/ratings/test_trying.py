"""What a change would do, before it is made."""

from __future__ import annotations

from flask import Flask

from credit.rulebook.parameters import parameters
from tests.builders.accounts import signed_in
from tests.builders.listed import Listed
from web.access import Role

Rated = tuple[Flask, Listed]


def _place(made: Listed, part: str, key: str) -> str:
    return next(one.place for one in parameters(made.book) if (one.part, one.key) == (part, key))


def test_a_dearer_rule_shows_who_falls_and_why(rated: Rated) -> None:
    """On all companies; and nothing is kept."""
    app, made = rated
    told = {"rulebook": made.book.digest, "place": _place(made, "tiny.bad", "points"), "value": "-30",
            "as_of": "2024-07-11"}  # fmt: skip
    page = signed_in(app, Role.AUDITOR).post("/work/ratings/what-if", data=told)

    assert page.status_code == 200
    assert "1 company changes its grade" in page.text
    assert "\N{MINUS SIGN}5" in page.text
    assert "<del>points: -5</del>" in page.text
    assert "<ins>points: -30</ins>" in page.text
    assert "1 run" in signed_in(app, Role.AUDITOR).get("/work/ratings").text


def test_another_rulebook_is_tried_as_a_whole(rated: Rated) -> None:
    """The same against itself moves nobody."""
    app, made = rated
    told = {"rulebook": made.book.digest, "other": made.book.digest, "as_of": "2024-07-11"}
    page = signed_in(app, Role.AUDITOR).post("/work/ratings/what-if", data=told).text

    assert "0 companies change their grade" in page
    assert "The two rulebooks have the same content" in page


def test_what_no_rulebook_may_say_is_refused(rated: Rated) -> None:
    """With the reason; a number that was not typed is asked for."""
    app, made = rated
    browser = signed_in(app, Role.AUDITOR)
    told = {"rulebook": made.book.digest, "place": _place(made, "tiny.bad", "points"), "as_of": "2024-07-11"}

    assert "No number was typed" in browser.post("/work/ratings/what-if", data=told).text
    assert browser.post("/work/ratings/what-if", data={**told, "value": "much"}).status_code == 422
    assert "tiny.bad: points -5" in browser.get("/work/ratings/what-if").text
