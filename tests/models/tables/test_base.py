"""What all tables share."""

from __future__ import annotations

from models.tables import Row, ServicePeriod
from models.tables.base import one_of


def test_a_table_is_named_in_snake_case() -> None:
    """ServicePeriod is kept in service_period."""
    assert ServicePeriod.__tablename__ == "service_period"


def test_every_constraint_has_a_name() -> None:
    """A migration can only drop what has a name, so nothing is left to the database to name."""
    nameless = [
        str(constraint)
        for table in Row.metadata.tables.values()
        for constraint in table.constraints
        if not constraint.name
    ]

    assert nameless == []


def test_one_of_lists_its_words() -> None:
    """The constraint carries the column's name and every word."""
    constraint = one_of("kind", "red", "grey")

    assert str(constraint.sqltext) == "kind IN ('red', 'grey')"
