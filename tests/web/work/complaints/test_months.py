"""The month's analysis on the portal."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

from flask import Flask

from tests.builders.accounts import signed_in
from tests.builders.estate_desk import ESTATE, XINAN, estate_portal
from web.access import Role
from web.application import create_app
from web.settings import Settings


def test_the_city_has_an_analysis_of_its_month(tmp_path: Path, city: str) -> None:
    """As a page, as Excel and as CSV; a month that is none is not found."""
    app = _copied(tmp_path, city)
    client = signed_in(app, Role.REGULATOR)
    at = "/complaint-desk/months"

    assert client.get(f"{at}?month=2024-06").status_code == 200
    assert client.get(f"{at}/2024-06/report.xlsx").data[:2] == b"PK"
    assert client.get(f"{at}/2024-06/summary.csv").text.count("\n") > 1
    assert client.get(f"{at}?month=June").status_code == 404


def test_a_city_without_evidence_is_told_so(tmp_path: Path) -> None:
    """The page says what is missing, and an owner has no report."""
    app = estate_portal(tmp_path)

    assert "<h1>" in signed_in(app, Role.REGULATOR).get("/complaint-desk/months").text
    assert signed_in(app, Role.OWNER, ESTATE).get("/complaint-desk/months").status_code == 403


def test_a_subdistrict_takes_its_own_month_along(tmp_path: Path, city: str) -> None:
    """Under its own name, as a page and as a PDF, though nothing was reported in it."""
    own, at = signed_in(_copied(tmp_path, city), Role.SUBDISTRICT, XINAN), "/complaint-desk/months"

    assert XINAN.partition("/")[2] in own.get(f"{at}?month=2024-06").text
    assert own.get(f"{at}/2024-06/report.pdf").data[:4] == b"%PDF"


def _copied(folder: Path, url: str) -> Flask:
    file = copy(url.removeprefix("sqlite:///"), folder / "city.db")
    return create_app(Settings(database_url=f"sqlite:///{file}"))
