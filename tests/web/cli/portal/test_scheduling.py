"""`wuxin scheduler` and `wuxin due`."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from models.migrations import upgrade
from models.record import size_of
from models.values.working_days import known_until
from tests.builders.accounts import empty_register
from tests.builders.due_register import due_register, moment
from tests.builders.record import a_clerk, writing_to
from tests.web.cli.conftest import Wuxin


def test_the_scheduler_gives_positions_by_itself(tmp_path: Path) -> None:
    """What another process enters has its position soon after; it ends without a traceback when it is told to."""
    upgrade(url := f"sqlite:///{tmp_path / 'a.db'}")
    command = [sys.executable, "-m", "web.cli", "scheduler", "--db", url]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        with writing_to(url) as session:
            a_clerk(session).enter("draw.made", "draw/1")
        for _ in range(300):
            with writing_to(url) as session:
                if size_of(session):
                    break
            time.sleep(0.1)
        running.terminate()  # whoever starts the tests may have Ctrl-C ignored, and children inherit that
        told = running.communicate(timeout=30)[1]
    with writing_to(url) as session:
        assert size_of(session) == 1

    assert "signs nothing: no --key is given" in told
    assert "Traceback" not in told


def test_a_register_that_is_not_there_is_named(wuxin: Wuxin) -> None:
    """Exit code 2, and how to make one."""
    wrong = wuxin("scheduler", "--db", "sqlite:///nowhere.db")

    assert wrong.exit_code == 2
    assert "wuxin db upgrade" in wrong.stderr


def test_what_is_due_is_done_once_and_told(wuxin: Wuxin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shown before, done by `--once`, in the history afterwards; every entry has its position."""
    url = ("--db", due_register(tmp_path).url)
    monkeypatch.setattr("web.cli.recording.now", moment("2024-09-02"))
    due = json.loads(wuxin("due", "show", *url, "--json").stdout)
    made = json.loads(wuxin("scheduler", "--once", *url, "--json").stdout)
    history = json.loads(wuxin("due", "history", *url, "--json").stdout)
    months = wuxin("due", "history", "--kind", "complaints.month", "--last", "1", *url).stdout

    assert due[0]["period"] == "accept 2024-07-11"
    assert {one["subject"] for one in due} <= {one["subject"] for one in made["done"]}
    assert [one["period"] for one in history] == [one["period"] for one in made["done"]]
    assert "2024-08" in months
    assert wuxin("due", "show", *url).stdout == "Nothing is due.\n"
    assert wuxin("scheduler", "--once", *url).stdout == "Nothing was due.\n"


def test_what_is_refused_is_told_with_its_reason(wuxin: Wuxin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A month cannot be analysed before communities are known; it stays due."""
    url = ("--db", f"sqlite:///{tmp_path / 'a.db'}")
    wuxin("db", "upgrade", *url)
    said = ("--channel", "12345", "--matter", "lift", "--text", "1号楼电梯困人")
    monkeypatch.setattr("web.cli.recording.now", moment("2024-07-09"))
    assert wuxin("complaint", "receive", *said, *url).exit_code == 0
    monkeypatch.setattr("web.cli.recording.now", moment("2024-08-02"))
    told = wuxin("scheduler", "--once", *url)

    assert "not done: complaints.month desk/rongcheng 2024-07: register: there is no evidence in it" in told.stdout


def test_missing_holidays_are_told_in_time(wuxin: Wuxin, tmp_path: Path) -> None:
    """On stderr, so that what is read by machines stays as it is; not before November."""
    url = ("--db", empty_register(tmp_path))
    year = known_until().year
    before, told = (wuxin("due", "show", "--as-of", f"{year}-{day}", *url) for day in ("10-31", "11-01"))

    assert before.stderr == ""
    assert f"The holidays of {year + 1} are not in the calendar" in told.stderr
    assert told.stdout == before.stdout
