"""`wuxin owners election commit` and `draw`: a tie for the last seat, decided by codes and a lottery."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from models.migrations import upgrade
from tests.builders.clocks import Clock
from tests.builders.election_desk import ElectionHall
from tests.builders.elections import COUNTED_AT, VOTE
from tests.builders.record import writing_to
from tests.web.cli.conftest import Wuxin

TIED = {"c-1": 9, "c-2": 9, "c-3": 9, "c-4": 7, "c-5": 6, "c-6": 6}
NUMBERS = " ".join(f"{number:02}" for number in range(1, 21))
BY = ("--role", "preparatory_group", "--by", "S-3", "--db", "sqlite:///a.db")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Clock:
    """Return a clock on the day of the count, in a folder with the register and the files of a draw."""
    monkeypatch.chdir(tmp_path)
    upgrade(url := "sqlite:///a.db")
    with writing_to(url) as session:
        ElectionHall(session).elects(TIED)
    Path("codes.csv").write_text("name,code\nstreet,heron-on-ice\nowners,青-0412\n", encoding="utf-8")
    clock = Clock(COUNTED_AT)
    clock.wind(monkeypatch)
    return clock


def _said(wuxin: Wuxin, *words: object) -> Any:  # noqa: ANN401 - JSON
    told = wuxin("owners", "election", *words, *BY, "--json")
    assert told.exit_code == 0, told.stdout + told.stderr
    return json.loads(told.stdout)


def test_a_tie_is_drawn_by_commands(wuxin: Wuxin, clock: Clock) -> None:
    """Declaring is refused before; a draw of hashes alone, or of another lottery, too; then the order is on record."""
    assert "c-5, c-6 are equal" in wuxin("owners", "election", "act", VOTE, "--move", "declare", *BY).stderr
    codes = ("--codes", "codes.csv")
    assert "is no lottery" in wuxin(
        "owners", "election", "commit", VOTE, *codes, "--source", "dice", "--source-day", "2024-05-01", *BY
    ).stderr  # fmt: skip
    _said(wuxin, "commit", VOTE, *codes, "--source-day", "2024-05-01")
    clock.at = COUNTED_AT + timedelta(days=30)
    Path("hashes.csv").write_text(f"name,code_sha256\nstreet,{'0' * 64}\nowners,{'1' * 64}\n", encoding="utf-8")
    assert "needs the codes" in wuxin("owners", "election", "draw", VOTE, "--codes", "hashes.csv", "--seed", NUMBERS,
                                      *BY).stderr  # fmt: skip

    assert _said(wuxin, "draw", VOTE, *codes, "--seed", NUMBERS)["ties"] == []
    assert _said(wuxin, "act", VOTE, "--move", "declare")["state"] == "elected"
