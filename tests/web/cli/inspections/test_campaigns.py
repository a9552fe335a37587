"""`wuxin inspection` from announcement to publication: what journeys do not show."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.builders.inspection_desk import ESTATES, OFFICE, Desk, open_desk
from tests.builders.inspections import BOARD

ANNOUNCE = ("announce", "board", "--programme", "zhuji", "--kind", "disclosure", "--from", "2026-03-02", "--to",
            "2026-03-31", *OFFICE)  # fmt: skip


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    """Return a desk on 2 March 2026."""
    return open_desk(monkeypatch, tmp_path)


def assigned(desk: Desk) -> None:
    """Announce a campaign at one estate and assign it."""
    desk.done(*ANNOUNCE, "--target", "X01")
    desk.done("assign", "board", desk.table("teams.csv", "community_id,inspector_id", [["X01", "I1"]]), *OFFICE)


def test_without_targets_all_that_are_served_are_announced(desk: Desk) -> None:
    """The register knows who is."""
    desk.done(*ANNOUNCE)
    told = desk.done("show", "board")

    assert told["left"] == 0
    assert told["state"] == "announced"
    assert f"{len(ESTATES)} communities" in desk.inspection(*ANNOUNCE[:1], "again", *ANNOUNCE[2:]).stdout


def test_an_unknown_programme_is_a_wrong_call(desk: Desk) -> None:
    """Exit code 2, with those there are."""
    result = desk.inspection("announce", "x", "--programme", "moon", *ANNOUNCE[4:])

    assert result.exit_code == 2
    assert "rongcheng" in result.stderr


def test_nobody_is_assigned_to_whom_an_interest_ties(desk: Desk) -> None:
    """I1's family works for the company that serves X01; what ties them is not told."""
    desk.done(*ANNOUNCE, "--target", "X01")
    teams = desk.table("teams.csv", "community_id,inspector_id", [["X01", "I1"], ["X01", "I2"]])
    told = desk.refused("assign", "board", teams, "--interests", "interests.csv", *OFFICE)

    assert "they may not meet: I1 at X01" in told
    assert "family" not in told


def test_another_checklist_can_be_taken(desk: Desk) -> None:
    """Instead of the kind's own."""
    desk.done(*ANNOUNCE, "--target", "X01", "--checklist", "lifts")

    assert desk.done("show", "board")["report"]["checklists"] == [{"id": "lifts", "version": 1}]


def test_a_mark_left_out_is_a_wrong_call_and_changes_nothing(desk: Desk) -> None:
    """Exit code 2, and the campaign is as it was."""
    assigned(desk)
    call = ("visit", "board", "X01", "--marks", desk.marks(BOARD[1:]), "--inspector", "I1", "--by", "I1", "--role",
            "inspector")  # fmt: skip
    result = desk.inspection(*call)

    assert result.exit_code == 2
    assert "it has no mark" in result.stderr
    assert desk.done("show", "board")["state"] == "assigned"


def test_a_person_is_told_score_and_orders(desk: Desk) -> None:
    """With the last day of each."""
    assigned(desk)
    result = desk.inspection(
        "visit", "board", "X01", "--marks", desk.marks(BOARD, fees="not_met"), "--inspector", "I1", "--by", "I1",
        "--role", "inspector",
    )  # fmt: skip

    assert "score 90, 1 findings" in result.stdout
    assert "board/X01/disclosure.fees (major) by 2026-03-09" in result.stdout


def test_a_cancelled_campaign_is_at_its_end(desk: Desk) -> None:
    """Its name stays taken."""
    desk.done(*ANNOUNCE)
    desk.done("cancel", "board", "--reason", "announced twice", *OFFICE)

    assert "it is at its end" in desk.refused("close", "board", *OFFICE)
    assert "of this name already" in desk.refused(*ANNOUNCE)


def test_a_refused_publication_leaves_no_folder(desk: Desk) -> None:
    """What appears is whole."""
    assigned(desk)
    desk.refused("publish", "board", "--out", "published", *OFFICE)

    assert not Path("published").exists()


def test_what_is_published_can_be_published_again_later(desk: Desk) -> None:
    """With what was put right since; both stand on record."""
    assigned(desk)
    desk.done("excuse", "board", "X01", "--reason", "flood", *OFFICE)
    desk.done("close", "board", *OFFICE)
    first = desk.done("publish", "board", "--out", "published", *OFFICE)
    desk.day = date(2026, 3, 20)
    second = desk.done("publish", "board", "--out", "published", *OFFICE)

    assert (first["report"]["as_of"], second["report"]["as_of"]) == ("2026-03-02", "2026-03-20")
    assert json.loads(Path("published/report.json").read_text("utf-8"))["as_of"] == "2026-03-20"
    assert [one["move"] for one in desk.done("show", "board")["events"]].count("publish") == 2


def test_nothing_is_taken_over_in_an_inspection_of_a_board(desk: Desk) -> None:
    """Only where premises change hands."""
    assigned(desk)
    desk.done("excuse", "board", "X01", "--reason", "flood", *OFFICE)

    assert "nothing is taken over" in desk.refused("takeover", "board", "--by", "C", "--role", "company")
