"""Reports and tables as files."""

from __future__ import annotations

import json
from pathlib import Path

from web.sheets.inspection_tables import write_csv, write_report

REPORT = {
    "communities": [{"community_id": "X1", "inspectors": ["I1", "I2"], "score": None}],
    "findings": [{"finding_id": "f", "title": {"zh": "消防", "en": "fire"}, "overdue": True}],
    "excused": [],
    "subdistricts": [],
}


def test_a_report_is_one_document_and_a_table_of_each_part(tmp_path: Path) -> None:
    """Both languages side by side, lists as text; a part without rows has no table."""
    assert write_report(REPORT, tmp_path) == ["report.json", "communities.csv", "findings.csv"]
    assert json.loads((tmp_path / "report.json").read_text("utf-8")) == REPORT
    assert (tmp_path / "communities.csv").read_text("utf-8") == "community_id,inspectors,score\nX1,I1; I2,\n"
    assert (tmp_path / "findings.csv").read_text("utf-8") == "finding_id,title_zh,title_en,overdue\nf,消防,fire,true\n"


def test_only_the_named_columns_are_written(tmp_path: Path) -> None:
    """In their order."""
    write_csv(tmp_path / "t.csv", [{"b": 1, "a": False, "_row": 3}], ("a", "b"))

    assert (tmp_path / "t.csv").read_text("utf-8") == "a,b\nfalse,1\n"
