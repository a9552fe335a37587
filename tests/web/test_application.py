"""The portal as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

import web
from web.application import create_app
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
    "/about",
]
MOST_STATEMENTS = 8


@contextmanager
def _statements(app: Flask) -> Iterator[list[str]]:
    seen: list[str] = []
    engine = app.extensions["wuxin.engine"]

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


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


@pytest.mark.parametrize("path", PAGES)
def test_a_page_needs_few_statements(city: str, path: str) -> None:
    """However many companies there are, a page asks the database a fixed few times, once it has read the city."""
    app = create_app(Settings(database_url=city, cached_pages=0))
    app.test_client().get(path)
    with _statements(app) as seen:
        app.test_client().get(path)

    assert len(seen) <= MOST_STATEMENTS


def test_the_package_makes_the_same_portal(city: str) -> None:
    """`web.create_app` is the door that others use."""
    assert web.create_app(Settings(database_url=city)).test_client().get("/about").status_code == 200


def test_nobody_sends_more_than_the_setting_allows(city: str) -> None:
    """No page of the portal takes in files without end, whoever sends them."""
    app = create_app(Settings(database_url=city, upload_mib=1))
    told, sent = {"CONTENT_LENGTH": str(2**21)}, {"file": (BytesIO(b"a"), "paper.json")}

    assert app.test_client().post("/complaints/new", data=sent, environ_overrides=told).status_code == 413
