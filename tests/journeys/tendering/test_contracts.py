"""From the award to the refund, and back into the rating (ZJ-16, ZJ-17, ZJ-18, LS-12)."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bidding.tender import State
from tests.builders.notices import company
from tests.builders.tender_desk import DB, NAME, TenderDesk, open_desk
from tests.builders.tenders import contract

PAID = {"lot": "lot-1", "company_id": company(1), "fen": 14_500_000, "receipt": "R-1"}


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> TenderDesk:
    """Return an office with a rated register."""
    return open_desk(monkeypatch, tmp_path)


def test_a_security_is_paid_before_the_contract_is_signed_and_filed(desk: TenderDesk) -> None:
    """Too little and other terms are refused; then filed, with what is due told and what is late."""
    desk.walks(State.AWARDED)
    desk.to("2024-07-10T04:00:00Z")
    signed = ("sign", NAME, "--contracts", desk.file("c.json", [contract(company(1))]))
    assert "14500000 fen of performance security are due" in desk.refused(*signed)
    short = desk.file("short.json", [{**PAID, "fen": 14_499_999}])
    assert "14500000 are due" in desk.refused("secure", NAME, "--payments", short, by="subdistrict-01")
    desk.does("secure", NAME, "--payments", desk.file("paid.json", [PAID]), by="subdistrict-01")

    dear = desk.file("dear.json", [contract(company(1), price_fen=880_000_000)])
    assert "Tender Law art. 46" in desk.refused("sign", NAME, "--contracts", dear)
    assert desk.does(*signed)["due"][-1]["what"] == "file the contract"
    late = desk.does("due", "--as-of", "2024-08-10")
    assert [(row["what"], row["late"]) for row in late] == [("report the result", True), ("file the contract", True)]
    assert desk.does("file-contract", NAME, "--filing", "C-7")["state"] == "contract_filed"


def test_a_security_is_drawn_on_and_the_rest_given_back(desk: TenderDesk) -> None:
    """A breach, a deduction for it, handover, application, opinion, refund: the ledger ends at nothing."""
    desk.walks(State.PERFORMING)
    desk.to("2025-03-01T02:00:00Z")
    breach = {"lot": "lot-1", "event": "penalty", "occurred_on": "2025-02-01", "what": "cleaning was let whole"}
    number = desk.does("do", NAME, "breach", "--details", desk.file("b.json", breach), by="subdistrict-01")["number"]
    taken = {"lot": "lot-1", "company_id": company(1), "fen": 500_000, "breach": number, "what": "contract, clause 9"}
    held = desk.does("do", NAME, "deduct", "--details", desk.file("d.json", taken), by="subdistrict-01")["held"]
    assert held[0]["fen"] == 14_000_000

    desk.to("2026-08-01T02:00:00Z")
    desk.does("do", NAME, "hand_over", "--details", desk.file("h.json", {"ended_early": True, "what": "agreed"}))
    back = desk.file("r.json", {**PAID, "fen": 14_000_000, "receipt": "R-2"})
    assert "did not apply" in desk.refused("do", NAME, "refund", "--details", back, by="subdistrict-01")
    lot = desk.file("lot.json", {"lot": "lot-1"})
    desk.does("do", NAME, "apply_refund", "--details", lot, by=company(1))
    opinion = desk.file("o.json", {"lot": "lot-1", "agrees": True, "what": "everything was handed over"})
    desk.does("do", NAME, "opine", "--details", opinion, by="committee-01")
    settled = desk.does("do", NAME, "refund", "--details", back, by="subdistrict-01")

    assert (settled["held"], settled["due"]) == ([], [])


def test_what_becomes_of_a_contract_counts_in_the_next_rating(desk: TenderDesk) -> None:
    """Filed in time and a breach: rows of records, taken in and rated; the breach costs five points."""
    desk.walks(State.PERFORMING)
    desk.to("2024-09-01T02:00:00Z")
    breach = {"lot": "lot-1", "event": "penalty", "occurred_on": "2024-08-20", "what": "cleaning was let whole"}
    desk.does("do", NAME, "breach", "--details", desk.file("b.json", breach), by="subdistrict-01")
    made = desk.does("package", "now", "--onto", "evidence", "--as-of", "2024-09-01")
    assert made["records"] == 2

    text = (desk.folder / "now" / "records.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    ours = {row["event"]: row["company_id"] for row in rows if row["record_id"].startswith(NAME)}
    assert ours == {"contract.filed": company(1), "penalty": company(1)}
    words = ("--rulebook", "tiny", "--as-of", "2024-09-01", "--company", company(1), "--lang", "en")
    assert "score 75" in desk.run("explain", "now", *words).stdout


def test_every_step_is_on_the_public_record(desk: TenderDesk) -> None:
    """An entry for each event, and the log replays what the register holds."""
    desk.walks(State.PERFORMING)
    desk.to("2024-09-01T02:00:00Z")
    entry = desk.does("do", NAME, "report", "--what", "R-9")["entry"]

    assert entry.startswith("sha256:")
    assert desk.run("log", "replay", "--db", DB).exit_code == 0
