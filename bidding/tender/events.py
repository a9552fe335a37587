"""A tender as what happened to it: events that are only added to, and everything else derived from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any, Final, TypeVar

from bidding.contracts import Contract, Entry, EntryKind, SecurityLedger
from bidding.notices import Notice, notice_digest, versions_in_force
from bidding.tender.contract_details import Deducted, Paid, Secured, Signed
from bidding.tender.details import (
    Amended,
    Answered,
    Award,
    Awarded,
    BidOpened,
    Checked,
    Drafted,
    Extended,
    Filed,
    Opening,
    Outcome,
    Place,
    Ranking,
    Shown,
    Withdrawn,
    read_details,
)  # fmt: skip
from bidding.tender.moves import Move, Role
from credit.rulebook.scalars import Shape
from models.errors import InputError, Problem
from models.values.moments import shanghai_date

__all__ = ["MOST_CANDIDATES", "Event", "Tender"]

MOST_CANDIDATES: Final = 3
"""Regulation for the Implementation of the Tender Law, article 53."""

_MOVES_OF_AWARDS: Final = frozenset({Move.AWARD, Move.REDO, Move.WITHDRAW, Move.STRIKE})
_Told = TypeVar("_Told", bound=Shape)


@dataclass(frozen=True)
class Event:
    """One fact about a tender: what was done at which moment, by whom in which role.

    `by` is the code of a body, or a staff number, never a person's name: events are public. `details` are plain JSON.
    """

    move: Move
    at: datetime
    by: str
    role: Role
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def on(self) -> date:
        """Return the day in Shanghai on which it happened."""
        return shanghai_date(self.at)

    @cached_property
    def told(self) -> Shape:
        """Return the details in their shape. Raises InputError with every fault."""
        return read_details(self.move, self.details)


@dataclass(frozen=True)
class Tender:
    """A tender (招标) by its events, in the order in which they were recorded; numbers of events count from 1."""

    id: str
    events: tuple[Event, ...]

    def with_event(self, event: Event) -> Tender:
        """Return the tender with one more event."""
        return Tender(self.id, (*self.events, event))

    def each(self, move: Move, shape: type[_Told]) -> Iterator[tuple[int, Event, _Told]]:
        """Yield number, event and details of every event of a move."""
        for number, event in enumerate(self.events, start=1):
            if event.move is move and isinstance(told := event.told, shape):
                yield number, event, told

    def last(self, move: Move, shape: type[_Told]) -> tuple[int, Event, _Told] | None:
        """Return number, event and details of the newest event of a move, None where there is none."""
        return next(reversed(list(self.each(move, shape))), None)

    @cached_property
    def drafted(self) -> Drafted:
        """Return the newest draft. Raises InputError where the record holds none."""
        found = self.last(Move.DRAFT, Drafted)
        if found is None:
            raise InputError(Problem(f"tender {self.id}", "it begins without a draft", "Run: wuxin log verify"))
        return found[2]

    @cached_property
    def filed(self) -> tuple[Event, Filed] | None:
        """Return the newest filing, None before there is one."""
        found = self.last(Move.FILE, Filed)
        return None if found is None else (found[1], found[2])

    @cached_property
    def versions(self) -> tuple[Notice, ...]:
        """Return every version of the notice, the one that was drafted last first."""
        found = [self.drafted.notice]
        for event in self.events:
            match event.told if event.move in (Move.AMEND, Move.EXTEND) else None:
                case Amended(notice=notice):
                    found.append(notice)
                case Extended(times=times):
                    found.append(found[-1].model_copy(update={"times": times, "version": found[-1].version + 1}))
                case _:
                    continue
        return tuple(found)

    @property
    def notice(self) -> Notice:
        """Return the notice in the version that holds."""
        return self.versions[-1]

    @cached_property
    def valid_digests(self) -> tuple[str, ...]:
        """Return the digests of the versions by which a bid is good; after an addendum a bid has to be confirmed.

        An extension changes nothing that was bid for, so it leaves bids as they are.
        """
        return tuple(map(notice_digest, versions_in_force(self.versions)))

    @cached_property
    def unanswered(self) -> tuple[int, ...]:
        """Return the numbers of questions without an answer."""
        answered = {told.question for _, _, told in self.each(Move.ANSWER, Answered)}
        return tuple(n for n, event in enumerate(self.events, start=1) if event.move is Move.ASK and n not in answered)

    @cached_property
    def bids(self) -> tuple[BidOpened, ...]:
        """Return the bids of the opening, none before."""
        found = self.last(Move.OPEN, Opening)
        return () if found is None else found[2].bids

    def bidders(self, lot: str) -> int:
        """Return with how many bidders a lot was opened: revoked bids count, withdrawn and void ones do not."""
        return len({one.handle for one in self.bids if one.lot == lot and one.counts})

    def fallen(self, least: int) -> Mapping[str, int]:
        """Return the lots that were opened with fewer bidders than it takes, with how many there were."""
        counts = {lot.id: self.bidders(lot.id) for lot in self.notice.lots} if self.bids else {}
        return {lot: count for lot, count in counts.items() if count < least}

    def opened(self, lot: str) -> Mapping[str, int]:
        """Return company and price of every bid of a lot that opened."""
        return {
            one.company_id: one.price_fen
            for one in self.bids
            if one.lot == lot and one.outcome is Outcome.OPENED and one.company_id and one.price_fen is not None
        }

    @cached_property
    def checked(self) -> Checked | None:
        """Return the newest check of bidders as they stood at close, None before."""
        found = self.last(Move.CHECK, Checked)
        return None if found is None else found[2]

    def barred(self, lot: str) -> Mapping[str, str]:
        """Return the companies whose bids for a lot do not count, with the reason: not eligible, or linked."""
        if self.checked is None:
            return {}
        found = {one.company_id: "; ".join(one.reasons) for one in self.checked.results if one.reasons}
        here = self.opened(lot).keys()
        for link in self.checked.links:
            if len(both := here & set(link.company_ids)) > 1:
                found |= {one: f"linked by {link.kind}: {', '.join(sorted(both))}" for one in both}
        return found

    @cached_property
    def ranking(self) -> tuple[Place, ...]:
        """Return the panel's newest ranking, none before."""
        found = self.last(Move.EVALUATE, Ranking)
        return () if found is None else found[2].ranking

    @cached_property
    def shown_until(self) -> date | None:
        """Return the last day on which candidates are shown, None before."""
        found = self.last(Move.ANNOUNCE, Shown)
        return None if found is None else found[2].shown_until

    @cached_property
    def given_up(self) -> frozenset[tuple[str, str]]:
        """Return lot and company of everybody who gave up or was struck off."""
        moves = (Move.WITHDRAW, Move.STRIKE)
        every = (told for move in moves for _, _, told in self.each(move, Withdrawn))
        return frozenset((told.lot, told.company_id) for told in every)

    def candidates(self, lot: str) -> tuple[Place, ...]:
        """Return the ranked candidates of a lot who did not give up, the first first."""
        ranked = sorted((one for one in self.ranking if one.lot == lot), key=lambda one: one.place)
        return tuple(one for one in ranked[:MOST_CANDIDATES] if (lot, one.company_id) not in self.given_up)

    @cached_property
    def awards(self) -> Mapping[str, Award]:
        """Return the awards that stand, by lot: neither given up nor made before bids were evaluated again."""
        found: dict[str, Award] = {}
        for event in self.events:
            match event.told if event.move in _MOVES_OF_AWARDS else None:
                case Awarded(awards=awards):
                    found |= {one.lot: one for one in awards}
                case Withdrawn(lot=lot, company_id=company) if lot in found and found[lot].company_id == company:
                    del found[lot]
                case None | Withdrawn():
                    continue
                case _:
                    found.clear()
        return found

    def awarded_on(self, lot: str) -> date | None:
        """Return the day of the award of a lot that stands, None where there is none."""
        days = [event.on for _, event, told in self.each(Move.AWARD, Awarded) if lot in {a.lot for a in told.awards}]
        return days[-1] if days and lot in self.awards else None

    @property
    def to_award(self) -> tuple[str, ...]:
        """Return the lots that have a candidate and no award."""
        return tuple(lot.id for lot in self.notice.lots if lot.id not in self.awards and self.candidates(lot.id))

    @cached_property
    def ledger(self) -> SecurityLedger:
        """Return the ledger of performance securities, a line for each payment, deduction and refund."""
        return SecurityLedger(tuple(entry for event in self.events for entry in _entries(event)))

    @cached_property
    def contracts(self) -> Mapping[str, Contract]:
        """Return the contracts that were signed, by lot."""
        found = self.last(Move.SIGN, Signed)
        return {} if found is None else {one.lot: one for one in found[2].contracts}


def _entries(event: Event) -> Iterator[Entry]:
    """Yield the lines that an event adds to the ledger."""
    if event.move is Move.SECURE and isinstance(secured := event.told, Secured):
        for one in secured.payments:
            yield Entry(EntryKind.PAID, one.lot, one.company_id, one.fen, event.at, event.by)
    elif event.move is Move.DEDUCT and isinstance(taken := event.told, Deducted):
        yield Entry(EntryKind.DEDUCTED, taken.lot, taken.company_id, taken.fen, event.at, event.by, taken.what)
    elif event.move is Move.REFUND and isinstance(back := event.told, Paid):
        yield Entry(EntryKind.REFUNDED, back.lot, back.company_id, back.fen, event.at, event.by)
