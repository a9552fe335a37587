"""The rulebook as a page."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_each_rule_stands_with_points_validity_and_clause(client: FlaskClient) -> None:
    """A reader finds what an event costs, for how long, and who says so."""
    text = client.get("/rulebook?lang=en").text

    assert all(word in text for word in ("complaint.late", "\N{MINUS SIGN}0.5", "1 year", "made for a test"))


def test_a_draft_is_called_a_draft(client: FlaskClient) -> None:
    """Nothing invented is passed off as law."""
    assert "Draft: nobody has yet held this text against its source" in client.get("/rulebook?lang=en").text


def test_the_grades_stand_in_their_order(client: FlaskClient) -> None:
    """B without bad information has a row of its own, and the status grade comes last."""
    text = client.get("/rulebook?lang=en").text

    assert text.index("no event under Bad information") < text.index("all others") < text.index("does not take part")
