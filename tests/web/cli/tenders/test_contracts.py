"""`wuxin tender secure` to `package`: what journeys do not show."""

from __future__ import annotations

from pathlib import Path

import pytest

from bidding.tender import State
from tests.builders.tender_desk import DB, NAME, TenderDesk, open_desk


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> TenderDesk:
    """Return an office whose tender is being performed."""
    made = open_desk(monkeypatch, tmp_path)
    made.walks(State.PERFORMING)
    made.to("2024-09-01T02:00:00Z")
    return made


def test_a_move_of_another_command_is_a_wrong_call(desk: TenderDesk) -> None:
    """`do` makes the moves that have no command of their own."""
    told = desk.run("tender", "do", NAME, "award", "--by", "x", "--db", DB)

    assert told.exit_code == 2


def test_what_is_held_is_told(desk: TenderDesk) -> None:
    """After each move, in words."""
    told = desk.run("tender", "do", NAME, "report", "--what", "R-9", "--by", "x", "--db", DB)

    assert "held for lot-1 of 91330681MA0000001K: 14500000 fen" in told.stdout


def test_a_package_tells_how_many_rows_it_got(desk: TenderDesk) -> None:
    """The contract filed in time is one; known a day before it was filed, none is."""
    told = desk.run("tender", "package", "now", "--onto", "evidence", "--as-of", "2024-08-05", "--db", DB)
    before = ("package", "then", "--onto", "evidence", "--as-of", "2024-07-14", "--known-at", "2024-07-14")

    assert "1 records of contracts in now" in told.stdout
    assert desk.does(*before)["records"] == 0
