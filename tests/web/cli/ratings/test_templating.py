"""`wuxin template`, and `wuxin ingest --annotated`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.builders.packages import write_package
from tests.web.cli.conftest import Wuxin

DB = ("--db", "sqlite:///a.db")


def test_a_template_is_written(wuxin: Wuxin, tmp_path: Path) -> None:
    """For a table that there is, into a file that can be."""
    out = tmp_path / "records.xlsx"

    assert wuxin("template", "records", "--out", out).exit_code == 0
    assert out.read_bytes().startswith(b"PK")
    assert wuxin("template", "weather", "--out", out).exit_code == 2
    assert wuxin("template", "records", "--out", tmp_path / "none" / "x.xlsx").exit_code == 2


def test_workbooks_come_back_with_their_faults(wuxin: Wuxin, tmp_path: Path) -> None:
    """Those that have some; the package is taken in all the same."""
    wuxin("db", "upgrade", *DB)
    evidence = write_package(tmp_path / "e", form="xlsx", records=[{"event": "award", "occurred_on": "yesterday"}])
    marked = tmp_path / "marked"
    told = json.loads(wuxin("ingest", evidence, "--annotated", marked, "--json", *DB).stdout)

    assert told["annotated"] == ["records.xlsx"]
    assert [path.name for path in marked.iterdir()] == ["records.xlsx"]
