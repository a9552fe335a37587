"""What the preview showed is taken in, or thrown away."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

from models.record import newest_of
from tests.builders.record import writing_to


def _digest(browser: FlaskClient, address: str) -> str:
    return browser.get(address).text.split('name="digest" value="')[1].split('"')[0]


def test_it_is_taken_in_as_it_was_shown(app: Flask, browser: FlaskClient, address: str) -> None:
    """On record with who did it and how many cells were mended; the draft is gone."""
    browser.post(f"{address}/mend", data={"digest": _digest(browser, address), "cell-0": "2024-03-01"})
    taken = browser.post(f"{address}/take", data={"digest": _digest(browser, address)})

    assert taken.location == "/work/evidence"
    assert browser.get(address).status_code == 404
    with writing_to(app.config["WUXIN"].database_url) as session:
        entry = newest_of(session, "evidence.package")
        assert entry is not None
        assert entry.facts["mended"] == 1
        assert entry.facts["by"].startswith("account/")


def test_what_was_not_shown_is_not_taken_in(browser: FlaskClient, address: str) -> None:
    """Only what the person saw."""
    assert browser.post(f"{address}/take", data={"digest": "other"}).status_code == 422


def test_it_can_be_thrown_away(app: Flask, browser: FlaskClient, address: str) -> None:
    """Nothing of it stays, on the disk or on record."""
    browser.post(f"{address}/drop")

    assert browser.get(address).status_code == 404
    with writing_to(app.config["WUXIN"].database_url) as session:
        assert newest_of(session, "evidence.package") is None
