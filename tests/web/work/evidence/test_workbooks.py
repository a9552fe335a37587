"""Workbooks to fill in, and given back with their faults."""

from __future__ import annotations

import io
from pathlib import Path

from flask.testing import FlaskClient
from openpyxl import load_workbook  # type: ignore[import-untyped]  # openpyxl ships no types

from credit.evidence.schema import REASONS, TABLES
from tests.builders.packages import write_package
from tests.web.work.evidence.conftest import BAD, zipped


def test_every_table_has_a_workbook_to_fill_in(browser: FlaskClient) -> None:
    """Its columns stand in the first row; there is none of a table that is none."""
    page = browser.get("/work/evidence").text
    assert all(f"/work/evidence/templates/{name}.xlsx" in page for name in TABLES)

    book = load_workbook(io.BytesIO(browser.get("/work/evidence/templates/records.xlsx").data))
    assert tuple(cell.value for cell in book.worksheets[0][1]) == TABLES["records"].names
    assert browser.get("/work/evidence/templates/nothing.xlsx").status_code == 404


def test_a_workbook_comes_back_with_its_faults(browser: FlaskClient, tmp_path: Path) -> None:
    """The cell is coloured and the reason written; put right there and sent again, nothing is rejected."""
    folder = write_package(tmp_path / "may", form="xlsx", records=BAD)
    address = str(browser.post("/work/evidence", data={"files": zipped(folder)}).location)
    marked = browser.get(f"{address}/marked/records.xlsx")
    book = load_workbook(io.BytesIO(marked.data))
    sheet, names = book.worksheets[0], [cell.value for cell in book.worksheets[0][1]]

    assert f"{address}/marked/records.xlsx" in browser.get(address).text
    assert "occurred_on" in sheet.cell(2, names.index(REASONS) + 1).value
    assert browser.get(f"{address}/marked/companies.xlsx").status_code == 404

    sheet.cell(2, names.index("occurred_on") + 1, "2024-03-01")
    book.save(folder / "records.xlsx")
    again = str(browser.post("/work/evidence", data={"files": zipped(folder)}).location)
    assert "Rejected cells" not in browser.get(again).text


def test_the_preview_tells_which_column_became_which_field(browser: FlaskClient, address: str) -> None:
    """With values as they stand in the file and how many of them were rejected; the table is a file too."""
    told = browser.get(f"{address}?table=fields-records&as=json").get_json()["fields-records"]
    row = next(one for one in told if one["Field"] == "occurred_on")

    assert row["Column of the file"] == "occurred_on records.csv"
    assert row["Values as they stand there"].startswith("2024-13-01")
    assert row["Rejected"] == 1
