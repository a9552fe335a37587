"""Applications to take part in auctions, on record."""

from __future__ import annotations

import secrets
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session

from bidding.auction import ApplicationMove, ApplicationStep, replayed, result_text, signed_bid
from models.errors import InputError, RefusedError
from models.record import Clerk
from models.tables import writing
from tests.builders.auction_floor import AuctionFloor
from tests.builders.auctions import AUCTION, CLOSES_AT, OPENS_AT, STARTING, bidder
from web.register.auctions.applications import admit, application_named, applications_of, take_step
from web.register.auctions.bids import OfferedBid, Placed
from web.register.auctions.courses import announced, course_of, events_of

BEFORE = OPENS_AT - timedelta(hours=1)


@pytest.fixture
def floor(tmp_path: Path) -> AuctionFloor:
    """Return a register with an auction that opens in an hour."""
    made = AuctionFloor.of(tmp_path)
    made.at = BEFORE
    return made


def _pay(floor: AuctionFloor, handle: str, fen: int = 50_000) -> None:
    step = ApplicationStep(ApplicationMove.PAY, floor.at.date(), floor.at, "Xinan", fen)
    with writing(floor.engine) as session:
        take_step(_clerk(floor, session), application_named(session, AUCTION, handle), step)


def _admit(floor: AuctionFloor, handle: str) -> None:
    with writing(floor.engine) as session:
        admit(_clerk(floor, session), application_named(session, AUCTION, handle))


def _clerk(floor: AuctionFloor, session: Session) -> Clerk:
    return Clerk(session, floor.at, secrets.token_bytes)


def test_who_applied_and_paid_is_admitted_and_wins(floor: AuctionFloor) -> None:
    """Under a handle of its own; the file of the result tells the key, and is followed without the register."""
    application, _ = floor.apply("d")
    with pytest.raises(RefusedError, match="0 of 50000 fen"):
        _admit(floor, application.handle)
    _pay(floor, application.handle)
    _admit(floor, application.handle)
    floor.at = OPENS_AT
    signed = signed_bid(AUCTION, "B1", STARTING, (bidder("d").name, bidder("d").pair))
    offered = OfferedBid(AUCTION, "B1", STARTING, signed)
    (placed,), (again,) = floor.place(offered), floor.place(offered)
    floor.at = CLOSES_AT + timedelta(minutes=1)
    floor.decide("close")

    assert isinstance(placed, Placed)
    assert isinstance(again, Placed)
    assert again.again
    with Session(floor.engine) as session:
        assert course_of(session, AUCTION).admitted == {"B1": bidder("d").key.vkey}
        kinds = session.scalars(
            text("SELECT type FROM ledger_entry WHERE subject = 'auction/shop-1-2024' ORDER BY rowid")
        )
        assert list(kinds)[1:4] == ["application.apply", "application.pay", "auction.admitted"]
        assert replayed(result_text(announced(session, AUCTION), events_of(session, AUCTION))).winner == "B1"


def test_each_key_applies_once_under_the_next_handle(floor: AuctionFloor) -> None:
    """Bidders whom the rules name need not apply."""
    floor.apply("d")
    floor.apply("e")

    for who in "da":
        with pytest.raises(RefusedError, match="applied already"):
            floor.apply(who)
    with Session(floor.engine) as session:
        assert [one.handle for one in applications_of(session, AUCTION)] == ["B1", "B2"]
        with pytest.raises(InputError, match="nobody applied as B3"):
            application_named(session, AUCTION, "B3")


def test_nobody_is_admitted_after_the_opening(floor: AuctionFloor) -> None:
    """Whatever was paid, by the clock at which it would be put on record."""
    floor.apply("d")
    _pay(floor, "B1")
    floor.at = OPENS_AT

    with pytest.raises(RefusedError, match="the auction is open"):
        _admit(floor, "B1")


def test_who_was_refused_meanwhile_is_not_admitted(floor: AuctionFloor) -> None:
    """Whoever admits looked before the other refused; what counts is what is on record by then."""
    floor.apply("d")
    _pay(floor, "B1")
    with writing(floor.engine) as session:
        seen = application_named(session, AUCTION, "B1")
        refused = ApplicationStep(ApplicationMove.REFUSE, floor.at.date(), floor.at, "Xinan", reason="owes rent")
        take_step(_clerk(floor, session), seen, refused)

    with pytest.raises(RefusedError, match="it was refused"), writing(floor.engine) as session:
        admit(_clerk(floor, session), seen)
