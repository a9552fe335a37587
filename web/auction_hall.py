"""What a process of the portal keeps for auctions: a clock, where each auction stands, and the one writer of bids."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any, Final

from flask import Flask, current_app
from sqlalchemy import Engine
from sqlmodel import Session

from models.record import Clerk
from web.clock import Clock, clock_of
from web.register.auctions.applications import Applied, apply
from web.register.auctions.bids import AuctionWriter, OfferedBid, Placed
from web.register.auctions.courses import Courses
from web.register.turns import writing_in_turn

__all__ = ["AuctionHall", "auction_hall", "init_auction_hall"]

_NAME: Final = "wuxin.auction_hall"


class AuctionHall:
    """竞价大厅: the auctions of one register as one process sees them. The moments of all processes are the clock's."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self.courses, self.clock = Courses({}), clock
        self._engine = engine
        self._writer = AuctionWriter(engine, clock, secrets.token_bytes)

    def reading(self) -> Session:
        """Return a session that sees what is committed."""
        return Session(self._engine)

    def place(self, bid: OfferedBid) -> Placed:
        """Place a bid and return when it is durable. Raises InputError or RefusedError."""
        return self._writer.submit(bid)

    def apply(self, auction_id: str, signed: Mapping[str, Any]) -> Applied:
        """Take in an application and return when it is durable. Raises InputError or RefusedError."""
        with writing_in_turn(self._engine) as session:
            return apply(Clerk(session, self.clock(), secrets.token_bytes), auction_id, signed)


def init_auction_hall(app: Flask) -> None:
    """Let the portal keep what auctions need; its clock is set and its register opened before."""
    app.extensions[_NAME] = AuctionHall(app.extensions["wuxin.engine"], clock_of(app))


def auction_hall() -> AuctionHall:
    """Return the hall of this process."""
    found: AuctionHall = current_app.extensions[_NAME]
    return found
