"""The close of auctions whose end is over, put on record by itself: the result follows from it.

It decides nothing: no bid is taken after the end, whether the close is on record yet or not. It is an event of the
auction's own course, of which there can be one, so any number of schedulers may try; a duty of `credit.duties`, which
counts days, would come up to a day late.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine, select
from sqlmodel import Session, col

from bidding.auction import AuctionEvent, AuctionMove, Course, Phase
from models.errors import RefusedError
from models.record.clerk import Entropy
from models.tables import Auction, AuctionStep
from web.register.auctions.courses import Clock, Courses, take
from web.register.auctions.wakes import wake
from web.register.turns import writing_in_turn

__all__ = ["close_due", "closing"]


def close_due(engine: Engine, clock: Clock, entropy: Entropy, courses: Courses | None = None) -> list[str]:
    """Close every auction whose end is over, each in a transaction of its own, and return which were closed.

    `courses`: what is remembered from round to round. One that somebody else closes meanwhile is left alone.
    """
    known = courses or Courses({})
    with Session(engine) as session:
        standing, now = known.of_all(session, _not_ended(session)), clock()
    due = [name for name, course in standing.items() if course.ended is None and course.phase(now) is Phase.CLOSED]
    return [name for name in due if _closed(engine, name, clock, entropy)]


def closing(course: Course, at: datetime) -> AuctionEvent:
    """Return the close of an auction, which nobody signs: the clock makes it."""
    return AuctionEvent(course.next_number, AuctionMove.CLOSE, at, "system")


def _closed(engine: Engine, name: str, clock: Clock, entropy: Entropy) -> bool:
    try:
        with writing_in_turn(engine) as session:
            take(session, name, closing, clock, entropy, Courses({}))
    except RefusedError:  # somebody else closed it, or a bid that came meanwhile has put the end off
        return False
    wake(engine, [name])
    return True


def _not_ended(session: Session) -> list[str]:
    """Return the auctions of which neither close nor cancellation is on record."""
    row = AuctionStep
    ended = select(col(row.auction_id)).where(col(row.move).in_(("close", "cancel")))
    return list(session.scalars(select(col(Auction.auction_id)).where(col(Auction.auction_id).not_in(ended))))
