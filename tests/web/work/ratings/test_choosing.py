"""Choosing a rulebook."""

from __future__ import annotations

from flask import Flask

from tests.builders.listed import Listed
from web.work.ratings.choosing import rulebook_choices


def test_what_was_rated_by_stands_first(rated: tuple[Flask, Listed]) -> None:
    """Then those that come built in."""
    app, made = rated
    with app.test_request_context("/?lang=en"):
        (first, called), *others = rulebook_choices()

    assert (first, called) == (made.book.digest, f"tiny (version {made.book.digest[:8]}, run 1)")
    assert "rongcheng" in {name for name, _ in others}
