"""Pages that nobody may keep."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

from web.application import create_app
from web.gate import anybody
from web.never_kept import never_kept
from web.settings import Settings


def test_a_marked_page_is_made_anew_each_time(city: str) -> None:
    """No entity tag, no 304, no copy in this process, and no-store on it, errors among them."""
    calls: list[int] = []
    app: Flask = create_app(Settings(database_url=city))

    @app.get("/fresh")
    @anybody
    @never_kept
    def fresh() -> str:
        calls.append(1)
        return f"{len(calls)}"

    client: FlaskClient = app.test_client()
    answers = [client.get("/fresh") for _ in range(2)]

    assert [one.text for one in answers] == ["1", "2"]
    assert {one.headers["Cache-Control"] for one in answers} == {"no-store"}
    assert all("ETag" not in one.headers for one in answers)
    assert client.post("/fresh").headers.get("Cache-Control") is None


def test_other_pages_are_kept(client: FlaskClient) -> None:
    """They have an entity tag."""
    assert client.get("/about").headers["ETag"]
