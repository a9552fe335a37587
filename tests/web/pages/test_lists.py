"""The lists as a page."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_the_lists_are_called_proposals(client: FlaskClient) -> None:
    """Nobody reads a proposal as a decision."""
    text = client.get("/lists?lang=en").text

    assert text.count(", proposed: ") == 3
    assert "Nobody is on a list before" in text


def test_the_blacklist_gives_clause_and_term(client: FlaskClient) -> None:
    """Why, by which article, from when, until when."""
    text = client.get("/lists?lang=en").text

    assert all(word in text for word in ("incident.grave", "article 21", "1 March 2024", "1 March 2025"))
