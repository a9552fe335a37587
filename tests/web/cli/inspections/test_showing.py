"""`wuxin inspection list`, `show`, `due`, `checklist`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders.inspection_desk import Desk, open_desk
from tests.builders.inspections import BOARD


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    """Return a desk on 2 March 2026."""
    return open_desk(monkeypatch, tmp_path)


def patrolled(desk: Desk) -> None:
    """Announce and assign a monthly patrol of Rongcheng, and inspect one of two estates."""
    office = ("--by", "SD-1", "--role", "subdistrict")
    days = ("--from", "2026-03-02", "--to", "2026-03-20", "--target", "X01", "--target", "X02")
    desk.done("announce", "march", "--programme", "rongcheng", "--kind", "monthly_patrol", *days, *office)
    teams = desk.table("t.csv", "community_id,inspector_id", [["X01", "I1"], ["X02", "I1"]])
    desk.done("assign", "march", teams, *office)
    items = [*BOARD, *(f"fire.{one}" for one in ("exits", "equipment", "charging", "maintenance", "patrol"))]
    desk.done("visit", "march", "X01", "--marks", desk.marks(items, exits="not_met"), "--inspector", "I1", *office)


def test_an_empty_register_says_so(desk: Desk) -> None:
    """In words, and in JSON as nothing."""
    assert "There is no campaign yet." in desk.inspection("list").stdout
    assert desk.done("list") == []
    assert "Nothing is due." in desk.inspection("due", "--as-of", "2026-03-02").stdout


def test_what_is_due_comes_in_order_with_what_is_overdue(desk: Desk) -> None:
    """A blocked exit, a visit, the publication, and the patrol of the next month."""
    patrolled(desk)
    told = [(one["day"], one["what"], one["overdue"]) for one in desk.done("due", "--as-of", "2026-03-05")]

    assert told == [
        ("2026-03-04", "rectify", True), ("2026-03-20", "visit", False), ("2026-04-02", "announce", False),
        ("2026-04-19", "publish", False),
    ]  # fmt: skip
    assert "overdue" in desk.inspection("due", "--as-of", "2026-03-05").stdout


def test_a_campaign_is_shown_with_every_event(desk: Desk) -> None:
    """For a person and for a machine."""
    patrolled(desk)
    text, told = desk.inspection("show", "march").stdout, desk.done("show", "march")

    assert "march/X01/fire.exits  critical  ordered  2026-03-04" in text
    assert [one["move"] for one in told["events"]] == ["announce", "assign", "visit"]
    assert told["assignments"] == {"X01": ["I1"], "X02": ["I1"]}
    assert (told["inspected"], told["left"], told["findings"]) == (1, 1, 1)


def test_a_checklist_is_shown_with_its_articles(desk: Desk) -> None:
    """In either language; without a name they are listed."""
    rows = json.loads(desk.call("inspection", "checklist", "disclosure", "--lang", "en", "--json").stdout)

    assert [row["item"] for row in rows] == BOARD
    assert rows[0]["basis"] == "zhuji_opinions_2023 8"
    assert "电梯安全" in desk.call("inspection", "checklist").stdout
