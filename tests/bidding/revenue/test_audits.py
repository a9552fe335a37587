"""Owners may have the books audited, and an audit goes its way."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bidding.revenue import Audit, AuditState
from bidding.revenue.audits import AUDIT_LIFE, AuditAttempt, audit_state, audits, commission_by, take_audit_step
from bidding.revenue.laws import law_named
from models.errors import InputError, RefusedError
from tests.builders.money import DIGEST, step

ASKED = {"reason": "owners", "persons": 20, "all_persons": 100, "area": 2000, "all_area": 10_000}
FOUND = {"report": DIGEST, "findings": [{"kind": "no_account", "by": "company", "fen": 100, "text": "no account"}]}


def _take(audit: Audit, place: str, move: str, role: str, **content: Any) -> Audit:  # noqa: ANN401
    return take_audit_step(AuditAttempt(audit, step(move, "2024-03-01", audit.id, role, **content), law_named(place)))


@pytest.mark.parametrize(
    ("place", "told", "why"),
    [
        ("shaoxing", {"persons": 19}, "persons: 19 of 100, 1/5 is needed"),
        ("lishui", {"area": 1999}, "area: 1999 of 10000, 1/5 is needed"),
        ("lishui", {"reason": "curiosity"}, "'curiosity' is none"),
    ],
)
def test_too_few_owners_are_refused(place: str, told: dict[str, Any], why: str) -> None:
    """By persons, and in Lishui by area too; a reason is one of the list."""
    with pytest.raises(RefusedError, match=why):
        _take(Audit("a1"), place, "ask_audit", "owners", **(ASKED | told))


def test_an_audit_from_request_to_notice() -> None:
    """One fifth exactly is enough; commissioned by the committee, reported by the auditor, told to the owners."""
    audit = _take(Audit("a1"), "lishui", "ask_audit", "owners", **ASKED)
    assert commission_by(audit, law_named("lishui")) == date(2024, 3, 31)
    audit = _take(audit, "lishui", "commission_audit", "committee", auditor="A1")
    audit = _take(audit, "lishui", "report_audit", "auditor", **FOUND)
    audit = _take(audit, "lishui", "publish_audit", "committee")

    assert audit_state(audit) is AuditState.PUBLISHED
    assert commission_by(audit, law_named("lishui")) is None
    assert audits(audit.steps) == {"a1": audit}


def test_shaoxing_wants_a_vote_first() -> None:
    """Owners may propose it, the assembly decides."""
    audit = _take(Audit("a1"), "shaoxing", "ask_audit", "owners", **ASKED)

    with pytest.raises(RefusedError, match="the assembly has not voted on it"):
        _take(audit, "shaoxing", "commission_audit", "committee", auditor="A1")
    voted = _take(audit, "shaoxing", "commission_audit", "committee", auditor="A1", vote="v1")
    assert audit_state(voted) is AuditState.COMMISSIONED


def test_the_end_of_a_term_needs_no_owners() -> None:
    """The committee commissions it, or the neighbourhood in its place."""
    audit = _take(Audit("a1"), "hangzhou", "ask_audit", "committee", reason="term_end")

    audit = _take(audit, "hangzhou", "commission_audit", "neighbourhood", auditor="A1")
    assert audit_state(audit) is AuditState.COMMISSIONED


def test_a_report_is_attached_and_its_findings_are_known() -> None:
    """Only the auditor reports."""
    audit = _take(Audit("a1"), "hangzhou", "ask_audit", "committee", reason="term_end")
    audit = _take(audit, "hangzhou", "commission_audit", "committee", auditor="A1")

    with pytest.raises(RefusedError, match="no kind of finding: magic"):
        _take(audit, "hangzhou", "report_audit", "auditor", report=DIGEST, findings=[{"kind": "magic"}])
    with pytest.raises(RefusedError, match="it is not attached"):
        _take(audit, "hangzhou", "report_audit", "auditor", report=None, findings=[])
    with pytest.raises(RefusedError, match="takes the role auditor"):
        _take(audit, "hangzhou", "report_audit", "company", **FOUND)


def test_steps_of_no_life_are_damage() -> None:
    """And the life can be drawn."""
    with pytest.raises(InputError, match="The record is damaged"):
        audit_state(Audit("a1", (step("publish_audit", "2024-03-01", "a1"),)))
    assert "asked --> commissioned" in AUDIT_LIFE.diagram()
