"""One file feeds one table, straight or through a mapping."""

from __future__ import annotations

from pathlib import Path

import pytest

from credit.evidence import PackageError
from credit.evidence.feeds import MappedFeed, PlainFeed, read_together
from credit.evidence.mapping import TableSource
from credit.evidence.schema import TABLES
from credit.evidence.sources import FileSource, open_source


def _file(folder: Path, content: str, name: str = "f.csv") -> FileSource:
    (folder / name).write_text(content, encoding="utf-8")
    with open_source(folder) as source:
        return source.files[name]


def _mapped(folder: Path, content: str, table: str, **source: object) -> tuple[MappedFeed, list[list[str]]]:
    feed = MappedFeed(_file(folder, content), TABLES[table], TableSource.model_validate({"file": "f.csv", **source}))
    batches = [batch for _, batch in read_together([feed], lambda _: None)]
    return feed, [column.to_pylist() for batch in batches for column in batch.cells.values()]


def test_unknown_and_missing_columns_are_all_named(tmp_path: Path) -> None:
    """With the names that the table has."""
    feed = PlainFeed(_file(tmp_path, "manager_id,nmae\n"), TABLES["managers"])

    with pytest.raises(PackageError) as refusal:
        list(read_together([feed], lambda _: None))

    assert [problem.what for problem in refusal.value.problems] == [
        "column 'nmae' is unknown.", "column company_id is missing.", "column name is missing."
    ]  # fmt: skip
    assert "manager_id, company_id, name" in refusal.value.problems[0].remedy


def test_unique_takes_the_first_row_of_each_value(tmp_path: Path) -> None:
    """Repeats and empty values are left out, and counted."""
    columns = {"community_id": {"from": "site"}, "name": {"from": "name"}}
    feed, cells = _mapped(tmp_path, "site,name\nb,1\na,2\nb,3\n,4\n", "communities", unique="site", columns=columns)

    assert cells == [["b", "a"], ["1", "2"]]
    assert (feed.source_rows, feed.left_out) == (4, 2)


def test_where_and_split_count_what_they_leave_out(tmp_path: Path) -> None:
    """A row that is not asked for, and one without a piece."""
    columns = {name: {"from": "item"} for name in ("finding_id", "inspection_id", "item")}
    split = {"column": "item", "by": " "}
    content = "item,kind\n1 2,x\n,x\n3,y\n"
    feed, cells = _mapped(tmp_path, content, "findings", where={"kind": "x"}, split=split, columns=columns)

    assert cells == [["1", "2"]] * 3
    assert (feed.source_rows, feed.left_out) == (3, 2)


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    """A mapping may only name tables."""
    feed = PlainFeed(_file(tmp_path, "x", "f.pdf"), TABLES["managers"])

    with pytest.raises(PackageError, match=r"f\.pdf: is no table that can be read"):
        list(read_together([feed], lambda _: None))
