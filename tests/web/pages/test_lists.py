"""The lists as a page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from flask.testing import FlaskClient

from tests.builders.city import city_url, company_id, lists, rated
from web.application import create_app
from web.settings import Settings


def test_the_lists_are_called_proposals(client: FlaskClient) -> None:
    """Nobody reads a proposal as a decision."""
    text = client.get("/lists?lang=en").text

    assert text.count(", proposed: ") == 3
    assert "Nobody is on a list before" in text


def test_a_long_list_leads_to_the_register(tmp_path: Path) -> None:
    """Fifty entries stand on the page, and a link to all of them."""
    entries = tuple(replace(lists().red[0], company_id=company_id(n), place=n + 1) for n in range(60))
    url = city_url(tmp_path, rated_history=[rated()], lists=replace(lists(), red=entries))
    client = create_app(Settings(database_url=url)).test_client()

    assert 'href="/companies?list=red">All 60 in the register' in client.get("/lists?lang=en").text
    assert len(client.get("/companies.json?list=red").get_json()["companies"]) == 60


def test_the_blacklist_gives_clause_and_term(client: FlaskClient) -> None:
    """Why, by which article, from when, until when."""
    text = client.get("/lists?lang=en").text

    assert all(word in text for word in ("incident.grave", "article 21", "1 March 2024", "1 March 2025"))
