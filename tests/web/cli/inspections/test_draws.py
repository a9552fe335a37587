"""`wuxin inspection pool`, `commit`, `draw`: what journeys do not show."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.builders.inspection_desk import OFFICE, RESULT, Desk, open_desk

COMMIT = ("commit", "autumn", "--inspectors", "staff.csv", "--codes", "hashes.csv", "--targets", 4, "--inspector-count",
          4, "--interests", "interests.csv", *OFFICE)  # fmt: skip
DRAW = ("draw", "autumn", "--codes", "codes.csv", "--seed", RESULT, "--out", "drawn", *OFFICE)
AHEAD = ("--source-day", "2026-03-04")


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    """Return a desk with a double-random campaign announced."""
    found = open_desk(monkeypatch, tmp_path)
    days = ("--from", "2026-03-05", "--to", "2026-03-31")
    found.done("announce", "autumn", "--programme", "ziyang", "--kind", "double_random", *days, *OFFICE)
    return found


def test_the_pool_says_why(desk: Desk) -> None:
    """One upheld complaint of the company in 100 households is ten in a thousand."""
    pool = {one["community_id"]: one["reasons"] for one in desk.done("pool", "autumn")}

    assert pool["X02"] == {"unrated": 3, "complaints >= 5": 2, "never inspected": 4}
    assert pool["X03"] == {"unrated": 3, "months >= 6": 1}
    assert "unrated 3, months >= 6 1" in desk.inspection("pool", "autumn").stdout


def test_a_lottery_of_today_is_refused(desk: Desk) -> None:
    """It may be known; so is one that nobody knows."""
    assert "may be known already" in desk.refused(*COMMIT, "--source-day", "2026-03-02")
    assert desk.inspection(*COMMIT, *AHEAD, "--source", "moon").exit_code == 2


def test_both_commitments_are_on_record_before_the_lottery(desk: Desk) -> None:
    """With hashes of the pools, and who may not meet; the reasons for that are not told."""
    told = desk.done(*COMMIT, *AHEAD)["commitments"]
    event = desk.done("show", "autumn")["events"][-1]

    assert [one["namespace"] for one in told] == ["inspection/autumn/targets", "inspection/autumn/inspectors"]
    assert told[0]["pool"]["labels"] == 12
    assert event["move"] == "commit"
    assert "family" not in desk.inspection("show", "autumn", "--json").stdout
    assert "cannot be done while it is committed" in desk.refused(*COMMIT, *AHEAD)


def test_an_impossible_draw_is_never_committed_to(desk: Desk) -> None:
    """More than there are; and then nothing is on record."""
    wanting = ("commit", "autumn", "--inspectors", "staff.csv", "--codes", "hashes.csv", "--targets", 4,
               "--inspector-count", 9, *AHEAD, *OFFICE)  # fmt: skip

    assert "6 labels can be drawn, and 9 are asked for" in desk.refused(*wanting)
    assert desk.done("show", "autumn")["state"] == "announced"


def test_a_draw_needs_the_codes_that_were_hashed(desk: Desk) -> None:
    """Hashes are a wrong call, another code is refused, and nothing was drawn."""
    desk.done(*COMMIT, *AHEAD)
    desk.day = date(2026, 3, 4)
    desk.table("other.csv", "name,code", [["住建局", "x"], ["公证处", "y"]])
    hashes, other = (
        tuple(name if word == "codes.csv" else word for word in DRAW) for name in ("hashes.csv", "other.csv")
    )

    assert desk.inspection(*hashes).exit_code == 2
    assert "is not the one whose hash is on record" in desk.refused(*other)
    assert (desk.done("show", "autumn")["state"], Path("drawn").exists()) == ("committed", False)


def test_a_draw_is_on_record_and_made_once(desk: Desk) -> None:
    """Both results are entries; a second draw is refused."""
    desk.done(*COMMIT, *AHEAD)
    desk.day = date(2026, 3, 4)
    desk.done(*DRAW)
    again = tuple("again" if word == "drawn" else word for word in DRAW)

    assert "cannot be done while it is assigned" in desk.refused(*again)
    kinds = [row["move"] for row in desk.done("show", "autumn")["events"]]
    assert kinds == ["announce", "commit", "draw"]


def test_an_excluded_community_is_never_drawn(desk: Desk) -> None:
    """And its reason is in the sheet."""
    desk.table("out.csv", "label,reason", [[f"X0{n}", "inspected last week"] for n in range(1, 9)])
    desk.done(*COMMIT, *AHEAD, "--exclude", "out.csv")
    desk.day = date(2026, 3, 4)
    teams = desk.done(*DRAW)["assignments"]

    assert {*teams} == {"X09", "X10", "X11", "X12"}
    assert json.loads(Path("drawn/targets.json").read_text("utf-8"))["exclusions"]["X01"] == "inspected last week"
