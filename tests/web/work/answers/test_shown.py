"""Complaints that are a company's."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

from tests.builders.firm_world import complaint_number


def test_a_company_sees_what_it_has_to_answer_and_nothing_personal(portal: Flask, firm: FlaskClient) -> None:
    """The text without numbers, the day by which, and what it may do."""
    number = complaint_number(portal)
    page = firm.get(f"/work/answers/{number}").text

    assert number in firm.get("/work/answers").text
    assert "138****78" in page
    assert "13812345678" not in page
    assert "19 July 2024" in page


def test_others_see_nothing_of_it(portal: Flask, firm: FlaskClient, stranger: FlaskClient) -> None:
    """Nor is there one of a number that nobody was given."""
    number = complaint_number(portal)

    assert stranger.get(f"/work/answers/{number}").status_code == 403
    assert number not in stranger.get("/work/answers").text
    assert firm.get("/work/answers/20240712-ZZZZZ").status_code == 404
