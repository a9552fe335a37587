"""Each file of a package is read once for all its tables."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import pytest

from credit.evidence.errors import PackageError
from credit.evidence.feeds import MappedFeed
from credit.evidence.mapping import TableSource
from credit.evidence.readings import Readings
from credit.evidence.rejects import Rejects
from credit.evidence.schema import TABLES
from credit.evidence.sources import FileSource

_VISITS = "site,operator,day,memo\na,x,2024-01-01,?\na,y,2024-02-30,?\nb,x,2024-03-01,?\n"
_SOURCES: dict[str, dict[str, object]] = {
    "companies": {"unique": "operator", "columns": {"company_id": {"from": "operator"}, "name": {"from": "operator"}}},
    "communities": {"unique": "site", "columns": {"community_id": {"from": "site"}, "name": {"from": "site"}}},
    "service_periods": {"periods": {"community": "site", "company": "operator", "on": "day"}},
}


class _Counted:
    """A file that counts how often it is opened."""

    def __init__(self, path: Path, content: str) -> None:
        path.write_text(content, encoding="utf-8")
        self.path, self.opened = path, 0

    def open(self) -> BinaryIO:
        self.opened += 1
        return self.path.open("rb")


def _readings(file: _Counted) -> tuple[Readings, dict[str, MappedFeed], Rejects]:
    source = FileSource("visits.csv", 10, file.open)
    feeds = {
        name: MappedFeed(source, TABLES[name], TableSource.model_validate({"file": "visits.csv", **part}))
        for name, part in _SOURCES.items()
    }
    rejects = Rejects(strict=False)
    return Readings(feeds.values(), rejects, lambda *_: None), feeds, rejects


def test_a_file_of_several_tables_is_read_once(tmp_path: Path) -> None:
    """Twice opened: for its encoding, and for its rows, of which every table gets its own."""
    file = _Counted(tmp_path / "visits.csv", _VISITS)
    readings, feeds, rejects = _readings(file)
    rows = {name: readings.rows(feed) for name, feed in feeds.items()}

    assert file.opened == 2
    assert rows["companies"]["company_id"].to_pylist() == ["x", "y"]
    assert rows["communities"]["_row"].to_pylist() == [2, 4]
    assert rows["service_periods"]["community_id"].to_pylist() == ["b"]
    assert [(row["table"], row["line"], row["value"]) for row in rejects.table().to_pylist()] == [
        ("service_periods", 2, "2024-02-30"), ("service_periods", 3, "2024-02-30"),
    ]  # fmt: skip


def test_every_row_of_the_file_is_counted_by_every_table(tmp_path: Path) -> None:
    """What went in is what is left out, and what came out, also where only the whole file tells."""
    readings, feeds, _ = _readings(_Counted(tmp_path / "visits.csv", f"{_VISITS}short\n"))
    for feed in feeds.values():
        readings.rows(feed)

    assert {name: (feed.source_rows, feed.left_out, feed.rows_in) for name, feed in feeds.items()} == {
        "companies": (4, 1, 3), "communities": (4, 1, 3), "service_periods": (4, 0, 4),
    }  # fmt: skip


def test_a_column_that_one_table_misses_is_told_with_those_of_the_file(tmp_path: Path) -> None:
    """Though nobody else wants them."""
    readings, feeds, _ = _readings(_Counted(tmp_path / "visits.csv", "site,day,memo\n"))

    with pytest.raises(PackageError, match=r"no column operator.* It has site, day, memo\."):
        readings.rows(feeds["communities"])
