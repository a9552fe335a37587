"""The company's own file."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_the_file_shows_points_with_clause_evidence_and_what_can_be_done(firm: FlaskClient) -> None:
    """The penalty may be objected to and repaired; the notice says until when it can be answered."""
    page = firm.get("/work/file").text

    assert "/work/file/points/records/P1/objection" in page
    assert "/work/file/points/records/P1/repair" in page
    assert "answer by 19 July 2024" in page
    assert "Our own choice: made for a test" in page


def test_points_are_chosen_by_kind(firm: FlaskClient) -> None:
    """Nothing is marked before somebody objects."""
    assert "0 points" in firm.get("/work/file?points=marked").text
    assert "P1" not in firm.get("/work/file?points=merits").text
