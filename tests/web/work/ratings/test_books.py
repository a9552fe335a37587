"""Rulebooks to read and to compare."""

from __future__ import annotations

from flask import Flask

from tests.builders.accounts import signed_in
from tests.builders.listed import Listed
from web.access import Role

Rated = tuple[Flask, Listed]


def test_versions_and_built_in_ones_are_read(rated: Rated) -> None:
    """By digest and by id; a path is no name."""
    app, made = rated
    browser = signed_in(app, Role.AUDITOR)

    assert "built in" in browser.get("/work/ratings/rulebooks").text
    assert "tiny.bad" in browser.get(f"/work/ratings/rulebooks/{made.book.digest}").text
    assert browser.get("/work/ratings/rulebooks/..").status_code == 404


def test_a_built_in_one_is_read_with_its_cases(rated: Rated) -> None:
    """Rules with points, validity and clause; lists; and cases with what must come out."""
    app, _ = rated
    page = signed_in(app, Role.REGULATOR).get("/work/ratings/rulebooks/rongcheng").text

    assert all(word in page for word in ("Worked cases", "refusing supervision weighs double", "Clause", "Counts for"))
    assert "<pre" not in page


def test_two_are_held_side_by_side(rated: Rated) -> None:
    """Each part that differs."""
    app, made = rated
    browser = signed_in(app, Role.AUDITOR)
    address = "/work/ratings/rulebooks?one={}&other={}"

    page = browser.get(address.format(made.book.digest, "rongcheng")).text
    assert "rule tiny.bad" in page
    assert "removed" in page
    assert "<del>" in page
    assert "same content" in browser.get(address.format("rongcheng", "rongcheng")).text
