"""What is on record of auctions, read anew when somebody says that there may be more; nothing else is ever told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import islice

from sqlalchemy import Engine, func, select
from sqlmodel import Session, col

from bidding.auction import Course, ToldEvent, started, told_events
from models.errors import InputError
from models.tables import AuctionStep
from web.register.auctions.courses import announced, events_of

__all__ = ["Feed"]


class Feed:
    """Reads committed events; it remembers where each auction stands, so that only later rows are read again.

    Used by one thread at a time.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._courses: dict[str, Course] = {}

    def look(self, named: Collection[str], watched: Mapping[str, int]) -> dict[str, list[ToldEvent]]:
        """Return what is new of the auctions that are named, and of those watched that went on beyond a number.

        An auction that is unknown is missing in the answer; one that is known and still has its list, an empty one.
        """
        with Session(self._engine) as session:
            names = {*named, *_ahead(session, watched)}
            return {name: new for name in sorted(names) if (new := self._new(session, name)) is not None}

    def told(self, auction_id: str, after: int, most: int) -> list[ToldEvent]:
        """Return at most so many events after a number, read from the beginning: what a late comer has missed."""
        with Session(self._engine) as session:
            course, events = started(announced(session, auction_id)), events_of(session, auction_id)
        later: Iterator[ToldEvent] = (one for one in told_events(course, events) if one.event.number > after)
        return list(islice(later, most))

    def forget(self, auction_id: str) -> None:
        """Forget where an auction stands; it is read from the beginning when it is asked for again."""
        self._courses.pop(auction_id, None)

    def _new(self, session: Session, auction_id: str) -> list[ToldEvent] | None:
        try:
            before = self._courses.get(auction_id) or started(announced(session, auction_id))
        except InputError:
            return None
        number = 0 if before.last is None else before.last.number
        told = list(told_events(before, events_of(session, auction_id, number)))
        self._courses[auction_id] = told[-1].after if told else before
        return told


def _ahead(session: Session, watched: Mapping[str, int]) -> list[str]:
    """Return which of the auctions have events after those known, by one statement for all."""
    row = AuctionStep
    newest = func.max(col(row.number))
    query = select(col(row.auction_id), newest).where(col(row.auction_id).in_(watched)).group_by(col(row.auction_id))
    return [name for name, number in session.execute(query) if number > watched[name]] if watched else []
