"""Equal workbooks are equal bytes."""

from __future__ import annotations

from datetime import UTC, datetime

from openpyxl import Workbook  # type: ignore[import-untyped]  # openpyxl ships no types

from web.sheets.saving import saved


def test_a_workbook_does_not_tell_when_it_was_made() -> None:
    """Whatever the clock says."""
    books = [Workbook(), Workbook()]
    books[1].properties.created = datetime(1999, 1, 1, tzinfo=UTC).replace(tzinfo=None)

    assert saved(books[0]) == saved(books[1])
