"""One connection a request, for reading alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, event

from web.application import create_app
from web.reading import connection, published
from web.settings import Settings


def test_a_request_borrows_one_connection(app: Flask) -> None:
    """Asked twice, the same connection comes, and it goes back when the request ends."""
    with app.test_request_context("/"):
        borrowed = connection()
        assert connection() is borrowed

    assert borrowed.closed


@pytest.mark.parametrize("path", ["/companies", "/api/v1/companies/C000", "/about", "/static/wuxin.css", "/nowhere"])
def test_an_answer_has_one_connection_in_all(city: str, path: str) -> None:
    """Made anew, kept and unchanged: the version is read by the connection that the page goes on with; it goes back."""
    app = create_app(Settings(database_url=city))
    engine: Engine = app.extensions["wuxin.engine"]
    borrowed, returned = _moves(engine)
    client = app.test_client()

    counts = []
    tag = ""
    for _ in ("made anew", "kept", "unchanged"):
        del borrowed[:], returned[:]
        with client.get(path, headers={"If-None-Match": tag}) as answer:
            counts.append((len(borrowed), len(returned)))
        tag = answer.headers.get("ETag", "") if len(counts) > 1 else ""

    assert set(counts) == {(1, 1)}


def test_a_register_that_fails_half_way_keeps_no_connection(tmp_path: Path) -> None:
    """Where not even the version can be read, what was borrowed for it is given back."""
    app = create_app(Settings(database_url=f"sqlite:///{tmp_path / 'none.db'}"))
    engine: Engine = app.extensions["wuxin.engine"]
    borrowed, returned = _moves(engine)

    assert app.test_client().get("/companies").status_code == 500
    assert len(borrowed) == len(returned) > 0


def test_the_newest_publication_is_shown(app: Flask) -> None:
    """Its day and its rulebook are those of the last run."""
    with app.test_request_context("/"):
        now = published()

    assert (now.as_of.isoformat(), now.book.id) == ("2024-06-30", "tiny")


def _moves(engine: Engine) -> tuple[list[object], list[object]]:
    borrowed, returned = [], []  # type: tuple[list[object], list[object]]
    event.listen(engine, "checkout", lambda *told: borrowed.append(told[0]))
    event.listen(engine, "checkin", lambda *told: returned.append(told[0]))
    return borrowed, returned
