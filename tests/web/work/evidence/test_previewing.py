"""What was read, and cells put right."""

from __future__ import annotations

import io

from flask.testing import FlaskClient
from openpyxl import load_workbook  # type: ignore[import-untyped]


def _digest(page: str) -> str:
    return page.split('name="digest" value="', 1)[1].split('"', 1)[0]


def test_every_row_is_accounted_for(browser: FlaskClient, address: str) -> None:
    """Accepted, rejected with place and reason, and the first accepted rows."""
    page = browser.get(address).text

    assert "records.csv:2" in page
    assert 'value="2024-13-01"' in page
    assert "禾安物业" in page
    assert "1 rejected cell" in page


def test_a_mended_cell_is_accepted_at_once(browser: FlaskClient, address: str) -> None:
    """All is read again, and nothing is rejected any more."""
    digest = _digest(browser.get(address).text)
    mended = browser.post(f"{address}/mend", data={"digest": digest, "cell-0": "2024-03-01"})
    page = browser.get(address).text

    assert mended.status_code == 303
    assert "1 cell was mended here" in page
    assert "Rejected cells" not in page


def test_an_old_page_mends_nothing(browser: FlaskClient, address: str) -> None:
    """Its cells may stand elsewhere by now."""
    answer = browser.post(f"{address}/mend", data={"digest": "old", "cell-0": "2024-03-01"})

    assert answer.status_code == 422
    assert "earlier reading" in answer.text


def test_rejects_come_as_a_sheet(browser: FlaskClient, address: str) -> None:
    """A row for each cell, all of it text."""
    sheet = load_workbook(io.BytesIO(browser.get(f"{address}/rejects.xlsx").data)).active
    rows = list(sheet.values)

    assert rows[0] == ("file", "line", "column", "value", "reason", "table")
    assert rows[1][:4] == ("records.csv", 2, "occurred_on", "2024-13-01")
