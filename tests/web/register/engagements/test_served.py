"""Who serves which community."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlmodel import Session

from tests.builders.firm_world import GARDEN, firm_portal
from tests.builders.packages import COMPANY
from web.register.engagements.served import company_serving, served_by


def test_evidence_tells_who_serves_and_since_when(tmp_path: Path) -> None:
    """Before the first day nobody did, and of other communities nothing is known."""
    with Session(firm_portal(tmp_path).extensions["wuxin.engine"]) as session:
        assert served_by(session, COMPANY, date(2024, 7, 15)) == {GARDEN: "花园里"}
        assert company_serving(session, GARDEN, date(2024, 7, 15)) == COMPANY
        assert company_serving(session, GARDEN, date(2019, 12, 31)) is None
        assert served_by(session, "nobody", date(2024, 7, 15)) == {}
