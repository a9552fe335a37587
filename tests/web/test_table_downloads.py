"""Every table of a page as a file."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from openpyxl import load_workbook  # type: ignore[import-untyped]  # openpyxl ships no types

from tests.builders.accounts import signed_in
from tests.builders.authority import authority
from web.access import Role


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def test_a_page_gives_its_table_with_all_rows(tmp_path: Path) -> None:
    """All entries, though the page shows some; days by ISO 8601; the filter of the address holds."""
    browser = signed_in(authority(tmp_path)[0], Role.REGULATOR)
    page = browser.get("/work/record?subject=petition/1").text
    answer = browser.get("/work/record?subject=petition/1&table=entries&as=csv")

    assert "/work/record?subject=petition/1&amp;table=entries&amp;as=csv" in page.replace("%2F", "/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="entries.csv"'
    head, *rows = _rows(answer.text)
    assert head == ["What", "About", "When", "Position", "Proof"]
    assert {row[1] for row in rows} == {"petition/1"}
    assert rows[0][2].startswith("2024-07-10 ")


def test_whatever_the_address_asks_stands_in_the_links(tmp_path: Path) -> None:
    """Names that a function of the framework has too are filters like any other, and break no page."""
    browser = signed_in(authority(tmp_path)[0], Role.REGULATOR)
    page = browser.get("/work/record?subject=petition/1&endpoint=x&_method=y&_anchor=z&page=1")

    links = "/work/record?subject=petition/1&amp;endpoint=x&amp;_method=y&amp;_anchor=z&amp;table=entries&amp;as=csv"
    assert (page.status_code, links in page.text.replace("%2F", "/")) == (200, True)


def test_json_and_excel_hold_the_same_rows(client: FlaskClient) -> None:
    """Of a public page too: two companies side by side; a number is a number in Excel."""
    ids = [one["company_id"] for one in client.get("/companies.json").get_json()["companies"]][:2]
    address = f"/compare?ids={ids[0]},{ids[1]}&table=comparison"
    told: dict[str, Any] = client.get(f"{address}&as=json").get_json()
    book = load_workbook(io.BytesIO(client.get(f"{address}&as=xlsx").data))

    assert told["title"]
    head, *rows = book.active.iter_rows(values_only=True)
    shown = [[str(row[name]) for name in head] for row in told["comparison"]]
    assert shown == [[str(cell).lstrip("'") for cell in row] for row in rows]


def test_nobody_gets_a_table_of_a_page_that_is_not_theirs(tmp_path: Path) -> None:
    """The page itself is asked for, and refuses; a table that is not there leaves the page as it is."""
    app, _ = authority(tmp_path)
    refused = signed_in(app, Role.COMPANY, "company/C9").get("/work/record?table=entries&as=csv")
    odd = signed_in(app, Role.REGULATOR).get("/work/record?table=nothing&as=csv")

    assert (refused.status_code, refused.mimetype) == (403, "text/html")
    assert (odd.status_code, odd.mimetype) == (200, "text/html")
