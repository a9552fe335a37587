"""The monthly report as an Excel workbook; equal tables give equal bytes."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

from openpyxl import Workbook  # type: ignore[import-untyped]  # openpyxl ships no types
from openpyxl.styles import Font, PatternFill  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from rich.cells import cell_len

from credit.complaints.monthly import Monthly
from web.monthly.shown import heads_of, shown, tables_of
from web.monthly.words import SHEETS, TEXTS

__all__ = ["workbook"]

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can hold; so that a workbook does not tell when it was made."""
_STAMP: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_WIDEST: Final = 40
_NUMBER: Final = re.compile(r"-?\d{1,12}(\.\d+)?", re.ASCII)


def workbook(month: Monthly, language: str) -> bytes:
    """Return the workbook: a sheet for each table, all rows, with how the figures come about on the first."""
    book = Workbook()
    book.remove(book.active)
    for name, frame in tables_of(month).items():
        sheet = book.create_sheet(SHEETS[name][language])
        heads = heads_of(frame, language)
        rows = shown(frame, month, language)
        sheet.append(heads)
        for row in rows:
            sheet.append([_typed(cell) for cell in row])
        _dress(sheet, heads, rows)
    notes = book[SHEETS["summary"][language]]
    for line in ("", f"{TEXTS['as_of'][language]} {month.as_of}; {TEXTS['source'][language]}: {month.source}",
                 TEXTS["rates"][language], TEXTS["method"][language]):  # fmt: skip
        notes.append([line])
    held = io.BytesIO()
    book.save(held)
    return _without_time(held.getvalue())


def _typed(cell: str) -> str | float | int:
    """Return a number as one; a text that a spreadsheet would run as a formula stays a text."""
    if _NUMBER.fullmatch(cell):
        return float(cell) if "." in cell else int(cell)
    return f"'{cell}" if cell[:1] in "=+@" else cell


def _dress(sheet: object, heads: list[str], rows: list[list[str]]) -> None:
    for number, head in enumerate(heads, start=1):
        widest = max(map(cell_len, [head, *(row[number - 1] for row in rows[:200])]))
        sheet.column_dimensions[get_column_letter(number)].width = min(widest + 3, _WIDEST)  # type: ignore[attr-defined]
        cell = sheet.cell(1, number)  # type: ignore[attr-defined]
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="0F766E")
    sheet.freeze_panes = "A2"  # type: ignore[attr-defined]


def _without_time(data: bytes) -> bytes:
    """Return the same workbook with every moment in it set to one: openpyxl writes the clock of the machine."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            content = source.read(info.filename)
            if info.filename == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            target.writestr(zipfile.ZipInfo(info.filename, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return held.getvalue()
