"""Cells of a package put right where they stand: in a CSV line or a sheet's row; every other byte of a CSV stays."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from openpyxl import load_workbook  # type: ignore[import-untyped]  # openpyxl ships no types

from credit.evidence.encoding import encoding_of
from credit.evidence.errors import refuse
from credit.evidence.mapping import Mapping as TableMapping

__all__ = ["WHOLE_ROW", "Mends", "can_be_mended", "mend_file", "source_column"]

WHOLE_ROW: Final = ""
"""The column of a row that has no cells to speak of: the whole line is written anew."""

_MARK: Final = "\ufeff"

Mends = Mapping[int, Mapping[str, str]]
"""Line -> column of the file -> what its cell is to hold."""


def can_be_mended(file: str) -> bool:
    """Return whether single cells of a file can be put right here: of CSV and XLSX, not of what is packed."""
    return Path(file).suffix.lower() in (".csv", ".xlsx")


def source_column(mapping: TableMapping | None, table: str, file: str, column: str) -> str | None:
    """Return the column of the file from which a table's column comes; None where it comes from no single one."""
    if mapping is None or column == WHOLE_ROW:
        return column
    rules = [part.columns.get(column) for part in mapping.tables.get(table, ()) if part.file == file]
    names = {rule.from_ for rule in rules if rule is not None}
    only = names.pop() if len(names) == 1 else ()
    return only[0] if len(only) == 1 else None


def mend_file(path: Path, mends: Mends) -> int:
    """Put cells of a file right and return how many were found. Raises PackageError for a file of another form."""
    match path.suffix.lower():
        case ".csv":
            return _mend_csv(path, mends)
        case ".xlsx":
            return _mend_sheet(path, mends)
    raise refuse(path.name, "its cells cannot be put right here", "Correct it where it was made, and send it again.")


def _mend_csv(path: Path, mends: Mends) -> int:
    with path.open("rb") as data:
        encoding = encoding_of(path.name, data).removesuffix("-sig")  # a byte order mark, where there is one, stays
    with path.open(encoding=encoding, newline="") as text:
        lines = text.readlines()
    done, out = 0, []
    header = next(csv.reader(line.removeprefix(_MARK) for line in lines), [])
    for start, end, cells in _records(lines):
        changes = mends.get(start, {})
        if WHOLE_ROW in changes:
            out.append(f"{changes[WHOLE_ROW].rstrip()}\n")
            done += 1
        elif changes and cells is not None and len(cells) == len(header):
            out.append(_written(header, cells, changes))
            done += len(changes.keys() & set(header))
        else:
            out += lines[start - 1 : end]
    with path.open("w", encoding=encoding, newline="") as text:
        text.writelines(out)
    return done


def _records(lines: list[str]) -> Iterator[tuple[int, int, list[str] | None]]:
    """Yield each record as (first line, last line, cells), lines from 1; the cells of a broken one are None."""
    reader = csv.reader(lines, strict=True)
    start = 1
    while True:
        try:
            for cells in reader:
                yield start, reader.line_num, cells
                start = reader.line_num + 1
        except csv.Error:
            yield start, reader.line_num, None
            start = reader.line_num + 1
        else:
            return


def _written(header: list[str], cells: list[str], changes: Mapping[str, str]) -> str:
    text = io.StringIO()
    row = [changes.get(name, cell) for name, cell in zip(header, cells, strict=True)]
    csv.writer(text, lineterminator="\n").writerow(row)
    return text.getvalue()


def _mend_sheet(path: Path, mends: Mends) -> int:
    book = load_workbook(path)
    sheet = book.worksheets[0]
    places = {str(cell.value): cell.column for cell in sheet[1] if cell.value is not None}
    done = 0
    for line, changes in mends.items():
        for name in changes.keys() & places.keys():
            sheet.cell(line, places[name]).value = changes[name]
            sheet.cell(line, places[name]).data_type = "s"
            done += 1
    book.save(path)
    return done
