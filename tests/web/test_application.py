"""The portal as a whole."""

from __future__ import annotations

from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient

import web
from tests.builders.public_tenders import AWARDED, OPEN
from tests.builders.statements import asked
from web.application import create_app
from web.pages import blueprints
from web.settings import Settings

PAGES = [
    "/",
    "/companies",
    "/companies/C000",
    "/companies/C009",
    "/companies/C009/reasons",
    "/compare",
    "/communities",
    "/communities/K001",
    "/statistics",
    "/lists",
    "/tenders",
    "/tenders/T-2024-001",
    "/rulebook",
    "/fees",
    "/about",
]
MORE = [
    "/companies.csv", "/companies.json", "/communities.csv", "/statistics/grades.csv", "/lists.csv", "/tenders.csv",
    f"/tenders/{AWARDED}", f"/tenders/{OPEN}?show=others", f"/tenders/{AWARDED}.ocds.json", f"/tenders/{AWARDED}.ics",
    "/calendar/2024-07-01", "/calendar.ics", "/auctions", "/complaints/new", "/complaints/follow", "/check",
    "/duties", "/groups", "/renovations",
]  # fmt: skip
"""Beside them the pages and files of rooms that have rows of their own, or hardly any."""
UNCOUNTED = {
    "auctions.show", "auctions.result", "calendar.show", "checking.certificate", "following.case", "following.slip",
    "groups.one", "renovations.show", "sheets.award", "sheets.notice", "verifier.static",
}  # fmt: skip
"""Those of a visitor, a running auction, a group, a project or a paper; each reads one thing by its name."""
MOST_STATEMENTS = 3


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers(client: FlaskClient, path: str, lang: str) -> None:
    """Each page comes in both languages, with one main heading."""
    answer = client.get(path, query_string={"lang": lang})

    assert (answer.status_code, answer.text.count("<h1")) == (200, 1)


def test_no_page_forgets_a_translation(client: FlaskClient) -> None:
    """The navigation of the Chinese page is Chinese, and of the English page English."""
    chinese, english = (client.get("/", query_string={"lang": lang}).text for lang in ("zh", "en"))

    assert ("企业名录" in client.get("/companies", query_string={"lang": "zh"}).text, "About" in chinese) == (
        True,
        False,
    )
    assert "About" in english


@pytest.fixture(scope="module")
def uncached(tendered: str) -> Flask:
    """Return a portal that makes every page anew, of a city that it has read."""
    app = create_app(Settings(database_url=tendered, cached_pages=0))
    for path in ("/companies/C001", "/communities/K002", "/lists", "/compare", "/statistics", f"/tenders/{AWARDED}"):
        app.test_client().get(path)
    return app


@pytest.mark.parametrize("path", [*PAGES, *MORE])
def test_a_page_needs_few_statements(uncached: Flask, path: str) -> None:
    """However many rows there are, a page asks the database at most three times, counted by the database itself."""
    with asked(uncached.extensions["wuxin.engine"]) as seen:
        answer = uncached.test_client().get(path)

    assert (answer.status_code, len(seen) <= MOST_STATEMENTS) == (200, True), seen


def test_every_public_page_is_counted(uncached: Flask) -> None:
    """A page for everybody that reads the register and is not counted above is a mistake here."""
    rooms = {room.name for room in blueprints()}
    pages = {
        rule.endpoint
        for rule in uncached.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and rule.endpoint.rpartition(".")[0] in rooms
    }
    urls = uncached.url_map.bind("localhost")
    counted = {urls.match(path.partition("?")[0])[0] for path in (*PAGES, *MORE)}

    assert pages - counted == UNCOUNTED


def test_the_package_makes_the_same_portal(city: str) -> None:
    """`web.create_app` is the door that others use."""
    assert web.create_app(Settings(database_url=city)).test_client().get("/about").status_code == 200


def test_nobody_sends_more_than_the_setting_allows(city: str) -> None:
    """No page of the portal takes in files without end, whoever sends them."""
    app = create_app(Settings(database_url=city, upload_mib=1))
    told, sent = {"CONTENT_LENGTH": str(2**21)}, {"file": (BytesIO(b"a"), "paper.json")}

    assert app.test_client().post("/complaints/new", data=sent, environ_overrides=told).status_code == 413
