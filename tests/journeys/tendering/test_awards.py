"""Who wins: the first who may, the second when the first gives up, nobody whom law or grade keeps out (ZJ-08)."""

from __future__ import annotations

from pathlib import Path

import pytest

from bidding.tender import State
from tests.builders.notices import company
from tests.builders.tender_desk import LOW, NAME, TenderDesk, open_desk
from tests.builders.tenders import DIGEST, PRICES, opening, ranked


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> TenderDesk:
    """Return an office with a rated register."""
    return open_desk(monkeypatch, tmp_path)


def test_the_second_follows_the_winner_who_gives_up(desk: TenderDesk) -> None:
    """Given up by itself, awarded to the second at its own price; the first cannot come back."""
    desk.walks(State.AWARDED)
    desk.to("2024-07-01T02:00:00Z")
    gone = desk.file("gone.json", {"lot": "lot-1", "company_id": company(1), "what": "we lack the people"})
    assert "Let the company itself say it" in desk.refused("do", NAME, "withdraw", "--details", gone, by=company(2))
    desk.does("do", NAME, "withdraw", "--details", gone, by=company(1))
    assert "no candidate" in desk.refused("award", NAME, "--winner", f"lot-1={company(1)}")

    awarded = desk.does("award", NAME)
    assert awarded["awards"]["lot-1"] == {"company_id": company(2), "price_fen": PRICES[company(2)]}


def test_a_company_below_the_grade_is_not_ranked(desk: TenderDesk) -> None:
    """The check as at close finds it, by the rulebook in force, and the panel's ranking of it is refused."""
    desk.walks(State.CLOSED)
    desk.to("2024-06-21T03:30:00Z")
    told = opening({**PRICES, LOW: 1})
    desk.does("open", NAME, "--bids", desk.file("opening.json", told))
    checked = desk.does("check", NAME)
    assert {one["company_id"]: one["grade"] for one in checked["results"]}[LOW] == "B"

    odd = ranked(*PRICES)
    odd["ranking"].append({"company_id": LOW, "lot": "lot-1", "place": 4, "total_milli": 1, "price_fen": 1})
    assert "Grade B is not among" in desk.refused("evaluate", NAME, "--ranking", desk.file("r.json", odd), by="panel")


def test_who_is_excluded_by_the_day_of_the_award_is_passed_over(desk: TenderDesk) -> None:
    """A ban from tenders, with its article; without an article it cannot even be said."""
    desk.walks(State.ANNOUNCED)
    desk.to("2024-06-29T04:00:00Z")
    ban = {"company_id": company(1), "ground": "tender_ban", "article": "Tender Law art. 53", "since": "2024-06-27"}
    nothing = desk.file("nothing.json", [{**ban, "article": " "}])
    told = desk.run("tender", "award", NAME, "--exclusions", nothing, "--by", "x", "--db", "sqlite:///wuxin.db")
    assert (told.exit_code, "by law alone" in told.stderr) == (2, True)

    file = desk.file("banned.json", [ban])
    named = ("award", NAME, "--exclusions", file, "--winner", f"lot-1={company(1)}")
    assert "may not win" in desk.refused(*named)
    assert desk.does("award", NAME, "--exclusions", file)["awards"]["lot-1"]["company_id"] == company(2)


def test_linked_bidders_are_both_void(desk: TenderDesk) -> None:
    """One controls the other through a third: the check finds it, and neither may be ranked."""
    desk.walks(State.CLOSED)
    desk.to("2024-06-21T03:30:00Z")
    desk.does("open", NAME, "--bids", desk.file("opening.json", opening()))
    groups = [{"company_id": company(1), "controlled_by": ["holding"]},
              {"company_id": "holding", "controlled_by": [company(2)]}]  # fmt: skip
    checked = desk.does("check", NAME, "--affiliations", desk.file("groups.json", groups))
    assert checked["links"] == [{"kind": "control", "company_ids": [company(1), company(2)]}]

    refused = desk.refused("evaluate", NAME, "--ranking", desk.file("r.json", ranked(*PRICES)), by="panel")
    assert refused.count("linked by control") == 2
    alone = desk.file("alone.json", ranked(company(3)))
    assert desk.does("evaluate", NAME, "--ranking", alone, by="panel")["state"] == "evaluated"


def test_all_rejected_is_unsuccessful(desk: TenderDesk) -> None:
    """The panel ranks nobody: declared with its reason (Tender Law 42)."""
    desk.walks(State.OPENED)
    desk.to("2024-06-24T04:00:00Z")
    empty = desk.file("r.json", {"digest": DIGEST, "ranking": []})
    assert "nobody is ranked" in desk.refused("evaluate", NAME, "--ranking", empty, by="panel")
    rejected = desk.file("fail.json", {"because": "rejected", "what": "all were above the ceiling"})

    assert desk.does("do", NAME, "fail", "--details", rejected)["state"] == "unsuccessful"
