"""Builds tender notices: a preliminary tender of one lot in Zhuji, with five custodians of which three open.

notice = a_notice(method="limited", invited=[company(1), company(2), company(3)])
"""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import Any

from stdnum.cn import uscc

from bidding.notices import Notice, notice_bytes, read_notice
from models.values.canonical import canonical
from tests.builders.keys import Holder, holder

__all__ = ["CLOSES_AT", "CUSTODIANS", "a_notice", "company", "custodians", "notice_json"]

CUSTODIANS = (
    ("Housing Bureau", "authority"), ("Subdistrict Office", "subdistrict"), ("Notary Office", "notary"),
    ("Developer Ltd", "procuring_entity"), ("Trading Platform", "platform"),
)  # fmt: skip
CLOSES_AT = "2024-06-21T01:30:00Z"


@cache
def custodians() -> tuple[Holder, ...]:
    """Return the holders of the custodians' keys, in the order of the notice."""
    return tuple(holder(f"custodian-{n}.example.org", 700 + n, "ed25519-x25519") for n in range(len(CUSTODIANS)))


def company(number: int) -> str:
    """Return a valid, invented unified social credit code."""
    body = f"91330681MA{number:07d}"
    return body + uscc.calc_check_digit(body)


def notice_json(**changes: object) -> dict[str, Any]:
    """Return the JSON of a notice with other top-level keys where given."""
    bodies = [
        {"body": body, "role": role, "vkey": one.key.vkey}
        for (body, role), one in zip(CUSTODIANS, custodians(), strict=True)
    ]
    plain: dict[str, Any] = {
        "tender_id": "zj-2024-001", "kind": "preliminary", "method": "open", "jurisdiction": "330681",
        "title": "Preliminary service for Willow Garden",
        "procuring_entity": {"id": "91330681MA27U04D4K", "name": "Willow Garden Developer Ltd", "role": "developer"},
        "lots": [{
            "id": "lot-1", "title": "Willow Garden", "community_ids": ["willow-garden"], "months": 36,
            "area_m2": 82000, "estimate_fen": 900_000_000, "ceiling_fen": 1_000_000_000,
        }],
        "required": {"grades": ["AAA", "AA", "A"], "rulebook": "zhuji", "instrument": "zhuji_opinions_2023",
                     "article": "6"},
        "times": {
            "questions_close_at": "2024-06-11T09:00:00Z", "bids_close_at": CLOSES_AT,
            "opens_until": "2024-06-21T03:30:00Z", "permit_on": "2024-09-01",
        },
        "sealing": {"threshold": 3, "custodians": bodies},
        "evaluation": {}, "terms": "Service of grade two for three years.",
    }  # fmt: skip
    if changes.get("kind") == "letting":
        plain["lots"][0]["rent_months"] = 1
    return deepcopy(plain | changes)


def a_notice(**changes: object) -> Notice:
    """Return the notice of `notice_json`, read as from a file."""
    found = read_notice(canonical(notice_json(**changes)))
    assert read_notice(notice_bytes(found)) == found
    return found
