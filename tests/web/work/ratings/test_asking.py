"""A run is asked for, and computed beside the requests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from models.tables import Rating, RatingJob
from tests.builders.accounts import signed_in
from tests.builders.listed import Listed
from tests.builders.packages import COMPANY
from tests.builders.record import writing_to
from web.access import Role
from web.processes import this_process
from web.register.ratings.publishing import publish_run
from web.work.ratings import asking

Rated = tuple[Flask, Listed]


class _AtOnce:
    """A thread that does its work where it is begun."""

    def __init__(self, target: Callable[..., None], args: tuple[Any, ...], **_told: Any) -> None:  # noqa: ANN401
        self.start = lambda: target(*args)


class _Never(_AtOnce):
    """A thread that is never heard of."""

    def __init__(self, **_told: Any) -> None:  # noqa: ANN401
        self.start = lambda: None


def _ask(rated: Rated, monkeypatch: pytest.MonkeyPatch, kind: type) -> Any:  # noqa: ANN401 - an answer
    monkeypatch.setattr(asking, "Thread", kind)
    app, made = rated
    told = {"rulebook": made.book.digest, "as_of": "2024-07-31"}
    return signed_in(app, Role.REGULATOR).post("/work/ratings/new", data=told)


def test_a_run_is_made_and_its_page_leads_to_it(rated: Rated, monkeypatch: pytest.MonkeyPatch) -> None:
    """Done, with the way to the result beside the last run."""
    answer = _ask(rated, monkeypatch, _AtOnce)
    page = signed_in(rated[0], Role.AUDITOR).get(answer.location)

    assert answer.location == "/work/ratings/jobs/1"
    assert "/work/ratings/2" in page.text
    assert "Refresh" not in page.headers


def test_a_run_of_the_portal_shows_a_way_up(rated: Rated, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once public: on the page of the company and in its own file, with what was tried out."""
    app, made = rated
    _ask(rated, monkeypatch, _AtOnce)
    with made.clerk("2024-08-01") as clerk:
        publish_run(clerk, 2, simulated=True)
        ways = clerk.session.get_one(Rating, (2, COMPANY)).outlook["ways"]  # type: ignore[index]  # worked out
    browser = signed_in(app, Role.COMPANY, f"company/{COMPANY}")

    assert ways[0]["en"] in browser.get(f"/companies/{COMPANY}").text
    assert ways[0]["en"] in browser.get("/work/file").text


def test_while_it_runs_the_page_comes_anew(rated: Rated, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a script; and nobody begins a second one."""
    answer = _ask(rated, monkeypatch, _Never)
    page = signed_in(rated[0], Role.REGULATOR).get(answer.location)

    assert page.headers["Refresh"] == "2"
    assert "waits to begin" in page.text
    assert "A rating is under way" in signed_in(rated[0], Role.REGULATOR).get("/work/ratings").text
    assert _ask(rated, monkeypatch, _Never).status_code == 422


def test_what_is_refused_says_why(rated: Rated, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was on record by that moment; and an unknown rulebook is none."""
    monkeypatch.setattr(asking, "Thread", _AtOnce)
    browser, digest = signed_in(rated[0], Role.REGULATOR), rated[1].book.digest
    told = {"rulebook": digest, "as_of": "2024-07-31", "known_at": "2020-01-01T08:00"}
    address = browser.post("/work/ratings/new", data=told).location or ""

    assert "nothing was known then" in browser.get(address).text
    assert "nothing was known then" not in browser.get(f"{address}?lang=zh").text
    browser.get(f"{address}?lang=en")
    assert browser.post("/work/ratings/new", data={"rulebook": "/etc", "as_of": "2024-07-31"}).status_code == 422
    assert browser.get("/work/ratings/jobs/99").status_code == 404
    assert "Rate a day" in browser.get("/work/ratings/new").text


def test_an_abandoned_run_is_begun_again(rated: Rated, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its page says so as soon as its process is gone; one under way is not begun twice."""
    app, made = rated
    address = _ask(rated, monkeypatch, _Never).location
    browser = signed_in(app, Role.REGULATOR)
    assert "was not abandoned" in browser.post(f"{address}/again").text
    with writing_to(made.url) as session:
        session.get_one(RatingJob, 1).worker = f"{this_process().rpartition('/')[0]}/1"

    assert "Begin it again" in browser.get(address).text
    assert "was abandoned" in browser.get("/work/ratings").text
    assert "Begin it again" not in signed_in(app, Role.AUDITOR).get(address).text
    assert browser.post(f"{address}/again").location == "/work/ratings/jobs/2"
