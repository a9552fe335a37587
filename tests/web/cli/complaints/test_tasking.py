"""`wuxin staff ...` and `wuxin task ...`: from a month of complaints to a receipted task with an owner."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.builders.due_register import moment
from tests.builders.packages import write_package
from tests.builders.record import TRUST, Recorded
from tests.web.cli.conftest import Wuxin

DB = "sqlite:///a.db"
MONTH = ("--month", "2024-07")


def _does(wuxin: Wuxin, *words: object) -> Any:  # noqa: ANN401 - JSON
    told = wuxin(*words, "--db", DB, "--json")
    assert told.exit_code == 0, f"{words}: {told.output}"
    return json.loads(told.stdout)


@pytest.fixture
def analysed(wuxin: Wuxin, monkeypatch: pytest.MonkeyPatch) -> Wuxin:
    """Return calls on a register whose July was analysed: three complaints on one matter of one estate."""
    places = [{"community_id": "K1", "name": "春和苑", "subdistrict": "崖头街道", "neighbourhood": "河东社区"},
              {"community_id": "K2", "name": "秋实里", "subdistrict": "斥山街道"}]  # fmt: skip
    served = [{"community_id": one["community_id"]} for one in places]
    write_package(Path("city"), communities=places, service_periods=served)
    monkeypatch.setattr("web.cli.recording.now", moment("2024-07-09"))
    wuxin("db", "upgrade", "--db", DB)
    _does(wuxin, "ingest", "city")
    for text in ("1号楼电梯困人", "地下车库漏水漏电", "东门保安晚上不在岗"):
        said = ("--channel", "12345", "--community", "K1", "--matter", "lift", "--text", text)
        _does(wuxin, "complaint", "receive", *said)
    monkeypatch.setattr("web.cli.recording.now", moment("2024-08-02"))
    _does(wuxin, "scheduler", "--once")
    return wuxin


def test_a_hot_spot_gets_an_owner_and_its_town_the_task(analysed: Wuxin) -> None:
    """RC-15, RC-16: shown, assigned, pushed as a file, receipted; a changed file and a second receipt are refused."""
    (task,) = _does(analysed, "task", "show", *MONTH)
    assert (task["community_id"], task["why"], task["owner"]) == ("K1", ["repeated"], None)
    appoint = ("--role", "officer", "--subdistrict", "崖头街道", "--neighbourhood", "河东社区", "--on", "2024-08-01")
    Path("name.txt").write_text("林晚舟\n", encoding="utf-8")
    _does(analysed, "staff", "appoint", "P-07", *appoint, "--name-file", "name.txt")
    assert _does(analysed, "task", "assign", "K1", *MONTH, "--staff", "P-07")[0]["owner"] == "P-07"

    pushed = _does(analysed, "task", "push", *MONTH, "--subdistrict", "崖头街道", "--out", "tasks.json")
    assert [item["owner"] for item in pushed["items"]] == ["P-07"]
    assert _does(analysed, "task", "receipt", "tasks.json", "--receipt", "17")["receipt"] == "17"
    assert analysed("task", "receipt", "tasks.json", "--receipt", "18", "--db", DB).exit_code == 1
    Path("other.json").write_text(json.dumps({**pushed, "month": "2024-06"}), encoding="utf-8")
    assert analysed("task", "receipt", "other.json", "--receipt", "18", "--db", DB).exit_code == 2
    assert analysed("task", "push", *MONTH, "--subdistrict", "斥山街道", "--out", "n.json", "--db", DB).exit_code == 1
    assert Recorded.of(DB, Path()).verified(TRUST).findings == []


def test_staff_come_and_go_and_names_stay_in_the_vault(analysed: Wuxin) -> None:
    """Coverage on a day, refusals with reasons, a relief; no export of the record has the name."""
    Path("name.txt").write_text("林晚舟\n", encoding="utf-8")
    appoint = ("--role", "officer", "--subdistrict", "崖头街道", "--neighbourhood", "河东社区", "--on", "2024-08-01")
    _does(analysed, "staff", "appoint", "P-07", *appoint, "--name-file", "name.txt")
    assert "holds an office" in analysed("staff", "appoint", "P-07", *appoint, "--db", DB).stderr
    covered = _does(analysed, "staff", "coverage", "--as-of", "2024-08-02")
    assert {one["subdistrict"]: (one["covered"], one["neighbourhoods"]) for one in covered["subdistricts"]} == {
        "崖头街道": (1, 1), "斥山街道": (0, 0),
    }  # fmt: skip
    assert "1 of 1 are covered" in analysed("staff", "coverage", "--db", DB).stdout
    _does(analysed, "staff", "relieve", "P-07", "--on", "2024-09-01")
    assert _does(analysed, "staff", "coverage", "--as-of", "2024-09-01")["staff"] == []
    assert analysed("staff", "relieve", "P-07", "--on", "2024-10-01", "--db", DB).exit_code == 1
    export = Recorded.of(DB, Path()).export()

    assert not any("林晚舟".encode() in path.read_bytes() for path in export.rglob("*") if path.is_file())


def test_a_month_that_was_not_analysed_has_no_tasks(analysed: Wuxin) -> None:
    """Exit code 2, and who analyses it."""
    told = analysed("task", "show", "--month", "2024-09", "--db", DB)

    assert told.exit_code == 2
    assert "wuxin scheduler --once" in told.stderr
