"""`wuxin complaint package` and `wuxin complaint report`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.errors import InputError
from tests.builders.complaint_register import new_register
from tests.web.cli.conftest import Wuxin
from web.monthly.typesetting import font_family


def test_a_register_without_evidence_makes_no_package(wuxin: Wuxin, tmp_path: Path) -> None:
    """Complaints alone do not say who serves a community."""
    done = wuxin("complaint", "package", tmp_path / "out", "--db", new_register(tmp_path))

    assert done.exit_code == 2
    assert "wuxin ingest" in done.stderr


def test_a_package_is_reported_on(wuxin: Wuxin, evidence: Path, tmp_path: Path) -> None:
    """RC-15: the files are listed, and the counts are those of the month."""
    try:
        font_family()
    except InputError:
        pytest.skip("no font with Chinese: apt install fonts-noto-cjk")
    done = wuxin("complaint", "report", "--month", "2024-03", "--out", tmp_path / "r", "--package", evidence, "--json")
    told = json.loads(done.stdout)
    assert done.exit_code == 0, told

    assert (told["counts"]["received"], told["as_of"]) == (1, "2024-03-31")
    assert {"report.zh.pdf", "report.en.xlsx", "hot_spots.csv"} <= {path.name for path in (tmp_path / "r").iterdir()}
