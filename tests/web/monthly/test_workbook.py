"""The workbook."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]  # openpyxl ships no types

from tests.builders.monthly import month
from web.monthly.shown import tables_of
from web.monthly.words import SHEETS
from web.monthly.workbook import workbook


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_table_has_a_sheet(language: str) -> None:
    """With numbers as numbers."""
    book = load_workbook(io.BytesIO(workbook(month(), language)))

    assert book.sheetnames == [SHEETS[name][language] for name in tables_of(month())]
    assert book[SHEETS["summary"][language]]["B2"].value == 4


def test_equal_months_give_equal_bytes() -> None:
    """Whenever they are written."""
    assert workbook(month(), "zh") == workbook(month(), "zh")


def test_a_name_is_never_a_formula() -> None:
    """A community named `=...` stays a text."""
    book = load_workbook(io.BytesIO(workbook(month(), "en")))
    names = [row[0].value for row in book[SHEETS["watched"]["en"]].iter_rows(min_row=2)]

    assert "'=秋实里" in names
