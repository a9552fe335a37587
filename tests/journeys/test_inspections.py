"""Inspections from first event to last, through the commands; nothing below them is called."""

from __future__ import annotations

import json
import shlex
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from credit.inspections import checklist
from tests.builders.inspection_desk import CODES, DATABASE, OFFICE, RESULT, Desk, open_desk
from tests.builders.packages import COMPANY, OTHER_COMPANY
from tests.oracle.draws import drawn, tickets

ITEMS = [item.id for name in ("fire", "lifts", "disclosure") for item in checklist(name).items]
COMMIT = (
    "commit",
    "autumn",
    "--inspectors",
    "staff.csv",
    "--interests",
    "interests.csv",
    "--codes",
    "hashes.csv",
    "--targets",
    4,
    "--inspector-count",
    4,
    "--substitutes",
    1,
    "--source-day",
    "2026-09-18",
    *OFFICE,
)
DRAW = ("draw", "autumn", "--codes", "codes.csv", "--seed", RESULT, "--out", "drawn", *OFFICE)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    """Return a desk on the day of the announcement."""
    found = open_desk(monkeypatch, tmp_path)
    found.day = date(2026, 9, 14)
    return found


def announced(desk: Desk) -> None:
    """Announce a double-random campaign of Ziyang."""
    days = ("--from", "2026-09-21", "--to", "2026-10-30")
    told = desk.done("announce", "autumn", "--programme", "ziyang", "--kind", "double_random", *days, *OFFICE)
    assert (told["state"], told["next_due"]["what"]) == ("announced", "assign")


def test_a_double_random_campaign(desk: Desk) -> None:
    """ZY-16: announced, committed, drawn, inspected, put right or not, closed, published, rated; no step is skipped."""
    announced(desk)
    pool = {one["community_id"]: one["tickets"] for one in desk.done("pool", "autumn")}
    assert (pool["X01"], pool["X02"], pool["X03"]) == (7, 9, 5)
    assert "nothing was committed to before the lottery" in desk.refused(*DRAW)
    committed = desk.done(*COMMIT)
    assert committed["state"] == "committed"
    assert "the lottery that decides is held on 2026-09-18" in desk.refused(*DRAW)

    desk.day = date(2026, 9, 18)
    teams = desk.done(*DRAW)["assignments"]
    assert drawn_by_plain_loops(pool) == [*teams]
    assert repeated(desk) == {"targets": [*teams], "inspectors": sheet(desk, "inspectors")["drawn"]}
    theirs = {one for n, one in enumerate(sorted(pool)) if n % 3 == 0}
    assert all("I1" not in team for target, team in teams.items() if target in theirs)

    visited(desk, teams)
    followed_up(desk, [*teams])
    closed_and_published(desk, [*teams])
    rated(desk, [*teams])


def drawn_by_plain_loops(pool: dict[str, int]) -> list[str]:
    """Return the communities that the naive program draws, two of each district."""
    names = sorted(pool)
    found: list[str] = []
    for place, district in sorted(enumerate("东西"), key=lambda pair: pair[1]):
        weights = {one: pool[one] for n, one in enumerate(names) if n % 2 == place}
        order = tickets(weights, f"inspection/autumn/targets/{district}", [*CODES.values()], RESULT)
        found += drawn(order, 2)
    return found


def sheet(desk: Desk, name: str) -> Any:  # noqa: ANN401 - JSON
    """Return the record of one of the two draws."""
    return json.loads((desk.folder / "drawn" / f"{name}.json").read_text("utf-8"))


def repeated(desk: Desk) -> dict[str, list[str]]:
    """Return what `wuxin draw` draws from the published files, by the published calls."""
    calls = (desk.folder / "drawn" / "repeat.txt").read_text("utf-8").splitlines()
    found = {}
    for name, call in zip(("targets", "inspectors"), calls, strict=True):
        files = [word if not word.endswith((".csv", ".json")) else f"drawn/{word}" for word in shlex.split(call)[1:]]
        result = desk.call(*files)
        assert result.exit_code == 0, result.output
        found[name] = json.loads(result.stdout)["drawn"]
    return found


def visit(desk: Desk, target: str, team: list[str], **marks: str) -> tuple[object, ...]:
    """Return the call of a visit."""
    who = [word for one in team for word in ("--inspector", one)]
    return (
        "visit",
        "autumn",
        target,
        "--marks",
        desk.marks(ITEMS, **marks),
        *who,
        "--by",
        team[0],
        "--role",
        "inspector",
    )


def visited(desk: Desk, teams: dict[str, list[str]]) -> None:
    """Inspect three of four, and excuse the last."""
    first, second, third, last = teams
    desk.day = date(2026, 9, 22)
    assert "were assigned" in desk.refused(*visit(desk, first, ["I1", "I9"]))
    told = desk.done(*visit(desk, first, teams[first], exits="not_met", fees="not_met", parking="part"))
    assert (told["score"], [one["severity"] for one in told["findings"]]) == ("86.667", ["critical", "major", "minor"])
    assert [one["rectify_by"] for one in told["findings"]] == ["2026-09-24", "2026-09-29", "2026-10-07"]
    assert desk.done(*visit(desk, second, teams[second]))["score"] == "100"
    desk.done(*visit(desk, third, teams[third], hazards="not_applicable"))
    assert "there is none, and it is published" in desk.refused("excuse", "autumn", last, "--reason", "", *OFFICE)
    desk.done("excuse", "autumn", last, "--reason", "closed by a flood", *OFFICE)


def followed_up(desk: Desk, targets: list[str]) -> None:
    """Put one right, extend one, and leave one undone."""
    exits, fees, parking = (
        f"autumn/{targets[0]}/{one}" for one in ("fire.exits", "disclosure.fees", "disclosure.parking")
    )
    company = ("--by", COMPANY, "--role", "company")
    inspector = ("--by", "I2", "--role", "inspector")
    desk.day = date(2026, 9, 23)
    desk.done("report", exits, *company)
    assert "may not do this" in desk.refused("recheck", exits, "--result", "rectified", *company)
    assert "is not extended" in desk.refused("extend", exits, "--until", "2026-09-30", "--reason", "r", *OFFICE)
    longer = ("extend", parking, "--until", "2026-10-20", "--reason", "the board is being printed", *OFFICE)
    assert desk.done(*longer)["rectify_by"] == "2026-10-20"
    desk.day = date(2026, 9, 28)
    assert desk.done("recheck", exits, "--result", "rectified", *inspector)["finding_state"] == "rectified"
    assert "findings wait for their re-check" in desk.refused("close", "autumn", *OFFICE)
    desk.day = date(2026, 10, 21)
    overdue = {one["subject"] for one in desk.done("due", "--as-of", "2026-10-21") if one["overdue"]}
    assert {fees, parking} <= overdue
    desk.done("recheck", parking, "--result", "rectified", *inspector)
    desk.done("recheck", fees, "--result", "not_rectified", *inspector)


def closed_and_published(desk: Desk, targets: list[str]) -> None:
    """Publish, which nobody may before it is closed."""
    publish = ("publish", "autumn", "--out", "published", *OFFICE)
    assert "cannot be done while it is inspecting" in desk.refused(*publish)
    desk.done("close", "autumn", *OFFICE)
    report = desk.done(*publish)["report"]
    assert [one["community_id"] for one in report["communities"]] == targets[:3]
    assert report["excused"] == [{"community_id": targets[3], "reason": "closed by a flood"}]
    assert {one["state"] for one in report["findings"]} == {"rectified", "not_rectified"}
    assert "cannot be done while it is published" in desk.refused("cancel", "autumn", "--reason", "r", *OFFICE)
    assert (desk.folder / "published" / "findings.csv").is_file()


def rated(desk: Desk, targets: list[str]) -> None:
    """Rate the package with the campaign in it: what was not put right in time is what the rulebook derives."""
    added = desk.done("package", "now", "--onto", "evidence")["added"]
    assert added == {"inspections": 3, "findings": 3, "records": 0}
    call = ("rate", "now", "--rulebook", "rongcheng", "--as-of", "2026-10-31", "--format", "json", "--out", "rated")
    assert desk.call(*call).exit_code == 0
    told = json.loads((desk.folder / "rated" / "contributions.json").read_text("utf-8"))
    overdue = {row["source_id"] for row in told if row["event"] == "finding.overdue"}
    assert overdue == {f"autumn/{targets[0]}/{one}" for one in ("disclosure.fees", "disclosure.parking")}


def test_acceptance_and_taking_over(desk: Desk) -> None:
    """ZJ-33, ZJ-35: inspected together in time; taken over unfit all the same, it is an event of the company."""
    items = [item.id for item in checklist("acceptance").items]
    call = (
        "announce",
        "bay",
        "--programme",
        "zhuji",
        "--kind",
        "acceptance",
        "--target",
        "BAY",
        "--company",
        OTHER_COMPANY,
        "--by",
        "D-7",
        "--role",
        "developer",
        "--from",
        "2026-09-14",
        "--to",
        "2026-09-20",
    )
    assert "15 days before delivery" in desk.refused(*call, "--delivery-on", "2026-10-01")
    desk.done(*call, "--delivery-on", "2026-10-08")
    desk.done(
        "assign", "bay", desk.table("teams.csv", "community_id,inspector_id", [["BAY", "I1"], ["BAY", "I2"]]), *OFFICE
    )
    seen = (
        "visit",
        "bay",
        "BAY",
        "--marks",
        desk.marks(items, equipment="not_met"),
        "--inspector",
        "I1",
        "--inspector",
        "I2",
        "--by",
        "I1",
        "--role",
        "inspector",
        "--party",
        "developer",
        "--party",
        "company",
    )
    assert "owners, authority, subdistrict did not take part" in desk.refused(*seen)
    desk.done(*seen, "--party", "owners", "--party", "authority", "--party", "subdistrict")
    assert "not fit for delivery" in desk.refused("takeover", "bay", "--by", OTHER_COMPANY, "--role", "company")
    desk.done("takeover", "bay", "--despite", *OFFICE)
    assert desk.done("package", "now", "--onto", "evidence")["added"] == {"inspections": 0, "findings": 0, "records": 1}
    assert "delivery.unfit_accepted" in (desk.folder / "now" / "records.csv").read_text("utf-8")


def test_a_handover_between_companies(desk: Desk) -> None:
    """ZJ-34: put right by the company that leaves, then taken over."""
    items = [item.id for item in checklist("handover").items]
    desk.done("announce", "change", "--programme", "zhuji", "--kind", "handover", "--target", "X05",
              "--from", "2026-09-14", "--to", "2026-09-20", "--by", "OC-5", "--role", "committee")  # fmt: skip
    desk.done("assign", "change", desk.table("t.csv", "community_id,inspector_id", [["X05", "I1"]]), *OFFICE)
    parties = [word for one in ("committee", "company", "outgoing_company", "subdistrict") for word in ("--party", one)]
    desk.done("visit", "change", "X05", "--marks", desk.marks(items, lifts="not_met"), "--inspector", "I1", *parties,
              "--by", "I1", "--role", "inspector")  # fmt: skip
    take = ("takeover", "change", "--by", OTHER_COMPANY, "--role", "company")
    assert "change/X05/handover.lifts" in desk.refused(*take)
    desk.done("report", "change/X05/handover.lifts", "--by", COMPANY, "--role", "outgoing_company")
    desk.done("recheck", "change/X05/handover.lifts", "--result", "rectified", "--by", "SD-1", "--role", "subdistrict")
    assert desk.done(*take)["state"] == "inspecting"
    assert desk.call("inspection", "list", "--db", DATABASE).stdout.count("change") == 1
