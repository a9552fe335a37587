"""What a company asked for, and its review."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

from tests.builders.firm_world import refused_objection


def test_a_petition_shows_state_and_clock_to_its_company_alone(firm: FlaskClient, stranger: FlaskClient) -> None:
    """Until when it is decided, by which article."""
    firm.post("/work/file/points/records/P1/objection", data={"reasons": "未受处罚"})
    page = firm.get("/work/file/petitions/1").text

    assert "filed, not decided yet" in page
    assert "To be decided by" in page
    assert stranger.get("/work/file/petitions/1").status_code == 403


def test_a_refused_objection_goes_to_the_department_above(portal: Flask, firm: FlaskClient) -> None:
    """Where the law gives that; the company was told of the decision, with its reasons."""
    firm.post("/work/file/points/records/P1/objection", data={"reasons": "未受处罚"})
    refused_objection(portal)
    page = firm.get("/work/file/petitions/1").text
    asked = firm.post("/work/file/petitions/1", data={"reasons": "另一家企业的处罚"})

    assert "the record is right" in page
    assert "Have it reviewed by the department above" in page
    assert (asked.status_code, asked.location) == (303, "/work/file/reviews/1")
    assert "petition/1" in firm.get("/work/file/reviews/1").text
