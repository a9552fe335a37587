"""The seat of whoever is signed in: on which panel, under which code, and what there is to do on it now."""

from __future__ import annotations

from dataclasses import dataclass

from flask import abort, url_for
from sqlmodel import Session

from bidding.evaluation.moves import EvaluationState
from bidding.evaluation.proceedings import Proceeding
from bidding.evaluation.sheets import to_agree, to_mark
from models.errors import InputError
from web.access import Person, Role
from web.gate import permit, signed_in
from web.register.evaluations.events import proceeding
from web.register.evaluations.panels import member_of
from web.register.tenders.blind_copies import numbered_bids
from web.work.acting import reading_session

__all__ = ["OwnSeat", "home_of", "own_member", "seat_of", "steps_of"]


@dataclass(frozen=True, slots=True)
class OwnSeat:
    """A seat: the evaluation, the member's code, and the bids under their blind numbers."""

    session: Session
    found: Proceeding
    member: str
    numbers: dict[str, int]

    @property
    def place(self) -> tuple[str, str]:
        """Return tender and lot."""
        return self.found.tender_id, self.found.lot_id

    @property
    def accepted(self) -> bool:
        """Return whether the member has accepted the seat, with its declaration."""
        return self.member in self.found.accepted


def seat_of(tender_id: str, lot_id: str) -> OwnSeat:
    """Return the person's seat, or end with 404 where there is no panel, 403 where it is of others."""
    session = reading_session()
    try:
        found = proceeding(session, tender_id, lot_id)
    except InputError:
        abort(404)
    if not found.panel:
        abort(404)
    permit(*(f"expert/{one}" for one in found.sitting))
    member = own_member(signed_in(), found) or abort(404)
    return OwnSeat(session, found, member, numbered_bids(session, found))


def home_of(seat: OwnSeat) -> str:
    """Return the address of the seat's page."""
    return url_for("work.panels.show", tender_id=seat.found.tender_id, lot_id=seat.found.lot_id)


def steps_of(found: Proceeding, member: str, bids: frozenset[str]) -> list[str]:
    """Return what waits for a member, in its order: `accept`, `mark`, `agree`, `sign`; bids are those that count."""
    if found.state not in (EvaluationState.MARKING, EvaluationState.PRICED, EvaluationState.CLOSED):
        return []
    agreed = {(one["bid"], one["criterion"]) for one in found.agreed}
    accepted = member in found.accepted
    asked = {
        "accept": not accepted and found.state is not EvaluationState.CLOSED,
        "mark": accepted and bool(bids and to_mark(found, member)),
        "agree": any((bid, one.id) not in agreed for bid, one in to_agree(found, bids)),
        "sign": found.state is EvaluationState.CLOSED and member not in found.signatures,
    }
    return [name for name, there in asked.items() if there]


def own_member(who: Person, found: Proceeding) -> str | None:
    """Return under which code a person sits on a panel, None where they do not."""
    return next(iter(sorted(member_of(who.organisations(Role.EXPERT)) & set(found.sitting))), None)
