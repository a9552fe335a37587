"""Results on stdout, progress on stderr and only where it helps."""

from __future__ import annotations

import json

import pytest

from models.errors import Problem
from web.cli.terminal import emit, sentence, steps, table


def test_json_keeps_chinese_and_writes_days_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    """One readable document."""
    emit({"name": "禾安物业"})

    said = capsys.readouterr().out
    assert "禾安物业" in said
    assert json.loads(said) == {"name": "禾安物业"}


@pytest.mark.parametrize("what", ["it is wrong", "it is wrong."])
def test_a_problem_is_told_in_sentences(what: str) -> None:
    """Where, what, remedy; one full stop each."""
    assert sentence(Problem("row 3", what, "Mend it.")) == "row 3: it is wrong. Mend it."


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
