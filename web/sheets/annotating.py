"""A workbook given back with its faults: the cell coloured, and the reason in words in a column of its own."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any, Final

from openpyxl import load_workbook  # type: ignore[import-untyped]  # openpyxl ships no types
from openpyxl.styles import Alignment, Font, PatternFill  # type: ignore[import-untyped]

from credit.evidence.schema import REASONS
from web.sheets.saving import saved

__all__ = ["annotated"]

_COLOUR: Final = "00FDE68A"
_FILL: Final = PatternFill("solid", fgColor=_COLOUR)


def annotated(content: bytes, rejects: Iterable[Mapping[str, Any]]) -> bytes:
    """Return a workbook whose first sheet has these rejects (`line`, `column`, `reason`) marked, and no older ones.

    A reject without a column, or of one that the sheet does not have, marks the whole row. What else is in the workbook
    stays, as far as openpyxl knows it.
    """
    book = load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    places = {str(cell.value): cell.column for cell in sheet[1] if cell.value is not None}
    last = places.pop(REASONS, None) or max(places.values(), default=0) + 1
    _clear(sheet, last)
    head = sheet.cell(1, last, REASONS)
    head.font, head.fill = Font(bold=True), _FILL
    sheet.column_dimensions[head.column_letter].width = 60
    reasons: dict[int, list[str]] = {}
    for reject in rejects:
        reasons.setdefault(reject["line"], []).append(_told(reject))
        marked = places.get(reject["column"])
        for column in range(1, last) if marked is None else (marked,):
            sheet.cell(reject["line"], column).fill = _FILL
    for line, told in reasons.items():
        cell = sheet.cell(line, last, "; ".join(told))
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return saved(book)


def _told(reject: Mapping[str, Any]) -> str:
    """Return a reason in words; no spreadsheet takes it for a formula."""
    told = f"{reject['column']}: {reject['reason']}" if reject["column"] else f"the row {reject['reason']}"
    return f"'{told}" if told[0] in "=+-@" else told


def _clear(sheet: Any, last: int) -> None:  # noqa: ANN401 - openpyxl ships no types
    """Take the marks of an earlier round away."""
    for row in sheet.iter_rows(min_row=2, max_col=last):
        if len(row) < last or row[last - 1].value is None:
            continue
        row[last - 1].value = None
        for cell in row:
            if cell.fill.fgColor.rgb == _COLOUR:
                cell.fill = PatternFill()
