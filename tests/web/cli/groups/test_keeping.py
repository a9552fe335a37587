"""`wuxin group ...`: a group of the city from its paper to its end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.builders.due_register import moment
from tests.builders.record import TRUST, Recorded
from tests.web.cli.conftest import Wuxin

DB = "sqlite:///a.db"
BY = ("--by", "住建局")


def _does(wuxin: Wuxin, *words: object) -> Any:  # noqa: ANN401 - JSON
    told = wuxin("group", *words, "--db", DB, "--json")
    assert told.exit_code == 0, f"{words}: {told.output}"
    return json.loads(told.stdout)


@pytest.fixture
def grouped(wuxin: Wuxin, monkeypatch: pytest.MonkeyPatch) -> Wuxin:
    """Return calls on a register with the city's group, set up in January 2024; it is July."""
    monkeypatch.setattr("web.cli.recording.now", moment("2024-07-09"))
    wuxin("db", "upgrade", "--db", DB)
    kind = ("--city", "rongcheng", "--kind", "city", "--paper", "荣政办〔2021〕3号", "--on", "2024-01-15")
    _does(wuxin, "set-up", "city", *kind, *BY)
    return wuxin


def test_a_group_is_kept_from_its_paper_to_its_end(grouped: Wuxin) -> None:
    """RC-01, RC-08: met, a task with a report, done late, ended; every step on record and whole."""
    attended = ("--attended", "housing", "--attended", "towns/崖头街道")
    assert _does(grouped, "met", "city", *attended, "--settled", "老旧电梯更新", *BY)["next_meeting_by"] == "2025-06-30"
    task = ("--what", "摸底老旧电梯", "--lead", "market", "--until", "2024-06-30", "--on", "2024-02-01")
    assert _does(grouped, "task", "city", *task, *BY)["tasks"] == 1
    _does(grouped, "report", "city", 1, "--progress", "已摸底半数", "--on", "2024-05-01", *BY)
    _does(grouped, "done", "city", 1, "--progress", "全部登记", *BY)
    shown = _does(grouped, "show", "city", "--as-of", "2024-07-09")

    assert [one["state"] for one in shown["groups"][0]["tasks"]] == ["done_late"]
    assert [one["lead"] for one in shown["tasks_by_lead"]] == ["Market regulation bureau"]
    assert _does(grouped, "end", "city", "--reason", "机构调整", *BY)["state"] == "ended"
    assert Recorded.of(DB, Path()).verified(TRUST).findings == []


def test_a_refusal_tells_every_reason_with_its_article(grouped: Wuxin) -> None:
    """Nobody took part that is a member, and nothing was settled; exit code 1, and nothing entered."""
    refused = grouped("group", "met", "city", "--attended", "navy", *BY, "--db", DB)

    assert refused.exit_code == 1
    assert "Rongcheng Plan for Better Community Property Management art. 1: 'navy' is no member" in refused.stderr
    assert "it does not say what the meeting settled" in refused.stderr
    assert _does(grouped, "show", "city")["groups"][0]["meetings"] == []


def test_an_unknown_city_and_an_unknown_group_are_wrong_calls(grouped: Wuxin) -> None:
    """Exit code 2, with what there is."""
    kind = ("--city", "atlantis", "--kind", "city", "--paper", "x")
    unknown = grouped("group", "set-up", "a", *kind, *BY, "--db", DB)

    assert (unknown.exit_code, "hangzhou, lishui, rongcheng" in unknown.stderr) == (2, True)
    assert grouped("group", "end", "moon", "--reason", "x", *BY, "--db", DB).exit_code == 2


def test_a_step_says_where_the_group_stands(grouped: Wuxin) -> None:
    """In a sentence."""
    told = grouped("group", "met", "city", "--attended", "housing", "--settled", "x", *BY, "--db", DB)

    assert told.stdout == "city is standing: 1 meetings, 0 tasks; it has to meet by 2025-06-30.\n"
