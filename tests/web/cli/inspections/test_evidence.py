"""`wuxin inspection package` and `severity`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from credit.inspections import programme
from credit.inspections.shapes import Counts
from tests.builders.inspection_desk import OFFICE, Desk, open_desk
from tests.builders.inspections import BOARD
from tests.builders.packages import write_package

INSPECTIONS = [
    {"inspection_id": f"{who}{n}", "community_id": f"k{n}", "kind": "half_yearly", "score": score}
    for who, score in (("I1", "50"), ("I2", "90"))
    for n in range(20)
]


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    """Return a desk with a package of forty visits by a strict and a mild inspector to the same twenty estates."""
    found = open_desk(monkeypatch, tmp_path)
    names = [{"community_id": f"k{n}"} for n in range(20)]
    write_package(tmp_path / "p", communities=names, service_periods=names, inspections=INSPECTIONS)
    rows = [(str(row["inspection_id"]), str(row["inspection_id"])[:2]) for row in INSPECTIONS]
    found.table("p/inspected_by.csv", "inspection_id,inspector_id", rows)
    return found


def inspected(desk: Desk) -> None:
    """Record a visit on 2 March and its re-check on 3 March."""
    days = ("--from", "2026-03-02", "--to", "2026-03-31", "--target", "X01")
    desk.done("announce", "board", "--programme", "zhuji", "--kind", "disclosure", *days, *OFFICE)
    desk.done("assign", "board", desk.table("t.csv", "community_id,inspector_id", [["X01", "I1"]]), *OFFICE)
    desk.done("visit", "board", "X01", "--marks", desk.marks(BOARD, fees="not_met"), "--inspector", "I1", *OFFICE)
    desk.day = date(2026, 3, 3)
    desk.done("recheck", "board/X01/disclosure.fees", "--result", "rectified", *OFFICE)


def test_a_package_holds_what_was_known(desk: Desk) -> None:
    """With everything, the finding is put right; as known on the day of the visit, it is not."""
    inspected(desk)
    desk.done("package", "now", "--onto", "evidence")
    desk.done("package", "then", "--onto", "evidence", "--known-at", "2026-03-02T20:00")

    assert "2026-03-09,2026-03-03" in Path("now/findings.csv").read_text("utf-8")
    assert "2026-03-09,\n" in Path("then/findings.csv").read_text("utf-8")
    assert "board/X01,disclosure" not in Path("evidence/inspections.csv").read_text("utf-8")


def test_adjusted_scores_count_only_where_the_programme_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then both stand in run.json; by default nothing is adjusted."""
    inspected(desk)
    desk.table("evidence/inspected_by.csv", "inspection_id,inspector_id", [["inspections-1", "I2"]])
    raw = desk.done("package", "now", "--onto", "evidence")
    counts = Counts.model_validate({"score": "adjusted", "basis": {"choice": "for a test"}})
    changed = programme("zhuji").model_copy(update={"counts": counts})
    monkeypatch.setattr("web.register.inspections.campaigns.programme", lambda _name: changed)
    told = desk.done("package", "adjusted", "--onto", "evidence")

    assert raw["adjusted_scores"] == []
    assert [(one["inspection_id"], one["raw"]) for one in told["adjusted_scores"]] == [("board/X01", "90")]
    assert told["adjusted_scores"][0]["adjusted"] != "90"
    assert f",{told['adjusted_scores'][0]['adjusted']}," in Path("adjusted/inspections.csv").read_text("utf-8")


def test_severity_tells_who_is_strict_and_whose_grade_would_differ(desk: Desk) -> None:
    """Forty points apart as marked; less by the model, which begins with an average visit."""
    call = ("inspection", "severity", "p", "--out", "s", "--rulebook", "rongcheng", "--as-of", "2024-06-30", "--json")
    result = desk.call(*call)
    told = json.loads(result.stdout)

    assert [(one["inspector"], one["raw_milli"]) for one in told["inspectors"]] == [("I1", 50_000), ("I2", 10_000)]
    assert 35_000 < told["spread_milli"] < 40_000
    assert (told["strictest_to_mildest"], told["groups"], told["companies"]) == ("5.00", 1, 1)
    assert {*told["files"]} >= {"inspectors.csv", "scores.csv", "run.json"}
    assert Path("s/scores.csv").read_text("utf-8").startswith("inspection_id,community_id,raw_milli,adjusted_milli\n")


def test_severity_is_told_to_people(desk: Desk) -> None:
    """The ratio and the spread in one line."""
    result = desk.call("inspection", "severity", "p", "--out", "s")

    assert "40 visits; the strictest against the mildest: 5.0 times by plain means" in result.stdout


def test_without_who_inspected_nothing_is_compared(desk: Desk) -> None:
    """And nothing is left behind."""
    result = desk.call("inspection", "severity", "evidence", "--out", "s")

    assert result.exit_code == 2
    assert "--inspected-by" in result.stderr
    assert not Path("s").exists()


@pytest.mark.parametrize(
    "odd",
    [("--rulebook", "rongcheng"), ("--columns", "one"),
     ("--outcome", "critical", "--rulebook", "rongcheng", "--as-of", "2024-06-30")],
)  # fmt: skip
def test_calls_that_make_no_sense_are_wrong(desk: Desk, odd: tuple[str, ...]) -> None:
    """Exit code 2."""
    assert desk.call("inspection", "severity", "p", "--out", "s", *odd).exit_code == 2
