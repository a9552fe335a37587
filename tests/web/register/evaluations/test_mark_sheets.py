"""Sheets of marks that are still being written."""

from __future__ import annotations

from pathlib import Path

from bidding.evaluation.proceedings import Proceeding
from tests.builders.accounts import empty_register
from tests.builders.proceedings import at_work, event
from tests.builders.record import a_clerk, writing_to
from web.register.evaluations.mark_sheets import drop_sheet, keep_sheet, sheet_of


def test_a_sheet_is_its_members_until_it_is_handed_in(tmp_path: Path) -> None:
    """What was typed last counts; of an evaluation that was voided since, nothing does."""
    found = at_work()
    again = Proceeding(found.tender_id, found.lot_id, (*found.events, event("void", ({"reason": "x"}, None), 1)))
    with writing_to(empty_register(tmp_path)) as session:
        clerk = a_clerk(session)
        for typed in ("30", "31,5"):
            keep_sheet(clerk, found, "expert-01", {"p-1-plan": typed})

        assert sheet_of(session, found, "expert-01") == {"p-1-plan": "31,5"}
        assert (sheet_of(session, found, "expert-02"), sheet_of(session, again, "expert-01")) == ({}, {})
        drop_sheet(clerk, found, "expert-01")
        drop_sheet(clerk, found, "expert-01")
        assert sheet_of(session, found, "expert-01") == {}
