"""Tenders that were won."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection
from sqlmodel import Session

from bidding.notices import notice_digest
from bidding.tender import Move, State
from models.tables import Community, Row, TenderEvent, engine_for
from models.tables import Tender as NoticeRow
from tests.builders.city import NOW
from tests.builders.notices import company
from tests.builders.record import a_clerk
from tests.builders.tenders import a_tender
from web.register.standing.certificates import record_certificate
from web.register.tenders.awards import awards_to, tenders_in


@pytest.fixture
def awarded() -> Iterator[Connection]:
    """Yield a connection to a register with one tender, awarded to the first bidder."""
    engine, tender = engine_for("sqlite://"), a_tender(State.AWARDED)
    Row.metadata.create_all(engine)
    with engine.connect() as connection, Session(bind=connection) as session:
        session.add(Community(community_id="willow-garden", name="柳园"))
        session.add(NoticeRow(
            tender_id=tender.id, title="t", community_id="willow-garden", procuring_entity="e", notice="n",
            required_grades=[], published_at=tender.events[0].at, bids_close_at=tender.events[-1].at,
        ))  # fmt: skip
        for number, event in enumerate(tender.events, start=1):
            version = notice_digest(tender.notice) if event.move is Move.DRAFT else None
            session.add(TenderEvent(
                tender_id=tender.id, number=number, move=str(event.move), happened_at=event.at, by=event.by,
                role=str(event.role), details=dict(event.details), notice_digest=version,
            ))  # fmt: skip
        session.flush()
        yield connection
    engine.dispose()


def test_the_winner_has_it_and_a_loser_has_not(awarded: Connection) -> None:
    """Who bid and lost is mentioned in the award's check, and won nothing."""
    [won], certificates = awards_to(awarded, company(1))

    assert (won.company_id, won.lot, won.price_fen, won.contract) == (company(1), "lot-1", 870_000_000, None)
    assert won.community_ids == ("willow-garden",)
    assert (certificates, awards_to(awarded, company(2))) == ([], ([], []))


def test_a_community_has_its_awards(awarded: Connection) -> None:
    """And another has none."""
    notices, won = tenders_in(awarded, "willow-garden")

    assert ([one["title"] for one in notices], [one.company_id for one in won]) == (["t"], [company(1)])
    assert tenders_in(awarded, "moon") == ([], [])


def test_certificates_are_read_beside_them(awarded: Connection) -> None:
    """By their digest and moment, also of a company that won nothing."""
    with Session(bind=awarded) as session:
        about = {"company_id": company(2), "grade": "A", "score": "70", "as_of": "2024-06-30"}
        record_certificate(a_clerk(session, NOW), about, "somebody")
        won, [(subject, at)] = awards_to(awarded, company(2))

    assert (won, subject.startswith("certificate/"), at) == ([], True, NOW)
