"""Tables as files."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook  # type: ignore[import-untyped]  # openpyxl ships no types

from web.pages.table_files import Cell, table_file

COLUMNS = ("name", "score", "on", "lists", "listed", "none")
ROW: list[Cell] = ["=1+1", Decimal("-12.561"), date(2024, 6, 30), ["red", "grey"], True, None]


@pytest.fixture
def sent(app: Flask) -> Any:  # noqa: ANN401 - a function
    """Return a function that gives the table as a file of an ending."""

    def of(ending: str) -> bytes:
        with app.test_request_context():
            return table_file(ending, "things", COLUMNS, [ROW], {"as_of": date(2024, 7, 1)}).get_data()

    return of


def test_csv_runs_no_formula_and_keeps_numbers(sent: Any) -> None:  # noqa: ANN401 - a function
    """A name that starts like a formula is text; a negative number is a number."""
    lines = sent("csv").decode("utf-8-sig").split("\r\n")

    assert lines[1] == "'=1+1,-12.561,2024-06-30,red grey,true,"


def test_excel_holds_numbers_and_days_as_such(sent: Any) -> None:  # noqa: ANN401 - a function
    """So that they sort; and no formula either."""
    rows = list(load_workbook(BytesIO(sent("xlsx"))).active.iter_rows(values_only=True))

    assert rows[0] == COLUMNS
    assert (rows[1][0], rows[1][1], rows[1][2].date(), rows[1][4]) == ("'=1+1", -12.561, date(2024, 6, 30), True)


def test_json_says_of_what_day_it_is(sent: Any) -> None:  # noqa: ANN401 - a function
    """Exact numbers are text."""
    found = json.loads(sent("json"))

    assert found["as_of"] == "2024-07-01"
    assert found["things"][0] == {
        "name": "=1+1", "score": "-12.561", "on": "2024-06-30", "lists": ["red", "grey"], "listed": True, "none": None,
    }  # fmt: skip


HEAD = "tender_id,title,community,district,procuring_entity,kind,state,published_at,bids_close_at"


def test_all_three_hold_the_same_rows(visitor: FlaskClient) -> None:
    """CSV with a byte order mark, JSON with what it is about, Excel with its head fixed."""
    text = visitor.get("/tenders.csv").data.decode("utf-8-sig").splitlines()
    told = visitor.get("/tenders.json").get_json()
    sheet = load_workbook(BytesIO(visitor.get("/tenders.xlsx").data)).active

    assert (text[0], len(text)) == (HEAD, 4)
    assert (len(told["tenders"]), told["as_of"], told["simulated"]) == (3, "2024-06-30", True)
    assert next([cell.value for cell in row] for row in sheet.iter_rows()) == HEAD.split(",")
    assert sheet.max_row == 4


def test_another_ending_is_no_file(visitor: FlaskClient) -> None:
    """404."""
    assert visitor.get("/tenders.exe").status_code == 404
