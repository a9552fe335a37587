"""A company beside its peers."""

from __future__ import annotations

from flask import Flask

from tests.builders.public_city import a_city, count, some_complaints
from web.pages.peers import comparison


def test_score_and_complaints_are_compared(app: Flask) -> None:
    """With the company's own value beside the quarters of its peers."""
    city = a_city(9)
    figures = some_complaints(count(company_id="C8", community_id="K8", number=5))
    with app.test_request_context("/?lang=en"):
        found = comparison(city, figures, city.companies["C8"])

    assert found is not None
    assert (found.times, found.number) == (2, 9)
    (score, of_scores, own), (_, of_rates, rate) = found.rows
    assert (score, of_scores.median, own) == ("Score", 74_000, 78_000)
    assert (of_rates.upper, rate) == (0, 4600)


def test_few_companies_are_not_compared(app: Flask) -> None:
    """A quarter of three companies says nothing."""
    city = a_city(3)
    with app.test_request_context("/"):
        assert comparison(city, some_complaints(), city.companies["C0"]) is None
