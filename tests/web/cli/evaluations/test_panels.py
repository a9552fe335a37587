"""`wuxin panel`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders.evaluation_files import Office
from tests.web.cli.conftest import Wuxin


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Return an office two days before opening."""
    found = Office(tmp_path, monkeypatch)
    found.clock(-48)
    return found


def test_a_panel_is_drawn_and_nobody_is_named(wuxin: Wuxin, office: Office) -> None:
    """Before the award only who runs the evaluation asks who sits; a recusal brings in the next of the order."""
    first = wuxin(*office.commit())
    office.clock(-8)
    second = wuxin(*office.draw())
    told = json.loads(wuxin("panel", "show", "zj-2024-001", "--db", office.db, "--members", "--json").stdout)
    member = told["panel"][0]["member"]
    third = wuxin("panel", "recuse", "zj-2024-001", "--member", member, "--reason", "ill", "--by", "office-1",
                  "--db", office.db)  # fmt: skip
    shown = wuxin("panel", "show", "zj-2024-001", "--db", office.db)

    assert [one.exit_code for one in (first, second, third)] == [0, 0, 0], first.stderr + second.stderr + third.stderr
    assert (told["state"], len(told["panel"])) == ("marking", 5)
    assert "expert-" not in first.stdout + second.stdout + third.stdout + shown.stdout
    assert member in wuxin("panel", "show", "zj-2024-001", "--db", office.db, "--members").stdout


def test_calls_that_are_wrong_are_told(wuxin: Wuxin, office: Office) -> None:
    """Another tender's notice, an unknown lottery, hashes where codes are needed."""
    call = office.commit()

    assert "it is of the tender" in wuxin(*call[:2], "other", *call[3:]).stderr
    assert "is no lottery" in wuxin(*call, "--source", "dice").stderr
    assert "holds the hashes" in wuxin("panel", "draw", "zj-2024-001", "--codes", office.path("hashes.csv"), "--seed",
                                       "x", "--by", "office-1", "--db", office.db).stderr  # fmt: skip
    assert wuxin(*office.draw()).exit_code == 1
