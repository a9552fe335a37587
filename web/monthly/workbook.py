"""The monthly report as an Excel workbook; equal tables give equal bytes."""

from __future__ import annotations

import re
from typing import Final

from openpyxl import Workbook  # type: ignore[import-untyped]  # openpyxl ships no types
from openpyxl.styles import Font, PatternFill  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from rich.cells import cell_len

from credit.complaints.monthly import Monthly
from web.monthly.shown import heads_of, shown, tables_of
from web.monthly.words import SHEETS, TEXTS
from web.sheets.saving import saved

__all__ = ["workbook"]

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
    return saved(book)


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
