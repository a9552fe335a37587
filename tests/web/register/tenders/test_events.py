"""Tenders in the register: events in and out, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from bidding.tender import Event, Move, State, Tender, state_of
from models.errors import InputError, RefusedError
from models.migrations import upgrade
from models.record import Clerk
from models.tables import Community, LedgerEntry, TenderEvent
from models.tables import Tender as NoticeRow
from tests.builders.notices import a_notice
from tests.builders.record import a_clerk, writing_to
from tests.builders.tenders import PATH, an_event, moment, says
from web.register.tenders.events import add_event, begin, tender_named, tenders_kept

NAME = "zj-2024-001"
DRAFTED = an_event(Move.DRAFT, "2024-05-06T02:00:00Z", {"notice": a_notice().as_json()})


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Clerk]:
    """Yield a clerk of a register that knows one community and one tender in draft."""
    url = f"sqlite:///{tmp_path}/a.db"
    upgrade(url)
    with writing_to(url) as session:
        session.add(Community(community_id="willow-garden", name="柳园"))
        made = a_clerk(session, moment("2024-05-06T02:00:00Z"))
        begin(made, NAME, DRAFTED)
        yield made


def _next(clerk: Clerk, move: Move) -> Tender:
    at, _, details = PATH[move]
    return add_event(clerk, NAME, lambda _before: an_event(move, at, details()))[0]


def test_events_come_back_as_they_went_in(clerk: Clerk) -> None:
    """Moments in UTC, details as plain JSON, in their order."""
    tender = _next(clerk, Move.FILE)

    assert tender_named(clerk.session, NAME).events == tender.events
    assert [one.id for one in tenders_kept(clerk.session)] == [NAME]


def test_a_name_is_used_once(clerk: Clerk) -> None:
    """And an unknown one is told."""
    with pytest.raises(RefusedError, match="there is a tender of this name already"):
        begin(clerk, NAME, DRAFTED)
    with pytest.raises(InputError, match="wuxin tender list"):
        tender_named(clerk.session, "moon")


def test_of_two_writers_the_second_is_told(clerk: Clerk) -> None:
    """The number within the tender is unique in the database."""

    def meanwhile(before: Tender) -> Event:
        filed = an_event(Move.FILE, PATH[Move.FILE][0], says(filing="F-1"))
        row = TenderEvent(tender_id=NAME, number=2, move="file", happened_at=filed.at, by="b", role="procuring_entity",
                          details={"filing": "F-1"})  # fmt: skip
        with clerk.session.begin_nested():
            clerk.session.add(row)
        assert len(before.events) == 1
        return filed

    with pytest.raises(RefusedError, match="somebody else wrote to it"):
        add_event(clerk, NAME, meanwhile)


def test_publishing_writes_the_notice_that_the_portal_shows(clerk: Clerk) -> None:
    """With its entry beside the move's, and its box with a third; an extension brings both up to date."""
    _next(clerk, Move.FILE)
    published = _next(clerk, Move.PUBLISH)
    shown = clerk.session.get_one(NoticeRow, NAME)
    assert (shown.community_id, shown.published_at) == ("willow-garden", published.events[-1].at)

    times = published.notice.times
    later = {
        **published.notice.as_json()["times"],
        "bids_close_at": (times.bids_close_at + timedelta(hours=1)).isoformat(),
    }
    add_event(clerk, NAME, lambda _: an_event(Move.EXTEND, "2024-06-03T02:00:00Z", says(times=later, what="more")))
    clerk.session.refresh(shown)
    assert shown.bids_close_at == times.bids_close_at + timedelta(hours=1)
    kinds = [row.type for row in clerk.session.scalars(select(LedgerEntry).order_by(col(LedgerEntry.turn)))]
    assert kinds[-6:-3] == ["tender.notice", "tender.publish", "bid.announced"]
    assert kinds[-3:] == ["tender.notice", "tender.extend", "bid.amended"]


def test_columns_hold_what_the_database_is_to_know(clerk: Clerk) -> None:
    """A version its digest, an answer its question; the rest stays in the details."""
    for move in (Move.FILE, Move.PUBLISH):
        _next(clerk, move)
    asked = an_event(Move.ASK, "2024-06-03T02:00:00Z", says(question="Which lifts?"))
    answered = an_event(Move.ANSWER, "2024-06-04T02:00:00Z", says(question=4, answer="All."))
    add_event(clerk, NAME, lambda _: asked)
    add_event(clerk, NAME, lambda _: answered)
    rows = _rows(clerk.session)

    assert [row.notice_digest is not None for row in rows] == [True, False, False, False, False]
    assert [row.answers for row in rows] == [None, None, None, None, 4]
    assert state_of(tender_named(clerk.session, NAME)) is State.PUBLISHED


def _rows(session: Session) -> list[TenderEvent]:
    return list(session.scalars(select(TenderEvent).order_by(col(TenderEvent.number))))
