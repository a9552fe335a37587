"""The columns a rulebook may ask are those of the evidence."""

from __future__ import annotations

from typing import get_args

from credit.rulebook.columns import COLUMNS, Kind
from credit.rulebook.shapes import Table


def test_every_table_can_be_dated() -> None:
    """Each table has its columns, and at least one of them is a day."""
    assert set(COLUMNS) == set(get_args(Table))
    assert all(any(column.kind == "day" for column in columns.values()) for columns in COLUMNS.values())


def test_counts_of_days_say_so_in_their_name() -> None:
    """A column is compared in days exactly when its name ends in _days."""
    named = [
        (name.endswith("_days"), column.kind == "days") for table in COLUMNS.values() for name, column in table.items()
    ]
    assert all(by_name == by_kind for by_name, by_kind in named)


def test_every_kind_is_used() -> None:
    """A kind that no column has would be a rule about nothing."""
    assert {column.kind for table in COLUMNS.values() for column in table.values()} == set(get_args(Kind))
