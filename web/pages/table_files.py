"""A table as a file to take along: CSV and Excel for people, JSON for programs; all three hold the same rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from flask import Response, jsonify
from openpyxl import Workbook  # type: ignore[import-untyped]  # openpyxl ships no types
from werkzeug.exceptions import NotFound

from web.file_asked import FILES

__all__ = ["FILES", "Cell", "table_file"]

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Cell = str | int | bool | date | Decimal | list[str] | None
"""What stands in a cell; points and rates are exact decimals, text in CSV and JSON so that no reader rounds them."""


def table_file(
    ending: str, name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]], about: Mapping[str, Cell]
) -> Response:
    """Return the rows as a file of the ending, one of FILES; 404 for another.

    `name` is the file's without its ending, and the key of the rows in JSON, where `about` stands before them.
    """
    match ending:
        case "csv":
            return _sent(_csv(columns, rows), "text/csv; charset=utf-8", f"{name}.csv")
        case "xlsx":
            return _sent(_excel(name, columns, rows), _EXCEL, f"{name}.xlsx")
        case "json":
            found = [{key: _plain(cell) for key, cell in zip(columns, row, strict=True)} for row in rows]
            return jsonify({key: _plain(cell) for key, cell in about.items()} | {name: found})
        case _:
            raise NotFound


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return CSV (RFC 4180) with a byte order mark, so that spreadsheets read the Chinese."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _excel(name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    cells = [[cell if isinstance(cell, int | date | Decimal) else _harmless(cell) for cell in row] for row in rows]
    book = Workbook(write_only=True)  # when all is read: a sheet that is begun must be written to its end
    sheet = book.create_sheet(name[:31])
    sheet.freeze_panes = "A2"
    sheet.append(list(columns))
    for row in cells:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _harmless(cell: Cell) -> str:
    """Return the cell as text that no spreadsheet takes for a formula; numbers stay what they are."""
    match cell:
        case bool():
            return str(cell).lower()
        case list():
            return _harmless(" ".join(cell))
        case str() if cell.startswith(_FORMULA):
            return f"'{cell}"
        case _:
            return "" if cell is None else str(cell)


def _plain(cell: Cell) -> Cell:
    match cell:
        case date():
            return cell.isoformat()
        case Decimal():
            return str(cell)
        case _:
            return cell


def _sent(body: bytes, media_type: str, name: str) -> Response:
    response = Response(body, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
