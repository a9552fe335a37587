"""How far a workbook reaches, asked before it is loaded: a few bytes can claim a sheet of billions of cells."""

from __future__ import annotations

import io
import re
import zipfile
from typing import IO
from zlib import error as ZlibError  # noqa: N812 - zlib names its exception in lower case

from credit.evidence.errors import refuse
from credit.evidence.sources import check_members

__all__ = ["MOST_CELLS", "check_workbook"]

MOST_CELLS = 20_000_000
"""Rows times columns of a sheet, counted from A1 to the last used cell: the rows Excel has, times 19 columns."""

_CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_STEP = 1 << 20
_OVERLAP = 512
_REMEDY = "Delete what lies beyond the table, or save it as CSV or Parquet."


def check_workbook(where: str, content: bytes) -> None:
    """Raise PackageError for a workbook that is damaged, unpacks to far too much, or reaches too far."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_members(where, archive.infolist())
            for name in archive.namelist():
                if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                    with archive.open(name) as sheet:
                        _check_reach(where, sheet)
    except (zipfile.BadZipFile, ZlibError, EOFError, NotImplementedError) as error:
        raise refuse(where, f"is no readable workbook: {error}", "Save it as .xlsx again.") from error


def _check_reach(where: str, sheet: IO[bytes]) -> None:
    rows = columns = 0
    rest = b""
    while piece := sheet.read(_STEP):
        found = _CELL.findall(rest + piece)
        rows = max(rows, max((int(row) for _, row in found), default=0))
        columns = max(columns, max((_number(letters) for letters in {letters for letters, _ in found}), default=0))
        if rows * columns > MOST_CELLS:
            what = f"a sheet reaches to row {rows} and column {columns}, more than {MOST_CELLS} cells"
            raise refuse(where, what, _REMEDY)
        rest = piece[-_OVERLAP:]


def _number(letters: bytes) -> int:
    """Return the number of a column: A is 1, Z 26, AA 27."""
    number = 0
    for letter in letters:
        number = 26 * number + letter - ord("A") + 1
    return number
