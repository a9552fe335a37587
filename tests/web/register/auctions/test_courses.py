"""Auctions in the register: one event after the other, at the moment of the commit, each on record."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from bidding.auction import AuctionEvent, Course, replayed, result_text, stand
from models.errors import InputError, RefusedError
from models.migrations import upgrade
from models.record.coverage import check_rows
from models.record.findings import Finding, Verification
from models.record.sources import KeptRecord
from models.tables import engine_for, writing
from tests.builders.auctions import AUCTION, CLOSES_AT, OPENS_AT, STARTING, STEP, a_bid, a_close, a_decision, rules
from tests.builders.record import a_clerk, sign, writing_to
from web.register.auctions.courses import Courses, Make, announce, announced, course_of, events_of, names, take


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Return a register with one auction announced."""
    upgrade(found := f"sqlite:///{tmp_path / 'a.db'}")
    with writing_to(found) as session:
        announce(a_clerk(session, OPENS_AT - timedelta(days=3)), rules(), "Xinan Subdistrict")
    return found


@pytest.fixture
def session(url: str) -> Iterator[Session]:
    """Yield a session on it."""
    with writing_to(url) as found:
        yield found


def _bidding(by: str, amount: int) -> Make:
    def make(course: Course, at: datetime) -> AuctionEvent:
        return a_bid(1 if course.last is None else course.last.number + 1, by, amount, at)

    return make


def _taken(session: Session, make: Make, at: datetime = OPENS_AT, courses: Courses | None = None) -> AuctionEvent:
    return take(session, AUCTION, make, lambda: at, secrets.token_bytes, courses or Courses({})).event


def test_what_was_taken_is_read_back(session: Session) -> None:
    """Every event with its signature, so that the result follows from the rows."""
    _taken(session, _bidding("a", STARTING))
    _taken(session, _bidding("b", STARTING + STEP))
    _taken(session, lambda _course, at: a_decision(3, "pause", at), OPENS_AT + timedelta(minutes=1))
    _taken(session, lambda _course, at: a_decision(4, "resume", at), OPENS_AT + timedelta(minutes=6))
    _taken(session, lambda _course, at: a_close(5, at), CLOSES_AT + timedelta(minutes=5))

    found = replayed(result_text(announced(session, AUCTION), events_of(session, AUCTION)))

    assert (found.winner, found.rent_fen, found.waiting) == ("b", STARTING + STEP, "a")
    assert names(session) == [AUCTION]


def test_a_refused_bid_leaves_nothing(session: Session) -> None:
    """Neither a row nor an entry; the reasons are told."""
    with pytest.raises(RefusedError, match="too little"):
        _taken(session, _bidding("a", 1))

    assert list(events_of(session, AUCTION)) == []


def test_every_row_is_answered_for_by_the_record(session: Session) -> None:
    """The rules and each event have their entry; a row that was changed is found."""
    _taken(session, _bidding("a", STARTING))
    sign(session)
    assert _deviations(session) == []

    session.connection().exec_driver_sql("UPDATE auction_step SET amount_fen = amount_fen + 1")

    assert _deviations(session)


def _deviations(session: Session) -> list[Finding]:
    verification = Verification("db")
    check_rows(KeptRecord(session), verification)
    return verification.findings


def test_an_auction_is_announced_once_and_beforehand(session: Session) -> None:
    """Never under a name that was used, and never after it would have opened: both are told."""
    with pytest.raises(RefusedError) as caught:
        announce(a_clerk(session, OPENS_AT), rules(), "x")

    assert len(caught.value.problems) == 2


def test_an_unknown_auction_is_told(session: Session) -> None:
    """And where the known ones are listed."""
    with pytest.raises(InputError, match="wuxin auction list"):
        course_of(session, "other")


def test_what_is_remembered_is_what_the_rows_say(session: Session) -> None:
    """A course that was kept goes on where it was, and equals one that is read from the beginning."""
    courses = Courses({})
    for turn in range(6):
        _taken(session, _bidding("ab"[turn % 2], STARTING + turn * STEP), courses=courses)

    assert courses.of(session, AUCTION) == course_of(session, AUCTION) == stand(rules(), events_of(session, AUCTION))


def test_of_bids_that_race_one_leads_and_none_is_lost(url: str) -> None:
    """Eight bidders' threads at once: each acknowledged bid is a row, amounts rise by a step, numbers have no gap."""
    engine = engine_for(url)

    def tries(who: str) -> int:
        won = 0
        for amount in range(STARTING, STARTING + 12 * STEP, STEP):
            try:
                with writing(engine) as session:
                    _taken(session, _bidding(who, amount))
            except RefusedError:
                continue
            won += 1
        return won

    with ThreadPoolExecutor(8) as pool:
        acknowledged = sum(pool.map(tries, "abcabcab"))
    with writing(engine) as session:
        events = list(events_of(session, AUCTION))
    engine.dispose()

    assert len(events) == acknowledged
    assert stand(rules(), events).leading == events[-1]
