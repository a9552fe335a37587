"""What a tender gives back to the rating: contracts filed or not, breaches, awards given up, as rows of `records`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from bidding.contracts import FILED, UNFILED, Contract, Happening, record_row
from bidding.procedures import PeriodName, clock_of, procedures_for
from bidding.tender.contract_details import Breached
from bidding.tender.details import Withdrawn
from bidding.tender.events import Event, Tender
from bidding.tender.moves import Move
from models.values.moments import SHANGHAI
from models.values.working_days import Calendar, is_working

__all__ = ["GIVEN_UP", "evidence_rows"]

GIVEN_UP: Final = "bid.award_given_up"
"""The event of a winner who gave the award up; the rulebooks delivered give it no points."""


def evidence_rows(
    tenders: Iterable[Tender], as_of: date, known_at: datetime | None = None, calendar: Calendar = is_working
) -> list[dict[str, Any]]:
    """Return the rows of `records` that tenders give by the end of a day, known by a moment where one is given."""
    found: list[dict[str, Any]] = []
    for one in tenders:
        events = one.events if known_at is None else tuple(event for event in one.events if event.at <= known_at)
        if events:
            found += [record_row(row) for row in _happenings(Tender(one.id, events), as_of, calendar)]
    return found


def _happenings(tender: Tender, as_of: date, calendar: Calendar) -> Iterator[Happening]:
    for number, event, told in tender.each(Move.BREACH, Breached):
        won = _Won(tender, told.lot, tender.contracts[told.lot].company_id)
        yield from won.each(str(number), told.event, event, told.occurred_on, told.document_no)
    for number, event, gone in tender.each(Move.WITHDRAW, Withdrawn):
        before = Tender(tender.id, tender.events[: number - 1]).awards.get(gone.lot)
        if before is not None and before.company_id == gone.company_id:
            yield from _Won(tender, gone.lot, gone.company_id).each(str(number), GIVEN_UP, event, event.on)
    for contract in tender.contracts.values():
        yield from _filing(tender, contract, as_of, calendar)


def _filing(tender: Tender, contract: Contract, as_of: date, calendar: Calendar) -> Iterator[Happening]:
    """Yield that a contract was filed in time, or was not; a contract that may still be filed gives nothing."""
    law = procedures_for(tender.notice.jurisdiction, contract.signed_on)
    clock = clock_of(PeriodName.CONTRACT_FILED, tender.notice, law, calendar)
    latest = as_of if clock is None else clock.after(contract.signed_on)
    won = _Won(tender, contract.lot, contract.company_id)
    filed = next((event for event in tender.events if event.move is Move.FILE_CONTRACT), None)
    if filed is not None and filed.on <= latest:
        yield from won.each("filed", FILED, filed, filed.on, str(filed.details["filing"]))
    elif latest < as_of:
        ran_out = datetime.combine(latest + timedelta(days=1), time(), SHANGHAI)
        signed = next(event for event in reversed(tender.events) if event.move is Move.SIGN)
        yield from won.each("unfiled", UNFILED, replace(signed, at=ran_out), latest)


@dataclass(frozen=True, slots=True)
class _Won:
    """A lot and who won it: what happens to the contract is a row for each community that it serves."""

    tender: Tender
    lot: str
    company_id: str

    def each(self, part: str, code: str, event: Event, on: date, document_no: str | None = None) -> Iterator[Happening]:
        """Yield what happened, for each community of the lot."""
        lot = self.tender.notice.lot(self.lot)
        for community in () if lot is None else lot.community_ids:
            yield Happening(
                record_id=f"{self.tender.id}/{self.lot}/{part}/{community}", company_id=self.company_id,
                community_id=community, event=code, issuer=event.by, occurred_on=on, recorded_at=event.at,
                document_no=document_no,
            )  # fmt: skip
