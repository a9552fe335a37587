"""The register of companies as page, CSV and JSON."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook  # type: ignore[import-untyped]  # openpyxl ships no types

from tests.builders.city import city_url, package, rated
from web.application import create_app
from web.settings import Settings


def _rows(client: FlaskClient, query: str = "") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(f"/companies.csv{query}").data.decode("utf-8-sig"))))


def test_the_page_shows_grade_score_lists_and_reasons(client: FlaskClient) -> None:
    """One row tells why a company stands where it stands."""
    text = client.get("/companies?q=C009&lang=en").text

    assert all(word in text for word in ("75.71", "Blacklist, proposed", "breaches (complaint.late)"))


def test_the_csv_holds_every_company_exactly(client: FlaskClient) -> None:
    """Points are decimals to the thousandth, and the file starts with the mark that spreadsheets want."""
    rows = {row["company_id"]: row for row in _rows(client)}

    assert len(rows) == 60
    assert (rows["C009"]["score"], rows["C009"]["bad"], rows["C009"]["proposed_lists"]) == ("75.71", "-12.561", "black")
    assert client.get("/companies.csv").data.startswith(b"\xef\xbb\xbf")


def test_the_files_hold_what_the_page_was_asked_for(client: FlaskClient) -> None:
    """A filter of the page is a filter of the files."""
    listed = client.get("/companies.json?grade=AA").get_json()

    assert (
        {row["grade"] for row in listed["companies"]} == {row["grade"] for row in _rows(client, "?grade=AA")} == {"AA"}
    )


def test_json_holds_points_as_text(client: FlaskClient) -> None:
    """No reader can round them on the way."""
    first = client.get("/companies.json?q=C009").get_json()["companies"][0]

    assert (first["score"], first["components"]) == ("75.71", {"good": "8.271", "bad": "-12.561"})


def test_a_name_cannot_become_a_formula(tmp_path: Path) -> None:
    """A spreadsheet shows a name that starts like a formula, and does not run it."""
    companies = pa.table(
        {"company_id": [f"C{n:03d}" for n in range(60)], "name": ["=1+1"] * 60, "participates": [True] * 60}
    )
    tables = {"companies": companies}
    url = city_url(tmp_path, package=replace(package(), tables=tables), rated_history=[rated()], lists=None, tenders=())
    client = create_app(Settings(database_url=url)).test_client()

    assert {row["name"] for row in _rows(client)} == {"'=1+1"}


@pytest.mark.parametrize(
    "query", ["?page=zero", "?page=-1", "?sort=evil", "?order=up", "?grade=ZZ", "?q=%00", "?q=" + "x" * 5000]
)
def test_nonsense_in_the_address_is_no_fault(client: FlaskClient, query: str) -> None:
    """What cannot be understood asks nothing."""
    assert client.get(f"/companies{query}").status_code == 200


@pytest.mark.parametrize(
    ("query", "number"),
    [("?q=nantai di9", 1), ("?q=ntd9", 1), ("?district=东城区", 60), ("?district=西城区", 0),
     ("?list=red-published", 2), ("?list=red", 0), ("?list=black", 1)],
)  # fmt: skip
def test_the_register_is_searched_and_filtered(listed: FlaskClient, query: str, number: int) -> None:
    """By pinyin, district, and lists as published apart from those proposed."""
    assert len(_rows(listed, query)) == number


def test_excel_holds_the_same_rows(client: FlaskClient) -> None:
    """As many as the CSV, with scores as numbers."""
    rows = list(load_workbook(io.BytesIO(client.get("/companies.xlsx?grade=AA").data)).active.values)

    assert len(rows) - 1 == len(_rows(client, "?grade=AA"))
    assert isinstance(rows[1][rows[0].index("score")], int | float)


def test_a_company_is_added_to_the_comparison(client: FlaskClient) -> None:
    """By a link that keeps what was chosen before; a form keeps it too."""
    text = client.get("/companies?compare=C009&lang=en").text

    assert 'name="compare" value="C009"' in text
    assert "compare=C009,C0" in text
    assert "Add at least one more company" in text
