"""Pages by version."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.builders.city import city_url, publish_city, rated
from tests.builders.statements import asked
from web.application import create_app
from web.caching import Kept, PageCache
from web.settings import Settings


def test_an_unchanged_page_is_not_sent_again(client: FlaskClient) -> None:
    """A visitor who has the page gets 304 and no body."""
    tag = client.get("/companies").headers["ETag"]
    again = client.get("/companies", headers={"If-None-Match": tag})

    assert (again.status_code, again.data) == (304, b"")


def test_each_language_has_its_own_tag(client: FlaskClient) -> None:
    """A page kept in one language is never shown in the other."""
    tags = set()
    for lang in ("zh", "en"):
        client.set_cookie("wuxin_lang", lang)
        tags.add(client.get("/about").headers["ETag"])

    assert len(tags) == 2


def test_who_asks_for_another_host_changes_nobodys_page(client: FlaskClient) -> None:
    """Pages name their own address, as the Host header has it: an invented one must not be kept for others."""
    client.get("/calendar/2024-06-30", headers={"Host": "invented.example"})

    assert "invented.example" not in client.get("/calendar/2024-06-30").text


def test_a_kept_page_is_the_same_page(client: FlaskClient) -> None:
    """The second answer has the bytes and the media type of the first."""
    first, second = client.get("/companies.csv"), client.get("/companies.csv")

    assert (first.data, first.content_type) == (second.data, second.content_type)


def test_a_kept_download_keeps_its_name(client: FlaskClient) -> None:
    """A file from the cache is still a file with a name."""
    names = {client.get("/companies.csv").headers["Content-Disposition"] for _ in range(2)}

    assert names == {'attachment; filename="companies-2024-06-30.csv"'}


def test_a_new_publication_changes_the_page_at_once(tmp_path: Path) -> None:
    """No page of an earlier publication is shown after a newer one."""
    url = city_url(tmp_path)
    client = create_app(Settings(database_url=url)).test_client()
    before = client.get("/companies.json").get_json()
    publish_city(url, rated_history=[rated(shift=777)])

    assert client.get("/companies.json").get_json() != before


def test_the_cache_lets_go_of_what_was_asked_the_longest_ago() -> None:
    """Only as many pages are kept as the setting says."""
    cache = PageCache(2)
    for tag in ("a", "b"):
        cache.put(tag, Kept([], b""))
    cache.get("a")
    cache.put("c", Kept([], b""))

    assert [cache.get(tag) is not None for tag in ("a", "b", "c")] == [True, False, True]


@pytest.mark.parametrize("path", ["/companies", "/api/v1/runs/1"])
def test_what_is_kept_costs_one_statement(app: Flask, client: FlaskClient, path: str) -> None:
    """Neither Flask nor a template is asked for the same answer again, of a page or of the API."""
    first = client.get(path)
    with asked(app.extensions["wuxin.engine"]) as statements:
        second = client.get(path)

    assert (second.data, dict(second.headers), len(statements)) == (first.data, dict(first.headers), 1)


def test_an_answer_that_sets_a_cookie_is_nobody_elses(client: FlaskClient, app: Flask) -> None:
    """Who chooses a language by a link gets the cookie, also where somebody chose it before."""
    for visitor in (client, app.test_client()):
        assert "wuxin_lang=en" in visitor.get("/about?lang=en").headers["Set-Cookie"]


def test_an_address_is_kept_for_its_own_site(client: FlaskClient) -> None:
    """The host that a request names never stands on another visitor's page: the calendar tells its own address."""
    client.get("/calendar", headers={"Host": "elsewhere.example"})

    assert "elsewhere.example" not in client.get("/calendar").text


def test_a_head_has_what_a_get_would_have(client: FlaskClient) -> None:
    """The same headers and no body, before and after the page is kept."""
    before, whole, after = client.head("/about"), client.get("/about"), client.head("/about")

    assert before.headers["ETag"] == whole.headers["ETag"] == after.headers["ETag"]
    assert (before.data, after.data) == (b"", b"")


def test_a_register_that_cannot_be_read_has_its_page(tmp_path: Path) -> None:
    """What is missing is told by a page of the portal, as everywhere."""
    answer = create_app(Settings(database_url=f"sqlite:///{tmp_path / 'none.db'}")).test_client().get("/companies")

    assert (answer.status_code, "<h1" in answer.text) == (500, True)
