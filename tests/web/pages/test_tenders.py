"""Tenders as pages: who may bid, and why each other may not."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.builders.city import city_url, publication, rated
from web.application import create_app
from web.settings import Settings

TENDER = "/tenders/T-2024-001"


def _counts(client: FlaskClient) -> tuple[int, int]:
    found = re.search(r"(\d+) of (\d+) companies may bid", client.get(f"{TENDER}?lang=en").text)
    assert found is not None
    return int(found[1]), int(found[2])


def test_the_size_of_the_field_is_told(client: FlaskClient) -> None:
    """The eligible companies are those the rating calls eligible."""
    eligible = [row for row in client.get("/companies.json").get_json()["companies"] if row["eligible"]]

    assert _counts(client) == (len(eligible), 60)


def test_every_other_company_is_told_why(client: FlaskClient) -> None:
    """Page after page, each company that may not bid has at least one reason with its article."""
    pages = [client.get(f"{TENDER}?lang=en&show=others&page={page}").text for page in (1, 2)]
    rows = [row for page in pages for row in re.findall(r"<tr>\s*<th scope=\"row\"><a.*?</tr>", page, re.DOTALL)]
    may, everyone = _counts(client)

    assert len(rows) == everyone - may
    assert all("<li>" in row and "Example measures" in row for row in rows)


def test_a_blacklisted_company_is_told_its_term_and_article(client: FlaskClient) -> None:
    """By the trigger's own article, not the notice's."""
    text = client.get(f"{TENDER}?lang=en&show=others").text

    assert "A trigger of the blacklist counts until before 1 March 2025." in text
    assert "Example measures on credit management 21" in text


def test_each_reason_has_a_remedy_in_both_languages(client: FlaskClient) -> None:
    """What the company can do stands beside how many it concerns."""
    assert "Repair the breach" in client.get(f"{TENDER}?lang=en").text
    assert "纠正失信行为后" in client.get(f"{TENDER}?lang=zh").text


def test_all_tenders_lead_to_their_pages(client: FlaskClient) -> None:
    """The list links each."""
    assert f'href="{TENDER}"' in client.get("/tenders").text


@pytest.mark.parametrize(
    ("grades", "words"),
    [(("AAA", "AA", "A"), "Example standard, grades that may enter tenders"), (("AAA",), "Tender notice T-2")],
)
def test_without_an_article_the_rulebook_or_the_notice_asks(
    tmp_path: Path, grades: tuple[str, ...], words: str
) -> None:
    """The rulebook's own grades rest on the rulebook; stricter ones on the notice alone."""
    notice = replace(publication().tenders[0], tender_id="T-2", basis=None, required_grades=grades)
    url = city_url(tmp_path, rated_history=[rated()], tenders=[notice])
    text = create_app(Settings(database_url=url)).test_client().get("/tenders/T-2?lang=en&show=others").text

    assert text.count(words) > 2


def test_a_notice_may_ask_for_no_grade(tmp_path: Path) -> None:
    """Then whoever is not blacklisted may bid, whatever its grade."""
    notice = replace(publication().tenders[0], tender_id="T-2", basis=None, required_grades=())
    url = city_url(tmp_path, rated_history=[rated()], tenders=[notice])
    text = create_app(Settings(database_url=url)).test_client().get("/tenders/T-2?lang=en&show=others").text

    assert "grade too low" not in text
    assert "blacklist trigger" in text
