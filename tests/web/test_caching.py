"""Pages by version."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.builders.city import city_url, publish_city, rated
from web import caching
from web.application import create_app
from web.caching import PageCache
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


def test_an_upgrade_makes_every_page_new(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A visitor who kept a page of the older software is sent the new one."""
    kept = client.get("/companies").headers["ETag"]
    monkeypatch.setattr(caching, "_pages", lambda: "the next release")
    after = client.get("/companies", headers={"If-None-Match": kept})

    assert (after.status_code, after.headers["ETag"] == kept) == (200, False)


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
        cache.put(tag, b"", {})
    cache.get("a")
    cache.put("c", b"", {})

    assert [cache.get(tag) is not None for tag in ("a", "b", "c")] == [True, False, True]
