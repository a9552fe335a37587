"""Levels, guided fees and a menu of an invented city, as a real city would give them; every number is made up."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from string import Template
from typing import Final

__all__ = ["fee_table_text"]

_FILE: Final = Path(__file__).parent / "fee_table.yaml"


def fee_table_text(jurisdiction: str, day: date) -> str:
    """Return the text of a fee table of a place (GB/T 2260) whose second version is nearly three years old on a day."""
    months = (day.year - 3) * 12 + day.month  # of the month after that of the day, three years before
    second = date(months // 12, months % 12 + 1, 1)
    return Template(_FILE.read_text(encoding="utf-8")).substitute(
        jurisdiction=jurisdiction, first=second.replace(year=second.year - 3), second=second,
        base=f"{second.year - 1}-12", middle=f"{second.year}-12", newest=f"{day.year - 1}-12",
    )  # fmt: skip
