"""`wuxin inspection report`, `recheck`, `extend`, `withdraw`: what journeys do not show."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.inspection_desk import OFFICE, Desk, open_desk
from tests.builders.inspections import BOARD

FEES = "board/X01/disclosure.fees"
COMPANY = ("--by", "C", "--role", "company")


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    """Return a desk with a campaign that found one thing."""
    found = open_desk(monkeypatch, tmp_path)
    days = ("--from", "2026-03-02", "--to", "2026-03-31", "--target", "X01")
    found.done("announce", "board", "--programme", "zhuji", "--kind", "disclosure", *days, *OFFICE)
    found.done("assign", "board", found.table("t.csv", "community_id,inspector_id", [["X01", "I1"]]), *OFFICE)
    found.done("visit", "board", "X01", "--marks", found.marks(BOARD, fees="not_met"), "--inspector", "I1", *OFFICE)
    return found


def test_each_step_says_where_the_finding_stands(desk: Desk) -> None:
    """With its day."""
    assert f"{FEES} is reported; its day is 2026-03-09" in desk.inspection("report", FEES, *COMPANY).stdout
    assert desk.done("recheck", FEES, "--result", "not_rectified", *OFFICE)["finding_state"] == "not_rectified"
    assert desk.done("recheck", FEES, "--result", "rectified", *OFFICE)["finding_state"] == "rectified"
    assert "it is at its end" in desk.refused("report", FEES, *COMPANY)


def test_a_withdrawn_finding_gives_its_points_back(desk: Desk) -> None:
    """And is published with the reason."""
    desk.done("withdraw", FEES, "--reason", "another estate", *OFFICE)
    report = desk.done("show", "board")["report"]

    assert report["communities"][0]["score"] == "100"
    assert report["findings"][0]["reasons"] == ["another estate"]


def test_a_subdistrict_withdraws_nothing(desk: Desk) -> None:
    """Only the authority does."""
    told = desk.refused("withdraw", FEES, "--reason", "r", "--by", "SD-1", "--role", "subdistrict")

    assert "Let one of these do it: authority" in told


def test_an_extension_is_refused_twice(desk: Desk) -> None:
    """The first is kept."""
    longer = ("extend", FEES, "--reason", "r", *OFFICE, "--until")

    assert desk.done(*longer, "2026-03-20")["rectify_by"] == "2026-03-20"
    assert "extended 1 times" in desk.refused(*longer, "2026-03-25")


def test_a_finding_that_is_not_there_is_told(desk: Desk) -> None:
    """With the command that shows them; a campaign that is not there is a wrong call."""
    assert "no such finding" in desk.refused("report", "board/X01/moon", *COMPANY)
    assert desk.inspection("report", "moon/X01/fees", *COMPANY).exit_code == 2
