"""`wuxin individual ...`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.builders.due_register import due_register
from tests.builders.packages import write_package
from tests.web.cli.conftest import Wuxin

REPORT = ("--breach", "arrears", "--source", "court", "--reported-by", "荣成市人民法院", "--effective-on", "2024-03-01",
          "--unrectified-on", "2024-06-01", "--person-file", "owner.txt")  # fmt: skip


def test_managers_points_are_a_table_without_names(wuxin: Wuxin, tmp_path: Path) -> None:
    """On the screen in sums, in a file point by point; a file that is there is not overwritten."""
    package = write_package(
        tmp_path / "p", managers=[{}], service_periods=[{"manager_id": "m1"}],
        records=[{"event": "award", "community_id": "garden", "occurred_on": "2024-03-01"}],
    )  # fmt: skip
    words = ("individual", "managers", package, "--rulebook", "tiny", "--as-of", "2024-06-30")
    shown = wuxin(*words, "--out", "points.csv")
    told = json.loads(wuxin(*words, "--json").stdout)

    assert shown.exit_code == 0, shown.output
    assert "m1" in shown.stdout
    assert "林禾" not in shown.stdout + Path("points.csv").read_text(encoding="utf-8") + str(told)
    assert told["managers"][0]["good"] == "1"
    assert wuxin(*words, "--out", "points.csv").exit_code == 2


def test_an_owner_is_recorded_seen_and_erased(wuxin: Wuxin, tmp_path: Path) -> None:
    """Name, judgment and place come from a file, never from the command line."""
    db = ("--db", due_register(tmp_path).url)
    Path("owner.txt").write_text("林晚舟\n（2023）鲁1082民初1234号\n春和苑\n", encoding="utf-8")
    assert wuxin("individual", "breach", *REPORT, *db).exit_code == 0
    assert "林晚舟" in wuxin("individual", "breaches", *db).stdout
    assert json.loads(wuxin("individual", "settle", "1", "--by", "荣成市人民法院", *db, "--json").stdout) == {
        "erased": 3
    }
    assert "林晚舟" not in wuxin("individual", "breaches", *db).stdout


def test_an_owner_without_judgment_is_refused(wuxin: Wuxin, tmp_path: Path) -> None:
    """By section 12 of the plan, exit code 1."""
    Path("owner.txt").write_text("林晚舟\n", encoding="utf-8")
    refused = wuxin("individual", "breach", *REPORT, "--db", due_register(tmp_path).url)

    assert refused.exit_code == 1
    assert "names no judgment or award" in refused.stderr
