"""The drill of racing awards: of many who close, let or award the same at once, one does, and all others are refused.

python -m tests.faults.auctions --awards 10000

Each round has an auction with one bid, of an estate of its own, and a tender whose candidates were shown. So many
threads close the auction at once, then sign its lease under as many names, then award the tender. Whatever is neither
done nor refused by a rule, is wrong.
"""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from bidding.auction import signed_bid
from bidding.letting import Asset, LeaseTerms, Proposal
from bidding.owners import BodyEvent, BodyMove
from bidding.owners.laws import law_for
from bidding.revenue import MoneyRole
from bidding.tender import Move, State
from models.errors import RefusedError
from models.migrations import upgrade
from models.record import Clerk
from models.tables import Community, engine_for, writing
from tests.builders.auctions import CLOSES_AT, OPENS_AT, STARTING, bidder, rules
from tests.builders.lettings import asset_step
from tests.builders.money import CODES
from tests.builders.notices import a_notice, company
from tests.builders.tenders import a_tender, an_event, awarded
from web.register.auctions.bids import OfferedBid, place_all
from web.register.auctions.closing import closing
from web.register.auctions.courses import Courses, announce, events_of, take
from web.register.letting.assets import take_step
from web.register.letting.leases import auction_award, sign
from web.register.letting.lettings import auctions_of
from web.register.owners.estates import enter_body
from web.register.tenders.events import add_event, begin, tender_named

__all__ = ["race_awards"]

_SINCE, _UNTIL = date(2024, 6, 1), date(2027, 6, 1)
_AWARDED_AT = datetime.fromisoformat("2024-06-29T04:00:00+00:00")


@dataclass(frozen=True, slots=True)
class _Round:
    """One round: its estate, whose number all its names bear."""

    engine: Engine
    number: int

    @property
    def name(self) -> str:
        """Return the name that estate, asset, auction and tender share."""
        return f"round-{self.number}"

    def prepare(self) -> None:
        """Put estate, asset, auction with its bid, and tender on record."""
        with writing(self.engine) as session:
            clerk = self._clerk(session, OPENS_AT - timedelta(days=3))
            session.add(Community(community_id=self.name, name=self.name, subdistrict=None))
            session.flush()
            code = CODES["hangzhou"]
            delivered = BodyEvent(BodyMove.DELIVER, date(2022, 1, 1), "Harbour", details={"jurisdiction": code})
            enter_body(clerk, self.name, delivered, law_for(code))
            take_step(clerk, Asset(self.name, self.name), asset_step("register", role="company"))
            announce(clerk, rules(auction_id=self.name, asset_id=self.name), "Harbour")
            self._tender(session)
        whose = bidder("a")
        signed = signed_bid(self.name, "a", STARTING, (whose.name, whose.pair))
        bid = OfferedBid(self.name, "a", STARTING, signed)
        place_all(self.engine, [bid], lambda: OPENS_AT, secrets.token_bytes, Courses({}))

    def close(self, _who: int) -> None:
        """Put the close of the auction on record."""
        with writing(self.engine) as session:
            take(session, self.name, closing, lambda: CLOSES_AT, secrets.token_bytes, Courses({}))

    def let(self, who: int) -> None:
        """Sign a lease of the auction, under a name of one's own."""
        with writing(self.engine) as session:
            award = auction_award(session, self.name)
            terms = LeaseTerms(self.name, "a", _SINCE, _UNTIL, STARTING, document="ab" * 32)
            proposal = Proposal(f"{self.name}-{who}", terms, MoneyRole.COMPANY, award)
            sign(self._clerk(session, CLOSES_AT), proposal, "C-1", date(2024, 5, 20))

    def award(self, _who: int) -> None:
        """Award the tender."""
        event = an_event(Move.AWARD, _AWARDED_AT.isoformat(), awarded(company(1)))
        with writing(self.engine) as session:
            add_event(self._clerk(session, _AWARDED_AT), self.name, lambda _: event)

    def left(self) -> list[str]:
        """Return what is wrong with what is on record after all of them."""
        with Session(self.engine) as session:
            closes = sum(one.move == "close" for one in events_of(session, self.name))
            awards = sum(one.move is Move.AWARD for one in tender_named(session, self.name).events)
            own = auctions_of(session, self.name) == [self.name]
        return [] if (closes, awards, own) == (1, 1, True) else [f"{self.name}: {closes} closes, {awards} awards"]

    def _tender(self, session: Session) -> None:
        first, *later = a_tender(State.ANNOUNCED, a_notice(tender_id=self.name)).events
        begin(self._clerk(session, first.at), self.name, first)
        for event in later:
            add_event(self._clerk(session, event.at), self.name, lambda _, event=event: event)  # type: ignore[misc]

    def _clerk(self, session: Session, at: datetime) -> Clerk:
        return Clerk(session, at, secrets.token_bytes)


def race_awards(rounds: int, racing: int) -> list[str]:
    """Let so many close, let and award at once, again and again; return what was wrong: none, two, or no refusal."""
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as place, ThreadPoolExecutor(racing) as pool:
        upgrade(url := f"sqlite:///{Path(place) / 'register.db'}")
        engine = engine_for(url)
        with writing(engine) as session:
            session.add(Community(community_id="willow-garden", name="Willow Garden", subdistrict=None))
        for number in range(rounds):
            one = _Round(engine, number)
            one.prepare()
            for act in (one.close, one.let, one.award):
                told = list(pool.map(lambda who, act=act: _tried(act, who), range(racing)))
                if told.count("done") != 1 or told.count("refused") != racing - 1:
                    odd = sorted(set(told) - {"done", "refused"})
                    wrong.append(f"round {number}, {act.__name__}: {told.count('done')} did it; {odd[:3]}")
            wrong += one.left()
        engine.dispose()
    return wrong


def _tried(act: Callable[[int], None], who: int) -> str:
    try:
        act(who)
    except RefusedError as error:
        return "refused" if all(problem.what for problem in error.problems) else "no reason"
    except Exception as error:  # noqa: BLE001 - whatever a portal would answer with 500
        return repr(error)
    return "done"
