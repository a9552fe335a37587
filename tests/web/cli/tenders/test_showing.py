"""`wuxin tender list`, `show`, `due`: in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from bidding.tender import State
from tests.builders.notices import company
from tests.builders.tender_desk import DB, NAME, TenderDesk, open_desk


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> TenderDesk:
    """Return an office with a rated register and no tender."""
    return open_desk(monkeypatch, tmp_path)


def test_nothing_is_listed_where_there_is_nothing(desk: TenderDesk) -> None:
    """And nothing is due."""
    assert "There is no tender yet." in desk.run("tender", "list", "--db", DB).stdout
    assert "Nothing is due." in desk.run("tender", "due", "--as-of", "2024-06-30", "--db", DB).stdout


def test_a_tender_is_shown_whole(desk: TenderDesk) -> None:
    """State, candidates, award, and every event with its number."""
    desk.walks(State.AWARDED)
    told = desk.run("tender", "show", NAME, "--db", DB).stdout

    assert f"{NAME} is awarded, version 1" in told
    assert f"lot-1  1      {company(1)}" in told
    assert "9       award" in told
    assert "awarded" in desk.run("tender", "list", "--db", DB).stdout


def test_what_is_late_is_told_as_late(desk: TenderDesk) -> None:
    """A contract that was not signed within thirty days."""
    desk.walks(State.AWARDED)
    told = desk.run("tender", "due", "--as-of", "2024-07-30", "--db", DB).stdout

    assert "sign the contract" in told
    assert told.count("late") == 2
