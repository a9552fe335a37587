"""Complaints of a company."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlmodel import Session

from tests.builders.firm_world import complaint_number, firm_portal
from tests.builders.packages import COMPANY
from web.register.complaints.of_companies import company_cases


def test_a_company_has_the_complaints_that_it_is_liable_for(tmp_path: Path) -> None:
    """By the name of the community; another company, or another desk, has none of them."""
    portal = firm_portal(tmp_path)
    day = date(2024, 7, 15)
    with Session(portal.extensions["wuxin.engine"]) as session:
        found = company_cases(session, COMPANY, "rongcheng", day)
        others = company_cases(session, "nobody", "rongcheng", day) + company_cases(session, COMPANY, "else", day)

    assert [(case.reception.complaint_id, name) for case, name in found] == [(complaint_number(portal), "花园里")]
    assert others == []
