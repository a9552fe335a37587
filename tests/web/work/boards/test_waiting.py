"""Disclosure duties on the desk."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_heads_wait_with_their_days(firm: FlaskClient) -> None:
    """The late ones and the next of those that the company owes; not the committee's."""
    page = firm.get("/desk").text

    assert "The common revenue that the company keeps 2024-H1" in page
    assert "31 July 2024" in page
    assert "owners&#39; seals" not in page
