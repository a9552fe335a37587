"""`wuxin review ...`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.office import LAW, Office, an_office
from tests.builders.packages import COMPANY

KEY = ("--reasons", "认定有误", *LAW, "--key", "head.key", "--passphrase-file", "pass")
PENALTY = {"record_id": "P1", "event": "penalty", "occurred_on": "2024-06-01", "document_no": "9"}


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Office:
    """Return an office that refused an objection to a penalty."""
    made = an_office(monkeypatch, tmp_path)
    made.ingests("penalties", PENALTY)
    made.lists("2024-07-01")
    made.does("objection", "file", COMPANY, "--source", "records/P1", "--reasons-file", "why.txt")
    made.does("objection", "decide", 1, "--outcome", "refuse", *KEY)
    return made


def test_a_point_is_reviewed_and_the_score_follows(office: Office) -> None:
    """Filed and marked with its own day, extended once, changed: struck off, and told to people (Zhejiang 30(2))."""
    filed = office.does("review", "file", "petition/1", "--reasons-file", "why.txt", "--document", "why.txt")
    assert (filed["state"], filed["due_on"]) == ("filed", "2024-07-08")
    assert [row["mark"] for row in office.does("objection", "points", COMPANY)] == ["review"]
    assert office.does("review", "extend", 1, "--by", "省发改委")["due_on"] == "2024-07-29"
    assert office.does("list", "due")[0]["subject"] == "review/1"

    assert office.does("review", "decide", 1, "--outcome", "change", *KEY, "--out", "r.json")["state"] == "changed"
    assert [row["mark"] for row in office.does("objection", "points", COMPANY)] == [None]
    explained = office.does("explain", "--rulebook", "tiny", "--as-of", "2024-07-02", "--company", COMPANY)
    assert (explained["score"], explained["reasons"]) == ("80", [])
    assert "changed" in office.run("review", "show", "--db", "sqlite:///a.db").stdout


def test_what_is_not_refused_or_is_no_objection_is_not_reviewed(office: Office) -> None:
    """Every reason is told; a second review is refused."""
    office.does("review", "file", "petition/1", "--reasons-file", "why.txt")
    office.does("review", "decide", 1, "--outcome", "uphold", *KEY)
    again = office.refused("review", "file", "petition/1", "--reasons-file", "why.txt")

    assert "review 1 of the same objection is upheld" in again
    assert office.run("review", "file", "point/1", "--reasons-file", "why.txt", "--db", "sqlite:///a.db").exit_code == 2
