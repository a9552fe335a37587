"""`wuxin rate` and `wuxin explain`: whole results, or a message and nothing."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest

from tests.builders.packages import write_package
from tests.web.cli.conftest import Wuxin

RATE = ("--rulebook", "tiny", "--as-of", "2024-06-30", "--out", "out")


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return the files of an output but run.json, which tells seconds."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "run.json"}


def test_every_row_is_accounted_for(wuxin: Wuxin, evidence: Path) -> None:
    """run.json says what came in and what became of it, per table."""
    result = wuxin("rate", evidence, *RATE)

    run = json.loads(Path("out/run.json").read_text(encoding="utf-8"))
    assert result.exit_code == 0, result.output
    assert run["rows"]["records"] == {"rows_in": 2, "accepted": 2, "rejected": 0, "unattributed": 0}
    assert (run["companies"], run["unknown_events"]) == (1, {"never.heard.of": 1})


def test_the_run_names_what_it_was_made_from(wuxin: Wuxin, evidence: Path) -> None:
    """Digests of package and rulebook, engine, versions, seconds and files."""
    wuxin("rate", evidence, *RATE)

    run = json.loads(Path("out/run.json").read_text(encoding="utf-8"))
    assert (len(run["package"]["digest"]), len(run["rulebook"]["digest"])) == (64, 64)
    assert (run["engine"], run["as_of"], "duckdb" in run["versions"]) == ("duckdb", "2024-06-30", True)
    assert run["files"] == ["contributions.csv", "ratings.csv", "rejects.csv", "unattributed.csv"]


def test_the_summary_tells_grades_unknown_events_and_files(wuxin: Wuxin, evidence: Path) -> None:
    """In a few lines."""
    said = wuxin("rate", evidence, *RATE).stdout

    assert "1 companies rated as of 2024-06-30 under tiny" in said
    assert "never.heard.of (1)" in said
    assert "ratings.csv" in said


def test_equal_input_gives_equal_bytes(wuxin: Wuxin, evidence: Path) -> None:
    """Twice the same, in every format."""
    for out in ("one", "two"):
        wuxin("rate", evidence, *RATE[:-1], out, "--format", "csv,parquet,json")

    assert len(bytes_of(Path("one"))) == 12
    assert bytes_of(Path("one")) == bytes_of(Path("two"))


def test_machines_get_the_run_as_one_document(wuxin: Wuxin, evidence: Path) -> None:
    """The same as run.json, and where it lies."""
    told = json.loads(wuxin("rate", evidence, *RATE, "--json").stdout)

    assert told == {**json.loads(Path("out/run.json").read_text(encoding="utf-8")), "out": "out"}


def test_a_rejected_row_is_listed_and_the_rest_is_rated(wuxin: Wuxin, tmp_path: Path) -> None:
    """A day that is not in the calendar costs one row."""
    package = write_package(tmp_path / "p", records=[{"occurred_on": "2024-02-30"}, {}])

    assert wuxin("rate", package, *RATE).exit_code == 0
    assert "2024-02-30" in Path("out/rejects.csv").read_text(encoding="utf-8")


def test_strict_refuses_the_package_at_the_first_reject(wuxin: Wuxin, tmp_path: Path) -> None:
    """And leaves nothing."""
    package = write_package(tmp_path / "p", records=[{"occurred_on": "2024-02-30"}])

    result = wuxin("rate", package, *RATE, "--strict")

    assert result.exit_code == 2
    assert "records.csv:2" in result.stderr
    assert not Path("out").exists()


def broken_csv(folder: Path) -> Path:
    """Return a package with a table whose header lacks what it must have."""
    package = write_package(folder)
    (package / "records.csv").write_text("record_id;company_id\n1;2\n", encoding="utf-8")
    return package


def wrong_encoding(folder: Path) -> Path:
    """Return a package with a table in an encoding that is none of ours."""
    package = write_package(folder)
    (package / "companies.csv").write_bytes("company_id,name\n1,禾安\n".encode("utf-16"))
    return package


def overlapping(folder: Path) -> Path:
    """Return a package where two companies serve one community on one day."""
    return write_package(folder, service_periods=[{}, {"starts_on": "2021-01-01"}])


def missing(folder: Path) -> Path:
    """Return the path of a folder that is not there."""
    return folder / "nowhere"


@pytest.mark.parametrize("make", [broken_csv, wrong_encoding, overlapping, missing])
def test_a_package_that_cannot_be_read_leaves_no_output(wuxin: Wuxin, tmp_path: Path, make: object) -> None:
    """Exit code 2, a message, and no folder that could pass for a result."""
    assert callable(make)

    result = wuxin("rate", make(tmp_path / "p"), *RATE)

    assert (result.exit_code, result.stderr[:7]) == (2, "error: ")
    assert "Traceback" not in result.output
    assert not Path("out").exists()
    assert not list(tmp_path.glob(".wuxin*"))


@pytest.mark.parametrize(
    ("option", "value", "remedy"),
    [
        ("--as-of", "2024-02-30", "2024-06-30"),
        ("--as-of", "30.06.2024", "YYYY-MM-DD"),
        ("--known-at", "yesterday", "ISO 8601"),
        ("--rulebook", "atlantis", "rongcheng"),
        ("--format", "xml", "csv, parquet, json"),
        ("--engine", "abacus", "duckdb"),
        ("--mapping", "atlantis", "chicago_inspections"),
    ],
)
def test_a_wrong_call_says_what_would_be_right(
    wuxin: Wuxin, evidence: Path, option: str, value: str, remedy: str
) -> None:
    """Exit code 2, the remedy, and no output."""
    result = wuxin("rate", evidence, *RATE, option, value)

    assert result.exit_code == 2
    assert remedy in result.stderr
    assert not Path("out").exists()


def test_a_cyclic_extends_is_told(wuxin: Wuxin, evidence: Path, tmp_path: Path) -> None:
    """A rulebook that extends itself cannot rate."""
    (tmp_path / "loop").mkdir()
    (tmp_path / "loop" / "rulebook.yaml").write_text("id: loop\nextends: loop\n", encoding="utf-8")

    result = wuxin("rate", evidence, *RATE, "--rulebook", tmp_path / "loop")

    assert result.exit_code == 2
    assert "loop -> loop" in result.stderr


def test_a_folder_in_the_way_is_left_alone(wuxin: Wuxin, evidence: Path) -> None:
    """Exit code 2, and --force as a remedy; the evidence itself cannot be overwritten."""
    result = wuxin("rate", evidence, *RATE, "--out", evidence)

    assert result.exit_code == 2
    assert "--force" in result.stderr
    assert not (evidence / "ratings.csv").exists()


def test_a_second_run_replaces_the_first(wuxin: Wuxin, evidence: Path) -> None:
    """And so does it with other formats: no file of the first stays."""
    wuxin("rate", evidence, *RATE, "--format", "csv,json")

    assert wuxin("rate", evidence, *RATE).exit_code == 0
    assert sorted(path.suffix for path in Path("out").iterdir()) == [".csv"] * 4 + [".json"]


def test_known_at_leaves_out_what_was_recorded_later(wuxin: Wuxin, evidence: Path) -> None:
    """The moment stands in the run."""
    wuxin("rate", evidence, *RATE, "--known-at", "2023-01-01")

    run = json.loads(Path("out/run.json").read_text(encoding="utf-8"))
    assert run["known_at"] == "2023-01-01 00:00:00+08:00"


def test_an_endless_line_is_refused_with_bounded_memory(wuxin: Wuxin, tmp_path: Path) -> None:
    """Ten megabytes without a line end: exit code 2, the file and line by name, nothing written, little of it held."""
    package = write_package(tmp_path / "endless", records=[{}])
    with (package / "records.csv").open("a", encoding="utf-8") as records:
        records.writelines("x" * 2**20 for _ in range(10))
    wuxin("rate", package, *RATE[:-1], "elsewhere", "--strict")  # what is loaded once is no matter of the line

    tracemalloc.start()
    result = wuxin("rate", package, *RATE)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert result.exit_code == 2
    assert "records.csv:3" in result.stderr
    assert "is longer than 4194304 characters" in result.stderr
    assert not Path("out").exists()
    assert peak < 2 * 10 * 2**20
