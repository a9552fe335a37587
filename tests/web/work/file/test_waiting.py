"""Notices on the desk."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_a_notice_waits_until_it_is_answered(firm: FlaskClient) -> None:
    """With its last day."""
    before = firm.get("/desk").text
    firm.post("/work/file/listings/1/object", data={"reasons": "未串通投标"})

    assert "Answer the notice of a proposed listing" in before
    assert "19 July 2024" in before
    assert "Answer the notice of a proposed listing" not in firm.get("/desk").text
