"""Short rulebooks and rows for worked examples: only what an example is about needs to be written."""

from __future__ import annotations

from datetime import date
from typing import Any

from credit.rulebook.shapes import Rulebook
from tests.oracle.days import Evidence, Row

__all__ = ["AS_OF", "book", "choice", "complaint", "indicator", "record", "rows", "rule", "words"]

AS_OF = date(2024, 6, 30)
_SINCE = date(2000, 1, 1)
JINAN = [
    {"grade": "AAA", "at_least": "85"}, {"grade": "AA", "at_least": "80"}, {"grade": "A", "at_least": "70"},
    {"grade": "B", "at_least": "60"}, {"grade": "B", "without": ["bad"]}, {"grade": "C"},
]  # fmt: skip


def words(text: str) -> dict[str, str]:
    """Return a title."""
    return {"zh": text, "en": text}


def choice() -> dict[str, str]:
    """Return the basis of a number that is ours."""
    return {"choice": "an example"}


def rule(rule_id: str, event: str, points: str, valid: str = "P1Y", **more: object) -> dict[str, Any]:
    """Return one rule, in force since 2000 unless said otherwise."""
    return {"id": rule_id, "event": event, "points": points, "valid": valid, "in_force": {"since": _SINCE},
            "basis": choice(), **more}  # fmt: skip


def indicator(name: str, component: str, *rules: dict[str, Any], **more: object) -> dict[str, Any]:
    """Return one indicator."""
    return {"indicator": name, "component": component, "title": words(name), "rules": rules, **more}


def book(*indicators: dict[str, Any], **more: object) -> Rulebook:
    """Return a rulebook with components basic, good and bad without bounds, and the grades of Shandong."""
    parts: dict[str, Any] = {
        "id": "example", "title": words("example"), "authority": words("nobody"), "jurisdiction": "000000",
        "status": "draft", "applies_by": "occurrence", "components": {"basic": {}, "good": {}, "bad": {}},
        "grades": JINAN, "eligible": {"grades": ["AAA", "AA", "A"]}, "indicators": indicators,
    }  # fmt: skip
    return Rulebook.model_validate(parts | more)


def rows(*records: Row, companies: tuple[str, ...] = ("c1",), **tables: list[Row]) -> Evidence:
    """Return evidence in which company c1 serves community k1 since 2010, and these records."""
    return {
        "companies": [{"company_id": company, "name": company} for company in companies],
        "communities": [{"community_id": "k1", "name": "k1"}],
        "service_periods": [{"community_id": "k1", "company_id": "c1", "starts_on": date(2010, 1, 1)}],
        "records": list(records), **tables,
    }  # fmt: skip


def record(record_id: str, event: str, occurred_on: date, **more: object) -> Row:
    """Return a record of company c1."""
    return {"record_id": record_id, "company_id": "c1", "event": event, "occurred_on": occurred_on, **more}


def complaint(complaint_id: str, received_at: date, **more: object) -> Row:
    """Return a complaint about community k1."""
    return {"complaint_id": complaint_id, "channel": "12345", "community_id": "k1", "received_at": received_at, **more}
