"""What lies ahead for everybody."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from models.tables import engine_for
from tests.builders.public_tenders import AWARDED, OPEN, open_tender
from web.register.public_calendar import calendar_entries, tender_entries


def test_deadlines_of_tenders_are_in_order(tendered: str) -> None:
    """With what each is of; a publication is no deadline."""
    with Session(engine_for(tendered)) as session:
        found = calendar_entries(session)

    assert [one.day for one in found] == sorted(one.day for one in found)
    assert {one.id for one in found} == {OPEN, AWARDED}
    assert "published" not in {one.what for one in found}


def test_a_line_keeps_its_key_when_its_day_changes() -> None:
    """So that a calendar moves it."""
    later = {one.key: one.day for one in tender_entries(open_tender())}
    first = {one.key: one.day for one in tender_entries(type(open_tender())(OPEN, open_tender().events[:3]))}

    assert later.keys() == first.keys()
    assert later[f"tender/{OPEN}/bids_close"] == date(2024, 7, 25) != first[f"tender/{OPEN}/bids_close"]
