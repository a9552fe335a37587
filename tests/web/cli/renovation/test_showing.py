"""`wuxin renovation list`, `show` and `progress`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.renovation_desk import TOWN, RenovationDesk, a_renovation_desk


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> RenovationDesk:
    """Return a register with works under way since 11 January 2024."""
    made = a_renovation_desk(monkeypatch, tmp_path)
    made.gets_ready()
    made.goes("start", TOWN, until="2024-09-30")
    return made


def test_the_library_is_listed(desk: RenovationDesk) -> None:
    """By town and state, as of a day, with what is late; each in words too."""
    (row,) = desk.does("renovation", "list", "--state", "under_way", "--as-of", "2024-02-12")

    assert (row["project"], row["late"]) == ("willow-24", ["report"])
    assert desk.does("renovation", "list", "--subdistrict", "Hill") == []
    assert desk.does("renovation", "list", "--as-of", "2024-01-01") == []
    assert "under_way" in desk.run("renovation", "list").stdout


def test_a_project_is_shown_with_its_steps(desk: RenovationDesk) -> None:
    """And as it was on an earlier day; before it was taken in there is none."""
    told = desk.does("renovation", "show", "willow-24", "--as-of", "2024-01-05")

    assert (told["state"], told["led"]["leader"], len(told["timeline"])) == ("in_library", "J-02", 4)
    assert "paper: 建改〔2024〕1号" in desk.run("renovation", "show", "willow-24").stdout
    assert desk.run("renovation", "show", "willow-24", "--as-of", "2023-01-01").exit_code == 2


def test_progress_stands_beside_the_target(desk: RenovationDesk) -> None:
    """ZY-20: Ziyang's 364; Lishui's guidance names no number."""
    lishui, ziyang = (desk.does("renovation", "progress", code) for code in ("331102", "512002"))

    assert (lishui["states"], lishui["target"]) == ({"under_way": 1}, None)
    assert (ziyang["target"]["lacking"], ziyang["target"]["outcome"]) == (364, "missed")
    assert "0 of 364 accepted by 2022-12-31" in desk.run("renovation", "progress", "512002").stdout
    assert "Harbour" in desk.run("renovation", "progress", "331102").stdout
