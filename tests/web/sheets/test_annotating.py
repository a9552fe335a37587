"""Faults are marked where they stand, and can be mended there."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook  # type: ignore[import-untyped]  # openpyxl ships no types

from credit.evidence import read_package
from credit.evidence.schema import REASONS
from tests.builders.packages import write_package
from web.sheets.annotating import annotated


def _book(*rows: list[str]) -> bytes:
    book, held = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(held)
    return held.getvalue()


def _sheet(content: bytes) -> Any:  # noqa: ANN401 - openpyxl ships no types
    return load_workbook(io.BytesIO(content)).worksheets[0]


def _marked(content: bytes) -> set[str]:
    return {cell.coordinate for row in _sheet(content).iter_rows(min_row=2) for cell in row if cell.fill.fill_type}


GRID = _book(["a", "b"], ["1", "2"], ["3", "4"])


def test_a_fault_is_marked_in_its_cell() -> None:
    """One of the row itself marks the row; the reasons stand beside it."""
    told = [{"line": 2, "column": "b", "reason": "is no date"}, {"line": 3, "column": "", "reason": "is there twice"}]
    content = annotated(GRID, told)

    assert _marked(content) == {"B2", "A3", "B3"}
    assert [cell.value for cell in _sheet(content)["C"]] == [REASONS, "b: is no date", "the row is there twice"]


def test_a_second_round_shows_its_own_faults() -> None:
    """In the same column; what was mended is plain again."""
    first = annotated(GRID, [{"line": 2, "column": "b", "reason": "is no date"}])
    second = annotated(first, [{"line": 3, "column": "a", "reason": "is unknown"}])

    assert _marked(second) == {"A3"}
    assert [cell.value for cell in _sheet(second)[2]] == ["1", "2", None]


def test_a_marked_workbook_is_read_as_before(tmp_path: Path) -> None:
    """The column of reasons is no evidence: equal rows, equal digest."""
    folder = write_package(tmp_path / "evidence", form="xlsx", records=[{"event": "award"}])
    before = read_package(folder).digest
    file = folder / "records.xlsx"
    file.write_bytes(annotated(file.read_bytes(), [{"line": 2, "column": "event", "reason": "is unknown"}]))

    assert read_package(folder).digest == before


def test_a_reason_is_never_a_formula() -> None:
    """Names of columns are not ours where a mapping reads the sheet."""
    content = annotated(GRID, [{"line": 2, "column": "=1+1", "reason": "is unknown"}])

    assert _sheet(content)["C2"].value == "'=1+1: is unknown"
