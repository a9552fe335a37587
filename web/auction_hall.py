"""What a process of the portal keeps for auctions: a clock, where each auction stands, and the one writer of bids."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Final

from flask import Flask, current_app
from sqlalchemy import Engine
from sqlmodel import Session

from web.clock import clock_of
from web.register.auction_bids import AuctionWriter, OfferedBid, Placed
from web.register.auctions import Courses

__all__ = ["AuctionHall", "auction_hall", "init_auction_hall"]

_NAME: Final = "wuxin.auction_hall"


class AuctionHall:
    """竞价大厅: the auctions of one register as one process sees them. The moments of all processes are the clock's."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self.courses, self.clock = Courses({}), clock
        self._engine = engine
        self._writer: AuctionWriter | None = None
        self._lock = threading.Lock()

    def reading(self) -> Session:
        """Return a session that sees what is committed."""
        return Session(self._engine)

    def place(self, bid: OfferedBid) -> Placed:
        """Place a bid and return when it is durable. Raises InputError or RefusedError."""
        with self._lock:
            if self._writer is None:  # with the first bid: a server may fork after the portal is put together
                self._writer = AuctionWriter(self._engine, self.clock, secrets.token_bytes).__enter__()
        return self._writer.submit(bid)


def init_auction_hall(app: Flask) -> None:
    """Let the portal keep what auctions need; its register is opened before, and its clock is set."""
    app.extensions[_NAME] = AuctionHall(app.extensions["wuxin.engine"], clock_of(app))


def auction_hall() -> AuctionHall:
    """Return the hall of this process."""
    found: AuctionHall = current_app.extensions[_NAME]
    return found
