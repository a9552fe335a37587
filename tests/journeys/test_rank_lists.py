"""Red and grey lists through the commands: ranks with ties, notice, objection, decision, publication, expiry."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from stdnum.cn import uscc

from tests.builders.office import Office, an_office
from tests.builders.packages import write_package
from tests.builders.rulebooks import minimal_files, write_rulebook

BEST, SECOND, LAST, FIFTH = (f"91000000MA000000{n}{uscc.calc_check_digit(f'91000000MA000000{n}')}" for n in "ABCD")
BASIS = ("--instrument", "荣成市物业管理提升实施方案", "--article", "13")


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Office:
    """Return an office with four companies, two level at the top and two at the bottom, rated and made public."""
    made = an_office(monkeypatch, tmp_path)
    rank = {"by": "rank", "share": "25%", "ties": "include", "valid": "P3M"}
    lists = {"red": {**rank, "from": "top", "grades": ["AAA", "AA"]}, "grey": {**rank, "from": "bottom"}}
    write_rulebook(tmp_path / "tiny", minimal_files(jurisdiction="330000", lists=lists))
    names = {BEST: "甲物业", SECOND: "乙物业", LAST: "丙物业", FIFTH: "丁物业"}
    events = [(BEST, "award"), (SECOND, "award"), (LAST, "penalty"), (FIFTH, "penalty")]
    records = [{"company_id": who, "event": event, "occurred_on": "2024-06-01"} for who, event in events]
    companies = [{"company_id": who, "name": name} for who, name in names.items()]
    estates = [{"community_id": name, "name": name} for name in names.values()]
    served = [{"community_id": name, "company_id": who} for who, name in names.items()]
    write_package(tmp_path / "four", companies=companies, communities=estates, service_periods=served, records=records)
    made.does("ingest", "four")
    made.does("lists", "--rulebook", "tiny", "--as-of", "2024-07-01", "--publish", "real")
    return made


def _numbers(office: Office, kind: str) -> dict[str, int]:
    found: list[dict[str, Any]] = office.does("list", "show", "--kind", kind)
    return {one["company_id"]: one["listing"] for one in found}


def _decide(office: Office, number: int, outcome: str) -> Any:  # noqa: ANN401 - JSON
    signed = ("--reasons", "按评价名次", *BASIS, "--key", "head.key", "--passphrase-file", "pass")
    return office.does("list", "decide", number, "--outcome", outcome, *signed)


def _publish(office: Office, numbers: list[int]) -> None:
    for number in numbers:
        _decide(office, number, "uphold")
        office.does("list", "publish", number, "--by", "住建局")


def test_the_level_ones_are_listed_together_until_they_expire(office: Office) -> None:
    """Two share the first place and both are red; nobody is before the period is over; the scheduler ends it."""
    red = _numbers(office, "red")
    assert set(red) == {BEST, SECOND}
    for number in red.values():
        told = office.does("list", "notify", number, "--by", "住建局")["notice"]["zh"]
        assert "2024-07-01评价排名第1" in told
    refused = office.refused("list", "decide", red[BEST], "--outcome", "uphold", "--reasons", "x", *BASIS,
                             "--key", "head.key", "--passphrase-file", "pass")  # fmt: skip
    assert "the company may answer until 2024-07-08" in refused

    office.clock.to("2024-07-09")
    _publish(office, sorted(red.values()))
    listed = office.does("list", "register", "--out", "shown", "--as-of", "2024-07-10")["listings"]
    assert [(one["company_id"], one["list"], one["ends_on"]) for one in listed] == [
        (BEST, "red", "2024-10-01"), (SECOND, "red", "2024-10-01"),
    ]  # fmt: skip
    nothing_to_repair = office.refused("list", "repair", red[BEST], "--reasons-file", "why.txt")
    assert "a red list holds nothing to repair" in nothing_to_repair

    office.clock.to("2024-10-08")
    done = office.does("scheduler", "--once")["done"]
    expired = [one["subject"] for one in done if one["kind"] == "list.expire"]
    assert expired == [f"listing/{number}" for number in sorted(red.values())]
    assert {one["state"] for one in office.does("list", "show", "--kind", "red") if one["listing"] in red.values()} == {
        "expired"
    }
    assert office.does("list", "register", "--out", "later")["listings"] == []


def test_a_grey_listing_is_objected_to_and_dropped_alone(office: Office) -> None:
    """The other of the two last is listed; who was dropped can be listed by ranks of another day, not of that one."""
    grey = _numbers(office, "grey")
    assert set(grey) == {LAST, FIFTH}
    for number in grey.values():
        office.does("list", "notify", number, "--by", "住建局")
    office.does("list", "object", grey[LAST], "--reasons-file", "why.txt")
    office.clock.to("2024-07-09")
    _decide(office, grey[LAST], "drop")
    _publish(office, [grey[FIFTH]])
    shown = office.does("list", "register", "--out", "shown")["listings"]
    assert [one["company_id"] for one in shown] == [FIFTH]

    office.does("lists", "--rulebook", "tiny", "--as-of", "2024-07-01")
    again = _numbers(office, "grey")[LAST]
    assert "it does not come back" in office.refused("list", "notify", again, "--by", "住建局")

    office.clock.to("2024-10-08")
    quarters = [one for one in office.does("scheduler", "--once")["done"] if one["kind"] == "rating.quarter"]
    assert [(one["period"], one["result"]["as_of"]) for one in quarters] == [("2024-Q3", "2024-09-30")]
    office.does("list", "notify", _numbers(office, "grey")[LAST], "--by", "住建局")
