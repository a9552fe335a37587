"""A workbook is measured before it is loaded."""

from __future__ import annotations

import io
import zipfile

import pytest

from credit.evidence.errors import PackageError
from credit.evidence.workbook_bounds import check_workbook


def _workbook(sheet: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return held.getvalue()


@pytest.mark.parametrize("far", [b'<c r="ZZ1000000">', b"<x:c s='1' r = 'ZZ1000000' t='s'/>"])
def test_a_cell_far_out_is_refused(far: bytes) -> None:
    """Loading it would take a sheet of 702 million cells; where in the file it stands does not matter."""
    filler = b"<row/>" * 200_000

    with pytest.raises(PackageError, match=r"reaches to row 1000000 and column 702"):
        check_workbook("a.xlsx", _workbook(b'<c r="A1"/>' + filler + far))


def test_a_cell_across_two_reads_is_seen() -> None:
    """The file is measured in pieces."""
    start = b"<row/>" * ((1 << 20) // 6)

    with pytest.raises(PackageError, match="reaches to row"):
        check_workbook("a.xlsx", _workbook(start + b'<c r="ZZ1000000"/>' + b"<row/>"))


def test_a_full_table_passes() -> None:
    """All rows that a spreadsheet has, in the widest of our tables; and texts that only look like cells."""
    check_workbook("a.xlsx", _workbook(b'<c r="A1"/><c r="N1048576"/><t>r="ZZ1000000"</t>'))


def test_a_bomb_is_refused() -> None:
    """As in a zip of tables."""
    with pytest.raises(PackageError, match="unpacks to far more"):
        check_workbook("a.xlsx", _workbook(b" " * (65 * 2**20)))
