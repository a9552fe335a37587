"""`wuxin tender object` to `decide`: what journeys do not show."""

from __future__ import annotations

from pathlib import Path

import pytest

from bidding.tender import State
from tests.builders.notices import company
from tests.builders.tender_desk import NAME, TenderDesk, open_desk


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> TenderDesk:
    """Return an office whose tender shows its candidates."""
    made = open_desk(monkeypatch, tmp_path)
    made.walks(State.ANNOUNCED)
    made.to("2024-06-26T02:00:00Z")
    (tmp_path / "why.txt").write_text("申屠博签的字是假的", encoding="utf-8")
    return made


def test_the_text_of_an_objection_is_kept_by_its_digest(desk: TenderDesk) -> None:
    """What it says stands nowhere in the register."""
    desk.does("object", NAME, "--matter", "result", "--text", "why.txt", by=company(2))

    assert "申屠博".encode() not in (desk.folder / "wuxin.db").read_bytes()


def test_a_rejected_complaint_is_over(desk: TenderDesk) -> None:
    """It suspends nothing, and nothing is due for it."""
    told = ("complain", NAME, "--matter", "other", "--known-on", "2024-06-25", "--text", "why.txt")
    number = desk.does(*told, by=company(3))["number"]
    after = desk.does("accept", NAME, number, "--rejected", "--what", "no proof", by="housing-bureau")

    assert (after["suspended_by"], [row["what"] for row in after["due"]]) == ([], ["award, while bids are valid"])
