"""`wuxin renovation room` and `rooms` (RC-28)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.renovation_desk import a_renovation_desk


def test_old_estates_without_a_room_are_listed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Until one is provided, and once it is given up; with the day by which each was to have one."""
    desk = a_renovation_desk(monkeypatch, tmp_path)
    before = desk.does("renovation", "rooms", "371082")
    desk.does("renovation", "room", "willow-garden", "--tenure", "rented", "--by", "S-3")
    after = desk.does("renovation", "rooms", "371082")

    assert (before["estates"][0]["tenure"], after["estates"][0]["tenure"]) == (None, "rented")
    assert before["duty"]["by"] == "2021-10-31"
    assert "0 of 1 have none; each was to have one by 2021-10-31" in desk.run("renovation", "rooms", "371082").stdout
    desk.clock.to("2024-02-01")
    desk.does("renovation", "room", "willow-garden", "--give-up", "--by", "S-3")
    assert "1 of 1 have none" in desk.run("renovation", "rooms", "371082").stdout
    assert desk.run("renovation", "room", "willow-garden", "--by", "S-3").exit_code == 2
