"""Builds tenders to be evaluated: three bids in Zhuji, four criteria, a panel of five that has marked and locked.

tender = a_tender(ceiling_fen=880_000_000)
"""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

from bidding.evaluation import OpenedTender, marks_digest, read_tender

__all__ = ["CRITERIA", "MEMBERS", "PRICES", "a_tender", "marks", "panel", "tender_json"]

MEMBERS = ("expert-1", "expert-2", "expert-3", "expert-4", "owner-1")
PRICES = {"b-01": 900_000_000, "b-02": 850_000_000, "b-03": 950_000_000}
CRITERIA: tuple[dict[str, Any], ...] = (
    {"id": "price", "kind": "price", "title": {"zh": "报价", "en": "Price"}, "max_points": "30",
     "formula": "lowest_ratio"},
    {"id": "plan", "kind": "technical", "title": {"zh": "服务方案", "en": "Service plan"}, "max_points": "40"},
    {"id": "credit", "kind": "credit", "title": {"zh": "信用等级", "en": "Credit grade"}, "max_points": "10",
     "grades": {"AAA": "10", "AA": "8", "A": "6"}},
    {"id": "interview", "kind": "interview", "title": {"zh": "答辩", "en": "Interview"}, "max_points": "20"},
)  # fmt: skip
_GIVEN = {
    ("b-01", "plan"): ("35", "34", "36", "35.5", "33"), ("b-02", "plan"): ("30", "31", "29", "30", "32"),
    ("b-03", "plan"): ("38", "37", "36.5", "39", "35"), ("b-01", "interview"): ("15", "16", "15", "14", "17"),
    ("b-02", "interview"): ("18", "17", "18", "16", "18"), ("b-03", "interview"): ("12", "13", "12", "14", "12"),
}  # fmt: skip


def panel() -> list[dict[str, Any]]:
    """Return the seats: four experts and one whom the owners' committee sends."""
    return [{"member": name, "kind": "representative" if name == "owner-1" else "expert"} for name in MEMBERS]


def marks(members: tuple[str, ...] = MEMBERS) -> list[dict[str, Any]]:
    """Return a mark of every member for every bid and marked criterion."""
    return [
        {"member": member, "bid": bid, "criterion": criterion, "points": points}
        for (bid, criterion), given in _GIVEN.items()
        for member, points in zip(members, given, strict=True)
    ]


def tender_json(**changes: object) -> dict[str, Any]:
    """Return the JSON of a tender with other top-level keys where given; None takes a key out. Marks are locked."""
    grades = {"b-01": "AA", "b-02": "A", "b-03": "AAA"}
    plain: dict[str, Any] = {
        "tender_id": "zj-2024-001", "lot_id": "lot-1", "kind": "preliminary", "jurisdiction": "330681",
        "method": "comprehensive", "criteria": list(CRITERIA), "ceiling_fen": 1_000_000_000, "panel": panel(),
        "bids": [{"handle": name, "price_fen": fen, "grade": grades[name]} for name, fen in PRICES.items()],
        "marks": marks(), "prices_opened_at": "2024-06-21T06:00:00Z",
    }  # fmt: skip
    made = deepcopy({name: value for name, value in (plain | changes).items() if value is not None})
    if made.get("marks") and "locks" not in changes:
        made["locks"] = [_lock(made)]
    return made


def _lock(made: dict[str, Any]) -> dict[str, Any]:
    read = read_tender(json.dumps({name: value for name, value in made.items() if name != "locks"}).encode())
    names = [one.id for one in read.marked]
    return {"criteria": names, "sha256": marks_digest(read.marks, names), "at": "2024-06-21T05:00:00Z"}


def a_tender(**changes: object) -> OpenedTender:
    """Return the tender of `tender_json`, read as from a file."""
    return read_tender(json.dumps(tender_json(**changes)).encode())
