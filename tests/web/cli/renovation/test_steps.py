"""`wuxin renovation`: from the library to acceptance."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.renovation_desk import BUREAU, TOWN, RenovationDesk, a_renovation_desk


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> RenovationDesk:
    """Return a register that knows an old estate."""
    return a_renovation_desk(monkeypatch, tmp_path)


def test_a_project_goes_its_way(desk: RenovationDesk) -> None:
    """Taken in, surveyed, led, shown, answered, begun, reported, finished, accepted."""
    desk.gets_ready()
    assert desk.goes("start", TOWN, until="2024-09-30")["state"] == "under_way"
    assert desk.goes("report", TOWN, done=["fire"])["left"] == ["water"]
    assert "not done yet: Water and drains" in desk.refused("renovation", "do", "willow-24", "finish", *TOWN)
    desk.goes("report", TOWN, done=["water"])
    desk.goes("finish", TOWN)

    assert desk.goes("accept", BUREAU, "--document", "receipt.pdf")["state"] == "accepted"


def test_all_that_is_missing_is_told(desk: RenovationDesk) -> None:
    """With sections and remedies (LS-04)."""
    desk.takes_in()
    told = desk.refused(
        "renovation", "do", "willow-24", "start", "--details", desk.json("s.json", until="2024-09-30"), *TOWN
    )

    assert told.count("Lishui Guidance on Old Estates") == 2
    assert "wuxin renovation survey" in told


def test_wrong_calls_say_what_is_wrong(desk: RenovationDesk) -> None:
    """An unknown estate, and a condition without its state."""
    words = ("--community", "nowhere", "--jurisdiction", "331102", "--paper", "1", *BUREAU)
    nowhere = desk.run("renovation", "take-in", "x-24", *words)
    odd = desk.run("renovation", "survey", "willow-24", "--condition", "fire", "--open", *TOWN)

    assert (nowhere.exit_code, odd.exit_code) == (2, 2)
    assert "knows no such estate" in nowhere.stderr
    assert "Write it as fire=worn" in odd.stderr
