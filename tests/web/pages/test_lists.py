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


def test_published_lists_are_told_apart(listed: FlaskClient) -> None:
    """With decision, term and remedy; what is published is not proposed any more."""
    text = listed.get("/lists?lang=en").text
    published, proposed = text.split('id="proposed"')

    assert all(words in published for words in ("Red list: 2 companies", "Grey list: 1 company", "none asked for"))
    assert "Red list, proposed: 0 companies" in proposed
    assert "Blacklist, proposed: 1 company" in proposed


def test_the_files_hold_what_is_in_view(listed: FlaskClient) -> None:
    """Each listing with its decision."""
    found = listed.get("/lists.json").get_json()

    assert found["as_of"] == "2024-07-22"
    assert {len(one["decision"]) for one in found["lists"]} == {64}
    assert listed.get("/lists.csv").data.count(b"\r\n") == len(found["lists"]) + 1
