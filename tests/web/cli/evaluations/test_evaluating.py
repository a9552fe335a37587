"""`wuxin evaluate`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.builders.evaluations import tender_json
from tests.web.cli.conftest import Wuxin

_TIE = {"codes": [{"party": "公证处", "code": "owl"}], "randomness": "02 04 06"}


def _file(folder: Path, **changes: object) -> Path:
    path = folder / "tender.json"
    path.write_text(json.dumps(tender_json(**changes)), encoding="utf-8")
    return path


def test_scores_and_ranking_are_shown(wuxin: Wuxin, tmp_path: Path) -> None:
    """Every term with its working, in the language that is asked for."""
    result = wuxin("evaluate", _file(tmp_path), "--lang", "en")

    assert result.exit_code == 0, result.stderr
    assert "8500000.00 ÷ 9000000.00 × 30 = 28.333" in result.stdout


def test_what_is_written_repeats_the_result(wuxin: Wuxin, tmp_path: Path) -> None:
    """The input in the folder gives the same digest again; a tie's sheet stands beside it."""
    bids = [{"handle": name, "price_fen": 100} for name in ("b-1", "b-2")]
    path = _file(tmp_path, method="lowest_reasonable_price", criteria=None, marks=None, panel=None, bids=bids, tie=_TIE)
    first = wuxin("evaluate", path, "--out", tmp_path / "out", "--json")
    again = wuxin("evaluate", tmp_path / "out" / "tender.json", "--json")

    assert json.loads(first.stdout)["sha256"] == json.loads(again.stdout)["sha256"]
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == [
        "evaluation.json", "report.en.md", "report.zh.md", "run.json", "tender.json", "tie-1.html"]  # fmt: skip
    assert "zj-2024-001/lot-1/tie/1" in (tmp_path / "out" / "tie-1.html").read_text("utf-8")


def test_refusals_and_faults_have_their_codes(wuxin: Wuxin, tmp_path: Path) -> None:
    """1 where a rule says no, 2 where the file is wrong; nothing is written."""
    refused = wuxin("evaluate", _file(tmp_path, floor_fen=1), "--out", tmp_path / "out")
    wrong = wuxin("evaluate", _file(tmp_path, method="cheapest", locks=[]), "--out", tmp_path / "out")

    assert (refused.exit_code, wrong.exit_code) == (1, 2)
    assert not (tmp_path / "out").exists()
