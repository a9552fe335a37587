"""The city at a glance, as a page and as files."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient

from synthetic_data import district_outlines
from web.charts.outlines import read_district_map
from web.pages import statistics


def test_every_chart_has_its_table_and_files(client: FlaskClient) -> None:
    """Six charts, six tables behind them, and each as CSV, JSON and Excel."""
    text = client.get("/statistics?lang=en").text

    assert text.count("<svg") == text.count("Show the numbers as a table") == 6
    assert "/statistics/districts.xlsx" in text


def test_the_map_shows_the_measure_that_is_chosen(client: FlaskClient) -> None:
    """One of four, with its name; another word shows complaints. The table has all of them."""
    pages = {name: client.get(f"/statistics?lang=en&measure={name}").text for name in ("score", "eligible", "moon")}

    assert "Median score of the companies, by district" in pages["score"]
    assert "Companies that may enter tenders, per cent, by district" in pages["eligible"]
    assert "Complaints per 100,000 m², by district" in pages["moon"]
    assert len({page.count("<title>") for page in pages.values()}) == 1


def test_districts_lie_where_the_city_says(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of the file as outlines, with what is not on it named; the table stays."""
    found = read_district_map(json.dumps(district_outlines(["西城区"], 1)).encode(), "city.geojson")
    monkeypatch.setattr(statistics, "district_map", lambda: found)
    text = client.get("/statistics?lang=en&measure=score&of=map").text

    assert "<title>西城区 –</title>" in text
    assert "Not on the map: 东城区" in text
    assert "not where the districts lie" not in text


@pytest.mark.parametrize("table", ["grades", "months", "channels", "matters", "districts", "movers", "coverage"])
def test_every_table_is_a_file(client: FlaskClient, table: str) -> None:
    """With rows under their heads."""
    assert client.get(f"/statistics/{table}.json").get_json()[table]
    assert client.get(f"/statistics/{table}.csv").data.count(b"\r\n") > 1


def test_another_table_is_not_there(client: FlaskClient) -> None:
    """Nor another ending."""
    assert [client.get(f"/statistics/{name}").status_code for name in ("moon.csv", "grades.pdf")] == [404, 404]


def test_it_tells_how_estates_are_served(client: FlaskClient) -> None:
    """By mode and district, with all districts together as the last line."""
    rows = client.get("/statistics/coverage.json").get_json()["coverage"]

    assert "professional service by a company" in client.get("/statistics?lang=en").text
    assert rows[-1]["district"] == ""
    assert rows[-1]["communities"] == sum(one["communities"] for one in rows[:-1])
    assert rows[-1]["with_service"] + rows[-1]["none"] == rows[-1]["communities"]
