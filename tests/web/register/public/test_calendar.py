"""What lies ahead for everybody."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from sqlmodel import Session

from credit.standing.listing import Move
from models.migrations import upgrade
from models.tables import engine_for
from tests.builders.auctions import CLOSES_AT, OPENS_AT, rules
from tests.builders.held_papers import held_papers
from tests.builders.public_tenders import AWARDED, OPEN, open_tender
from tests.builders.record import a_clerk, writing_to
from web.register.auctions.courses import announce
from web.register.public.calendar import calendar_entries, tender_entries
from web.register.standing.listings import moved_listings


def test_deadlines_of_tenders_are_in_order(tendered: str) -> None:
    """With what each is of; a publication is no deadline."""
    with Session(engine_for(tendered)) as session:
        found = calendar_entries(session, moved_listings(session))

    assert [one.day for one in found] == sorted(one.day for one in found)
    assert {one.id for one in found} == {OPEN, AWARDED}
    assert "published" not in {one.what for one in found}


def test_a_window_names_nobody_and_a_listing_its_end(tmp_path: Path) -> None:
    """Until it is published only the company is told; then the day its term is over; lifted, nothing."""
    register = held_papers(tmp_path).register
    register.does(Move.NOTIFY, "2024-07-01")
    told = [_of(register.url)]
    for move, day in ((Move.UPHOLD, "2024-07-09"), (Move.PUBLISH, "2024-07-09"), (Move.LIFT, "2024-07-20")):
        register.does(move, day)
        told.append(_of(register.url))

    assert [[what for what, _ in one] for one in told] == [["window"], [], ["end"], []]
    assert "company" not in str(told).lower()


def test_an_auction_stands_with_its_hours_until_it_is_stopped(tmp_path: Path) -> None:
    """From opening to close."""
    upgrade(url := f"sqlite:///{tmp_path / 'a.db'}")
    with writing_to(url) as session:
        announce(a_clerk(session, OPENS_AT - timedelta(days=3)), rules(), "Xinan Subdistrict")
    with Session(engine_for(url)) as session:
        (found,) = calendar_entries(session, moved_listings(session))

    assert (found.kind, found.at, found.until) == ("auction", OPENS_AT, CLOSES_AT)


def _of(url: str) -> list[tuple[str, str]]:
    with Session(engine_for(url)) as session:
        return [(one.what, one.title) for one in calendar_entries(session, moved_listings(session))]


def test_a_line_keeps_its_key_when_its_day_changes() -> None:
    """So that a calendar moves it."""
    later = {one.key: one.day for one in tender_entries(open_tender())}
    first = {one.key: one.day for one in tender_entries(type(open_tender())(OPEN, open_tender().events[:3]))}

    assert later.keys() == first.keys()
    assert later[f"tender/{OPEN}/bids_close"] == date(2024, 7, 25) != first[f"tender/{OPEN}/bids_close"]
