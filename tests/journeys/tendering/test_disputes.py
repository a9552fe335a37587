"""Objections and complaints: one suspends, one is upheld and evaluated again, one ends the tender."""

from __future__ import annotations

from pathlib import Path

import pytest

from bidding.tender import State
from tests.builders.notices import company
from tests.builders.tender_desk import NAME, TenderDesk, open_desk
from tests.builders.tenders import ranked


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> TenderDesk:
    """Return an office whose tender shows its candidates, on the second day, with a text to object by."""
    made = open_desk(monkeypatch, tmp_path)
    made.walks(State.ANNOUNCED)
    made.to("2024-06-26T02:00:00Z")
    (tmp_path / "why.txt").write_text("第二项标准被误读", encoding="utf-8")
    return made


def test_an_upheld_objection_is_evaluated_again(desk: TenderDesk) -> None:
    """Objected, suspended, upheld, ranked anew; the new first wins, and the award before that was refused."""
    objected = desk.does("object", NAME, "--matter", "result", "--text", "why.txt", by=company(2))
    number = objected["number"]
    assert (objected["suspended_by"], objected["due"][0]["day"]) == ([number], "2024-06-29")
    desk.to("2024-06-29T04:00:00Z")
    assert "Answer it first" in desk.refused("award", NAME)

    upheld = ("reply", NAME, number, "--upheld", "--remedy", "redo", "--what", "the criterion was misread")
    assert desk.does(*upheld)["owed"] == [number]
    assert "redo is owed" in desk.refused("award", NAME)
    again = desk.file("redo.json", {"because": number, "what": "the criterion was misread"})
    assert desk.does("do", NAME, "redo", "--details", again)["state"] == "opened"
    ranking = desk.file("ranking.json", ranked(company(2), company(1), company(3)))
    desk.does("evaluate", NAME, "--ranking", ranking, by="panel-01")
    desk.does("announce", NAME, "--until", "2024-07-02")
    desk.to("2024-07-03T04:00:00Z")

    assert desk.does("award", NAME)["awards"]["lot-1"]["company_id"] == company(2)


def test_a_complaint_suspends_until_it_is_decided(desk: TenderDesk) -> None:
    """After the objection that has to come first; taken up with a suspension, dismissed, and the award goes on."""
    complain = ("complain", NAME, "--matter", "result", "--known-on", "2024-06-26", "--text", "why.txt")
    assert "Object first" in desk.refused(*complain, by=company(3))
    objection = desk.does("object", NAME, "--matter", "result", "--text", "why.txt", by=company(3))["number"]
    desk.does("reply", NAME, objection, "--dismissed", "--what", "the marks are as the criteria say")
    complaint = desk.does(*complain, "--objection", objection, by=company(3))["number"]
    taken = ("accept", NAME, complaint, "--taken-up", "--suspend", "--what", "it is in time")
    assert desk.does(*taken, by="housing-bureau")["suspended_by"] == [complaint]

    desk.to("2024-06-29T04:00:00Z")
    assert "Wait for the authority's decision" in desk.refused("award", NAME)
    decided = ("decide", NAME, complaint, "--dismissed", "--what", "no proof was given")
    desk.does(*decided, by="housing-bureau")
    assert desk.does("award", NAME)["state"] == "awarded"
    assert [one["settled_on"] for one in desk.does("show", NAME)["disputes"]] == ["2024-06-26", "2024-06-29"]


def test_a_new_tender_is_ordered(desk: TenderDesk) -> None:
    """Then the only way on is to cancel this one."""
    told = ("complain", NAME, "--matter", "other", "--known-on", "2024-06-25", "--text", "why.txt")
    number = desk.does(*told, by=company(3))["number"]
    desk.does("accept", NAME, number, "--taken-up", "--what", "it is in time", by="housing-bureau")
    ordered = ("decide", NAME, number, "--upheld", "--remedy", "retender", "--what", "the criteria were unlawful")
    desk.does(*ordered, by="housing-bureau")

    desk.to("2024-06-29T04:00:00Z")
    assert "Cancel this tender" in desk.refused("award", NAME)
    assert desk.does("cancel", NAME, "--what", "a new tender was ordered")["state"] == "cancelled"
