"""Results on stdout, progress on stderr and only where it helps."""

from __future__ import annotations

import json

import pytest

from web.cli.terminal import emit, steps, table


def test_json_keeps_chinese_and_writes_days_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    """One readable document."""
    emit({"name": "禾安物业"})

    said = capsys.readouterr().out
    assert "禾安物业" in said
    assert json.loads(said) == {"name": "禾安物业"}


def test_columns_stand_under_each_other_in_chinese_too() -> None:
    """A Chinese character takes two places."""
    assert table([("name", "grade"), ("禾安", "AAA")]) == ["name  grade", "禾安  AAA"]


def test_quick_work_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing on stdout or stderr for work under a second, or where nobody watches."""
    with steps(1) as shown:
        shown.begin("Reading")
        shown.note("half")

    assert capsys.readouterr() == ("", "")


def test_slow_work_tells_its_steps_where_there_is_no_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A log file learns what takes so long."""
    monkeypatch.setattr("web.cli.terminal._SLOW_SECONDS", -1)

    with steps(1) as shown:
        shown.begin("Rating")

    assert capsys.readouterr().err == "Rating ...\n"
