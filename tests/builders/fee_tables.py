"""Builds a city's fee table: two levels, two versions of guided fees, a menu, and an index that rose by 5 %.

table = a_fee_table()
text = fee_table_text(index=None)
"""

from __future__ import annotations

import json
from typing import Any, Final

from bidding.fees.table_files import read_fee_table
from bidding.fees.table_shapes import FeeTable

__all__ = ["CODE", "a_fee_table", "fee_table_text"]

CODE: Final = "371082"
_OURS: Final = {"choice": {"zh": "测试", "en": "for a test"}}
_DOCUMENT: Final = {"instrument": "notice", "article": "3"}


def _both(text: str) -> dict[str, str]:
    return {"zh": f"{text}（中）", "en": text}


def _bands(first: int, second: int) -> list[dict[str, Any]]:
    return [
        {"level": "1", "scope": "initial", "fen": first, "up": "20%", "down": "20%"},
        {"level": "2", "scope": "initial", "fen": second, "up": "15%"},
        {"level": "1", "scope": "affordable", "fen": 50},
    ]  # fmt: skip


def _item(title: str, fen: int, per: str = "m2_month") -> dict[str, Any]:
    since = {"since": "2023-01-01"}
    return {"title": _both(title), "area": "cleaning", "fen": fen, "per": per, "in_force": since, "basis": _OURS}


_CONTENT: Final[dict[str, Any]] = {
    "id": "harbour", "title": _both("Fees of Harbour"), "issuer": _both("Price office of Harbour"),
    "jurisdiction": CODE, "status": "draft",
    "instruments": {
        "notice": {"title": _both("Notice on fees"), "issuer": _both("Price office"), "read_at": "made for a test"},
    },
    "levels": {
        name: {"title": _both(f"Level {name}"), "basis": _DOCUMENT,
               "items": [{"area": "cleaning", "what": _both(f"swept {name} times a day")}]}
        for name in ("1", "2")
    },
    "versions": [
        {"since": "2021-07-01", "bands": _bands(80, 120), "basis": _DOCUMENT},
        {"since": "2024-01-01", "bands": _bands(100, 150), "basis": _DOCUMENT},
    ],
    "menu": {"sweep": _item("Sweeping", 30), "guard": _item("A guard at the gate", 45),
             "parcels": _item("Parcels", 500, "household_month")},
    "index": {
        "title": _both("Wages"), "weight": "100%", "least": "3%", "basis": _OURS,
        "readings": {"2023-12": "100.0", "2024-06": "105.0"},
    },
}  # fmt: skip


def fee_table_text(**changes: Any) -> str:  # noqa: ANN401 - keys of the file
    """Return the text of the file; JSON is YAML."""
    return json.dumps(_CONTENT | changes, ensure_ascii=False, indent=1)


def a_fee_table(**changes: Any) -> FeeTable:  # noqa: ANN401 - keys of the file
    """Return the table of the file."""
    return read_fee_table(fee_table_text(**changes).encode(), "harbour.yaml")
