"""`wuxin tender open` to `award`: what journeys do not show."""

from __future__ import annotations

from pathlib import Path

import pytest

from bidding.tender import State
from tests.builders.notices import company
from tests.builders.tender_desk import BUYER, DB, NAME, TenderDesk, open_desk


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> TenderDesk:
    """Return an office whose tender shows its candidates, on the day of the award."""
    made = open_desk(monkeypatch, tmp_path)
    made.walks(State.ANNOUNCED)
    made.to("2024-06-29T04:00:00Z")
    return made


def test_a_winner_is_named_by_lot(desk: TenderDesk) -> None:
    """A wrong form is a wrong call; another than the first is refused where the law demands the tender."""
    odd = desk.run("tender", "award", NAME, "--winner", company(2), "--by", BUYER, "--db", DB)

    assert (odd.exit_code, "is no LOT=COMPANY" in odd.stderr) == (2, True)
    assert "stands before" in desk.refused("award", NAME, "--winner", f"lot-1={company(2)}")


def test_the_award_is_told_in_words(desk: TenderDesk) -> None:
    """Who wins which lot at which price, and what is due."""
    told = desk.run("tender", "award", NAME, "--by", BUYER, "--db", DB)

    assert f"lot-1: {company(1)} at 870000000 fen" in told.stdout
    assert "next: report the result by 2024-07-14" in told.stdout


def test_details_of_another_shape_are_a_wrong_call(desk: TenderDesk) -> None:
    """Exit code 2 with the key; nothing is written."""
    desk.walks(State.CLOSED)
    odd = desk.file("odd.json", {"bids": []})
    told = desk.run("tender", "open", NAME, "--bids", odd, "--by", BUYER, "--db", DB)

    assert (told.exit_code, "`digest` is missing" in told.stderr) == (2, True)
    assert desk.state() is State.CLOSED
