"""Sheets of paper that are a table of names and values, by typst: what notice, award and contract have in common.

A code leads to the page where all of it is on record. Amounts stand in digits and, in Chinese, in capital numerals too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Literal

from models.values.capital_amounts import capital_amount
from models.values.moments import SHANGHAI
from web.typst_sheets import chosen_fonts, code_svg, fonts_in, sheet_pdf, typst_string

__all__ = ["RowSheet", "Rows", "SheetLanguage", "amount", "moment_told", "rows_pdf"]

SheetLanguage = Literal["zh", "en"]
Rows = Sequence[tuple[str, str]]
_TEMPLATE: Final = """#set document(date: none)
#set page(paper: "a4", margin: 2cm, numbering: "1/1")
#set text(font: ({fonts}), size: 10.5pt, fallback: false)
#align(center, text(size: 18pt)[#{title}])
#align(center, text(size: 12pt)[#{subtitle}])
#v(0.6cm)
#table(columns: (4.6cm, 1fr), stroke: 0.4pt, inset: 5pt, {cells})
#v(0.4cm)
#grid(columns: (1fr, 3.6cm), gutter: 0.6cm, text(size: 9pt)[#{note}], image(bytes({code}), format: "svg", width: 3.4cm))
"""


@dataclass(frozen=True, slots=True)
class RowSheet:
    """What a sheet says: title, what it is about, a note at its foot, and groups of rows, each below its heading.

    A group without a heading has an empty one.
    """

    title: str
    subtitle: str
    note: str
    groups: Sequence[tuple[str, Rows]]


def rows_pdf(sheet: RowSheet, address: str, folders: Sequence[Path], made_at: datetime) -> bytes:
    """Return the PDF of a sheet, with a code that leads to an address; equal input gives equal bytes.

    Raises InputError where no font in the folders can show its text.
    """
    found = fonts_in(folders)
    words = [sheet.title, sheet.subtitle, sheet.note, *_words(sheet)]
    source = _TEMPLATE.format(
        fonts=chosen_fonts(frozenset(found.families()), "".join(words)), title=typst_string(sheet.title),
        subtitle=typst_string(sheet.subtitle), note=typst_string(sheet.note), code=typst_string(code_svg(address)),
        cells=", ".join(_cells(sheet)),
    )  # fmt: skip
    return sheet_pdf(source, found, made_at, sheet.title)


def amount(fen: int | None, language: SheetLanguage) -> str:
    """Return an amount in digits, and in Chinese in capital numerals after it; a dash for none."""
    if fen is None:
        return "-"
    digits = f"{fen // 100:,}.{fen % 100:02d}"
    return f"¥{digits}（人民币{capital_amount(fen)}）" if language == "zh" else f"CNY {digits}"


def moment_told(at: datetime) -> str:
    """Return a moment as people in Shanghai write it, to the minute."""
    return f"{at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


def _words(sheet: RowSheet) -> Iterator[str]:
    for heading, rows in sheet.groups:
        yield heading
        for row in rows:
            yield from row


def _cells(sheet: RowSheet) -> Iterator[str]:
    for heading, rows in sheet.groups:
        if heading:
            yield f"table.cell(colspan: 2, fill: luma(238), {typst_string(heading)})"
        yield from (typst_string(word) for row in rows for word in row)
