"""Findings on the desk."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.builders.firm_world import FINDING


def test_a_finding_waits_until_it_is_reported(firm: FlaskClient) -> None:
    """Then it is the inspector's turn."""
    before = firm.get("/desk").text
    firm.post(f"/work/rectify/{FINDING}", data={"on": "2024-07-15"})

    assert "Put right what an inspection found" in before
    assert "Put right what an inspection found" not in firm.get("/desk").text
