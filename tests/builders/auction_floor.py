"""Builds a register with auctions that are open, a clock that can be set, and bids that come from outside.

floor = AuctionFloor.of(folder); floor.bid("a", STARTING)
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from bidding.auction import AuctionEvent, Course, signed_application, signed_bid
from models.errors import WuxinError
from models.migrations import upgrade
from models.record import Clerk
from models.tables import engine_for, writing
from tests.builders.auctions import AUCTION, OPENS_AT, a_close, a_decision, bidder, rules
from tests.builders.record import a_clerk, writing_to
from web.application import create_app
from web.register.auctions.applications import Applied, apply
from web.register.auctions.bids import OfferedBid, Placed, place_all
from web.register.auctions.courses import Courses, announce, take
from web.settings import Settings

__all__ = ["AuctionFloor", "an_offer"]


def an_offer(by: str, amount: int, auction: str = AUCTION, key: str = "") -> OfferedBid:
    """Return a bid of somebody, under the own key or another's."""
    whose = bidder(key or by)
    return OfferedBid(auction, by, amount, signed_bid(auction, by, amount, (whose.name, whose.pair)))


@dataclass
class AuctionFloor:
    """The register, its engine, and the moment that the clock of the server tells."""

    url: str
    engine: Engine
    at: datetime = OPENS_AT
    courses: Courses = field(default_factory=lambda: Courses({}))

    @classmethod
    def of(cls, folder: Path, *names: str) -> AuctionFloor:
        """Return a register in a folder, with an auction announced under each name, or under the usual one."""
        upgrade(url := f"sqlite:///{folder / 'auctions.db'}")
        with writing_to(url) as session:
            for name in names or (AUCTION,):
                announce(a_clerk(session, OPENS_AT - timedelta(days=3)), rules(auction_id=name), "Xinan Subdistrict")
        return cls(url, engine_for(url))

    def apply(self, who: str, auction: str = AUCTION) -> Applied:
        """Take in the application of whoever has a key."""
        signed = signed_application(auction, (bidder(who).name, bidder(who).pair))
        with writing(self.engine) as session:
            return apply(Clerk(session, self.at, secrets.token_bytes), auction, signed)

    def now(self) -> datetime:
        """Return the moment of the clock."""
        return self.at

    def place(self, *bids: OfferedBid) -> list[Placed | WuxinError]:
        """Place bids in one group."""
        return place_all(self.engine, bids, self.now, secrets.token_bytes, self.courses)

    def bid(self, by: str, amount: int, auction: str = AUCTION) -> Placed:
        """Place a bid that is taken."""
        (placed,) = self.place(an_offer(by, amount, auction))
        assert isinstance(placed, Placed), placed
        return placed

    def decide(self, move: str) -> None:
        """Let the official decide, or the clock close, the usual auction."""

        def make(course: Course, at: datetime) -> AuctionEvent:
            number = 1 if course.last is None else course.last.number + 1
            return a_close(number, at) if move == "close" else a_decision(number, move, at)

        with writing(self.engine) as session:
            take(session, AUCTION, make, self.now, secrets.token_bytes, Courses({}))

    def portal(self, **settings: object) -> Flask:
        """Return a portal on it that reads this clock."""
        return create_app(Settings(database_url=self.url, locale="en", **settings), self.now)  # type: ignore[arg-type]

    def client(self, **settings: object) -> FlaskClient:
        """Return a visitor of such a portal."""
        return self.portal(**settings).test_client()
