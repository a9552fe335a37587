"""Sheets that are tables of names and values."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.errors import InputError
from web.row_sheets import Rows, RowSheet, amount, moment_told, rows_pdf

AT = datetime(2024, 7, 1, 1, 30, tzinfo=UTC)


def test_amounts_and_moments_are_told_as_people_write_them() -> None:
    """Capital numerals stand in Chinese alone; no amount is a dash; moments are those of Shanghai."""
    assert amount(870_000_000, "zh") == "¥8,700,000.00（人民币捌佰柒拾万元整）"
    assert (amount(5, "en"), amount(None, "zh")) == ("CNY 0.05", "-")
    assert moment_told(AT) == "2024-07-01 09:30"


def test_without_a_font_there_is_no_sheet(tmp_path: Path) -> None:
    """A clear word instead of empty boxes, for the words of groups and their headings too."""
    said: list[tuple[str, Rows]] = [("标题", []), ("", [("a", "值")])]
    for group in said:
        with pytest.raises(InputError, match="font"):
            rows_pdf(RowSheet("a", "b", "c", [group]), "https://portal.example/", [tmp_path], AT)
