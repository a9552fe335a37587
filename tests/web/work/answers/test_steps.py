"""The company's steps on a complaint."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

from tests.builders.firm_world import complaint_number


def test_an_answer_is_recorded_and_can_be_read(portal: Flask, firm: FlaskClient) -> None:
    """Afterwards it is answered, and nothing more is asked of the company."""
    number = complaint_number(portal)
    answer = firm.post(f"/work/answers/{number}/answer", data={"answer-answer": "今天已打扫"})
    page = firm.get(f"/work/answers/{number}").text

    assert answer.status_code == 303
    assert "今天已打扫" in page
    assert "<dd>answered</dd>" in page


def test_a_suit_before_mediation_is_refused_with_its_article(portal: Flask, firm: FlaskClient) -> None:
    """What was typed stays."""
    answer = firm.post(f"/work/answers/{complaint_number(portal)}/sue", data={"sue-document": "(2024) 1"})

    assert answer.status_code == 422
    assert "(2024) 1" in answer.text
    assert "mediation" in answer.text


def test_a_company_does_nothing_else(portal: Flask, firm: FlaskClient) -> None:
    """It never closes its own complaint."""
    assert firm.post(f"/work/answers/{complaint_number(portal)}/close", data={}).status_code == 404
