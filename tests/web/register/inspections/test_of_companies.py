"""Findings of a company's estates."""

from __future__ import annotations

from pathlib import Path

from sqlmodel import Session

from tests.builders.firm_world import FINDING, GARDEN, firm_portal
from web.register.inspections.of_companies import findings_at


def test_findings_are_told_by_community(tmp_path: Path) -> None:
    """Of those that were asked for alone."""
    with Session(firm_portal(tmp_path).extensions["wuxin.engine"]) as session:
        assert [one.id for one in findings_at(session, {GARDEN})] == [FINDING]
        assert findings_at(session, {"elsewhere"}) == []
