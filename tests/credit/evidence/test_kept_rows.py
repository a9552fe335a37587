"""Evidence as the record keeps it is a package again."""

from __future__ import annotations

import pytest
from pyarrow import ArrowInvalid

from credit.evidence.kept_rows import RENAMED, package_of_lines
from credit.evidence.schema import TABLES
from tests.builders.replaying import Told


@pytest.fixture
def lines(told: Told) -> dict[str, bytes]:
    """Return the attachments of the first package of the rated city."""
    entries, blob = told
    return {name: blob(part["digest"]) or b"" for name, part in entries[0].facts["parts"].items()}


def test_tables_have_the_shape_of_a_package(lines: dict[str, bytes]) -> None:
    """All columns in their order, moments and scores as they were."""
    package = package_of_lines("import 1", lines)

    assert {name: table.column_names for name, table in package.tables.items()} == {
        name: list(shape.names) for name, shape in TABLES.items()
    }
    assert package.tables["inspections"]["score"].to_pylist() == [91_500]
    assert package.tables["complaints"]["received_at"][0].as_py().isoformat() == "2024-02-29T16:00:00+00:00"


def test_nothing_personal_comes_back(lines: dict[str, bytes]) -> None:
    """No rule reads it, and the record does not have it."""
    package = package_of_lines("import 1", lines)
    personal = [(name, column.name) for name, shape in TABLES.items() for column in shape.columns if column.personal]

    assert len(personal) == 3
    assert all(set(package.tables[name][column].to_pylist()) == {None} for name, column in personal)


def test_counts_speak_of_what_was_accepted(lines: dict[str, bytes]) -> None:
    """Every row in is one accepted."""
    counts = {
        count.table: (count.rows_in, count.accepted, count.rejected) for count in package_of_lines("x", lines).counts
    }

    assert counts["records"] == (2, 2, 0)
    assert sum(rejected for _, _, rejected in counts.values()) == 0


def test_a_missing_table_is_empty() -> None:
    """A package need not bring all of them."""
    assert {table.num_rows for table in package_of_lines("x", {}).tables.values()} == {0}


def test_more_than_a_block_of_lines_is_read(lines: dict[str, bytes]) -> None:
    """A table of any length is one table."""
    many = package_of_lines("x", lines | {"records": lines["records"] * 6000})

    assert many.tables["records"].num_rows == 12_000


def test_other_lines_are_refused() -> None:
    """What is no JSON, or of another kind than the column."""
    for data in (b"{", b'{"score_milli":"many"}\n'):
        with pytest.raises(ArrowInvalid):
            package_of_lines("x", {"inspections": data})


def test_only_what_differs_is_renamed() -> None:
    """Each renamed column is one of the package's."""
    assert all(column in TABLES[table].names for table, columns in RENAMED.items() for column in columns)
