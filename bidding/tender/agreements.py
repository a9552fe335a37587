"""A contract of one lot beside what it rests on and what became of it: what a sheet of it says, from events alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from bidding.contracts import Contract, Entry, security_due
from bidding.notices import Lot
from bidding.procedures import procedures_for
from bidding.tender.contract_details import Signed
from bidding.tender.details import Awarded
from bidding.tender.due import Due, due_of
from bidding.tender.events import Event, Tender
from bidding.tender.life import state_of
from bidding.tender.moves import Move, State
from models.values.working_days import Calendar, is_working

__all__ = ["Agreement", "agreement_of", "agreements"]

_COURSE: Final = frozenset({
    Move.REPORT, Move.SECURE, Move.SIGN, Move.FILE_CONTRACT, Move.RETURN_SECURITIES, Move.START, Move.BREACH,
    Move.REVIEW, Move.DEDUCT, Move.HAND_OVER, Move.APPLY_REFUND, Move.OPINE, Move.REFUND,
})  # fmt: skip
"""What belongs to the life of a contract, from the award on; disputes about the tender do not."""


@dataclass(frozen=True)
class Agreement:
    """A contract that was signed (物业服务合同), with the tender whose notice and award it keeps (Tender Law 46)."""

    tender: Tender
    contract: Contract

    @cached_property
    def lot(self) -> Lot:
        """The lot of the notice: no contract is signed for another."""
        return next(one for one in self.tender.notice.lots if one.id == self.contract.lot)

    @cached_property
    def state(self) -> State:
        """Where it stands, as its tender does."""
        return state_of(self.tender)

    @cached_property
    def awarded(self) -> tuple[int, Event]:
        """Number and event of the award that it rests on."""
        found = [(n, event) for n, event, told in self.tender.each(Move.AWARD, Awarded) if self._is_in(told)]
        return found[-1]

    @cached_property
    def signed(self) -> tuple[int, Event]:
        """Number and event by which it went on record."""
        return next(reversed([(n, event) for n, event, _ in self.tender.each(Move.SIGN, Signed)]))

    @property
    def filing(self) -> str | None:
        """The number under which the authority received it, None before."""
        found = [event for _, event in self.course if event.move is Move.FILE_CONTRACT]
        return str(found[-1].details["filing"]) if found else None

    @cached_property
    def course(self) -> tuple[tuple[int, Event], ...]:
        """Number and event of what happened to it since the award, the first first; what is of another lot left out."""
        first, award = self.awarded
        return ((first, award), *(one for one in self._later(first) if one[1].move in _COURSE))

    @property
    def lines(self) -> tuple[Entry, ...]:
        """The lines of its performance security in the ledger."""
        return tuple(one for one in self.tender.ledger.entries if (one.lot, one.company_id) == self._holder)

    @property
    def held_fen(self) -> int:
        """What is held of its performance security, in fen."""
        return self.tender.ledger.balance_fen(*self._holder)

    @cached_property
    def security_fen(self) -> int:
        """The performance security that it asks for, in fen, by the law of the day on which it was signed."""
        law = procedures_for(self.tender.notice.jurisdiction, self.contract.signed_on)
        return security_due(self.tender.notice, self.lot, self.contract.price_fen, law)

    def due(self, calendar: Calendar = is_working) -> tuple[Due, ...]:
        """Return what is still to be done for it, the earliest first."""
        return tuple(one for one in due_of(self.tender, calendar) if one.lot in ("", self.contract.lot))

    @property
    def _holder(self) -> tuple[str, str]:
        return self.contract.lot, self.contract.company_id

    def _is_in(self, told: Awarded) -> bool:
        return any(one.lot == self.contract.lot for one in told.awards)

    def _later(self, first: int) -> Iterator[tuple[int, Event]]:
        for number, event in enumerate(self.tender.events[first:], start=first + 1):
            if event.details.get("lot", self.contract.lot) == self.contract.lot:
                yield number, event


def agreements(tender: Tender) -> list[Agreement]:
    """Return the contracts of a tender, in the order in which they were signed; none before."""
    return [Agreement(tender, one) for one in tender.contracts.values()]


def agreement_of(tender: Tender, lot: str) -> Agreement | None:
    """Return the contract of a lot, None where none is signed."""
    contract = tender.contracts.get(lot)
    return None if contract is None else Agreement(tender, contract)
