"""Complaints on the desk."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

from tests.builders.firm_world import complaint_number


def test_a_complaint_waits_until_it_is_answered(portal: Flask, firm: FlaskClient) -> None:
    """With what it is about."""
    before = firm.get("/desk").text
    firm.post(f"/work/answers/{complaint_number(portal)}/answer", data={"answer-answer": "今天已打扫"})

    assert "花园里: cleaning" in before
    assert "Answer a complaint" not in firm.get("/desk").text
