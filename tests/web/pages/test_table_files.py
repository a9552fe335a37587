"""Tables as files."""

from __future__ import annotations

import io

from flask.testing import FlaskClient
from openpyxl import load_workbook  # type: ignore[import-untyped]

HEAD = "tender_id,title,community,district,procuring_entity,kind,state,published_at,bids_close_at"


def test_all_three_hold_the_same_rows(visitor: FlaskClient) -> None:
    """CSV with a byte order mark, JSON with what it is about, Excel with its head fixed."""
    text = visitor.get("/tenders.csv").data.decode("utf-8-sig").splitlines()
    told = visitor.get("/tenders.json").get_json()
    sheet = load_workbook(io.BytesIO(visitor.get("/tenders.xlsx").data)).active

    assert (text[0], len(text)) == (HEAD, 4)
    assert (len(told["tenders"]), told["as_of"], told["simulated"]) == (3, "2024-06-30", True)
    assert next([cell.value for cell in row] for row in sheet.iter_rows()) == HEAD.split(",")
    assert sheet.max_row == 4


def test_another_ending_is_no_file(visitor: FlaskClient) -> None:
    """404."""
    assert visitor.get("/tenders.exe").status_code == 404
