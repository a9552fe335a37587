"""A rating run in files."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from credit.scoring.outputs import FORMATS, write
from credit.scoring.rating import Rated, rate
from tests.builders.packages import COMPANY, OTHER_COMPANY, Rows, package_of_rows, write_package
from tests.builders.rulebooks import minimal_rulebook
from tests.builders.scoring import facts, rated

_TWO: Rows = [{"company_id": COMPANY}, {"company_id": OTHER_COMPANY}]
_RECORDS: Rows = [{"record_id": f"r{n}", "event": event} for n, event in enumerate(("penalty", "award", "award"))]
_LATE: Rows = [{"complaint_id": f"c{n}", "liability": "company", "upheld": True} for n in range(3)]


def _run(folder: Path, order: int = 1) -> Rated:
    """Return a run over the same rows, in one order or the other, computed anew."""
    tables = {"companies": _TWO[::order], "records": _RECORDS[::order], "complaints": _LATE[::order]}
    return rate(package_of_rows(folder, **tables), minimal_rulebook(), as_of="2024-06-30")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Rated:
    """Return one run: a company at 80 + 2 - 6.5, and one without a project."""
    return _run(tmp_path_factory.mktemp("package"))


def _written(run: Rated, folder: Path, formats: Sequence[str] = tuple(FORMATS)) -> dict[str, bytes]:
    folder.mkdir()
    return {path.name: path.read_bytes() for path in write(run, folder, formats)}


def test_equal_input_gives_equal_bytes(run: Rated, tmp_path: Path) -> None:
    """In every format, whatever the order of the rows and however often it is run."""
    first, again = _written(run, tmp_path / "first"), _written(_run(tmp_path / "package", -1), tmp_path / "again")

    assert first == again
    assert set(first) == {
        f"{name}.{kind}" for name in ("ratings", "contributions", "rejects", "unattributed") for kind in FORMATS
    }


def test_points_are_decimals_in_text(run: Rated, tmp_path: Path) -> None:
    """The shortest exact decimal, lower-case flags, ISO days, and an empty cell for what is not there."""
    text = _written(run, tmp_path / "out", ["csv"])
    first, second = csv.DictReader(text["ratings.csv"].decode().splitlines())

    assert [first[name] for name in ("good", "bad", "score", "grade")] == ["2", "-6.5", "75.5", "A"]
    assert [first[name] for name in ("as_of", "known_at", "eligible", "next_change_on")] == [
        "2024-06-30", "", "true", "2025-03-01",
    ]  # fmt: skip
    assert (second["score"], second["next_change_on"]) == ("80", "")
    points = [row["points"] for row in csv.DictReader(text["contributions.csv"].decode().splitlines())]
    assert points == ["1", "1", "-0.5", "-0.5", "-0.5", "-5"]


def test_json_says_the_same(run: Rated, tmp_path: Path) -> None:
    """Points as text, so that no reader makes floats of them; flags and nulls as they are."""
    found: list[dict[str, Any]] = json.loads(_written(run, tmp_path / "out", ["json"])["ratings.json"])

    assert [found[0][name] for name in ("score", "eligible", "known_at", "next_change_on")] == [
        "75.5", True, None, "2025-03-01",
    ]  # fmt: skip
    assert [row["company_id"] for row in found] == sorted([COMPANY, OTHER_COMPANY])


def test_parquet_holds_exact_decimals_and_days(run: Rated, tmp_path: Path) -> None:
    """Three places for every point, and no trace of the program that made the frame."""
    _written(run, tmp_path / "out", ["parquet"])
    table = pq.read_table(tmp_path / "out" / "ratings.parquet")

    assert table["score"].to_pylist() == [Decimal("75.500"), Decimal("80.000")]
    assert table.schema.field("as_of").type == pa.date32()
    assert table.schema.metadata is None


def test_the_columns_of_a_file_do_not_depend_on_its_rows(run: Rated, tmp_path: Path) -> None:
    """Nobody to rate, and nothing that counts: the same columns of the same types."""
    empty = replace(rated(facts(0), minimal_rulebook()), package=run.package)
    for name, of in (("full", run), ("empty", empty)):
        _written(of, tmp_path / name, ["parquet"])
    for table in ("ratings", "contributions"):
        full, none = (pq.read_schema(tmp_path / name / f"{table}.parquet") for name in ("full", "empty"))
        assert full == none


def test_names_are_written_as_they_are(tmp_path: Path) -> None:
    """Chinese stays readable in every text format."""
    book = minimal_rulebook(grades=[{"grade": "甲"}], eligible={"grades": ["甲"]})
    found = _written(rated(facts(1), book), tmp_path / "out", ["csv", "json"])

    assert all("甲" in found[f"ratings.{kind}"].decode() for kind in ("csv", "json"))


def test_what_was_refused_is_told_by_its_line(tmp_path: Path) -> None:
    """Rejects and rows that fall on no company are written beside what was rated."""
    records = [{"event": "award"}, {"event": "award", "occurred_on": "2024-02-30"}]
    folder = write_package(tmp_path / "package", records=records, complaints=[{"received_at": "2010-01-01"}])
    found = _written(rate(folder, minimal_rulebook(), as_of="2024-06-30"), tmp_path / "out", ["csv", "json"])
    rejects, lost = (json.loads(found[f"{name}.json"]) for name in ("rejects", "unattributed"))

    assert [(row["file"], row["line"], row["column"]) for row in rejects] == [("records.csv", 3, "occurred_on")]
    assert [(row["source_id"], row["occurred_on"]) for row in lost] == [("complaints-1", "2010-01-01")]
    assert found["rejects.csv"].decode().splitlines()[1].startswith("records.csv,3,occurred_on,2024-02-30,")


def test_facts_alone_have_no_rejects(tmp_path: Path) -> None:
    """Without a package there is nothing that was refused; a table without rows is an empty list."""
    found = _written(rated(facts(1), minimal_rulebook()), tmp_path / "out", ["json"])

    assert set(found) == {"ratings.json", "contributions.json"}
    assert found["contributions.json"] == b"[]\n"
