"""The eight tables are what the documentation says."""

from __future__ import annotations

import re
from pathlib import Path

from credit.evidence.schema import TABLES

_PAGE = Path(__file__).resolve().parents[3] / "docs" / "evidence.md"


def test_the_documentation_names_every_column() -> None:
    """docs/evidence.md lists the columns in order, with a star where a value must be there."""
    _, *rows = re.findall(r"^\| (\w+) \| (\w+)(\\\*)? \|", _PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    ours = [
        (shape.name, column.name, "\\*" if column.required else "")
        for shape in TABLES.values()
        for column in shape.columns
    ]

    assert rows == ours


def test_each_table_stands_after_those_it_refers_to() -> None:
    """So one pass in order can check every reference."""
    for at, shape in enumerate(TABLES.values()):
        known = list(TABLES)[:at]
        assert all(column.references in (None, *known) for column in shape.columns)


def test_a_column_is_found_by_its_name() -> None:
    """And a table's key is its first column."""
    assert TABLES["complaints"].column("upheld").kind == "flag"
    assert all(shape.key in (None, shape.names[0]) for shape in TABLES.values())
