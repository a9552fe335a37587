"""The evaluation of a lot as whoever runs or supervises it meets it; nobody else of the tender does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from flask import abort, url_for
from sqlmodel import Session

from bidding.evaluation.moves import EvaluationRole
from bidding.evaluation.proceedings import Proceeding
from bidding.notices import Lot
from bidding.tender import Role, Tender
from web.access import Person
from web.gate import permit, signed_in
from web.register.evaluations.events import proceeding
from web.register.tenders.parties import Parties, parties_of
from web.work.acting import reading_session
from web.work.tenders.capacities import capacities
from web.work.tenders.doing import found_or_404

__all__ = ["Place", "home_of", "place_of", "role_in"]

_RUNS: Final = frozenset({Role.PROCURING_ENTITY, Role.SYSTEM})


@dataclass(frozen=True, slots=True)
class Place:
    """One lot under evaluation, and in which role the person acts on it."""

    session: Session
    tender: Tender
    lot: Lot
    found: Proceeding
    role: EvaluationRole


def role_in(who: Person, parties: Parties) -> EvaluationRole | None:
    """Return in which role somebody acts: whoever buys, or a trading centre for it, runs; the authority supervises."""
    found = capacities(who, parties)
    if found & _RUNS:
        return EvaluationRole.OFFICE
    return EvaluationRole.SUPERVISOR if Role.AUTHORITY in found else None


def place_of(tender_id: str, lot_id: str) -> Place:
    """Return the lot for the person, or end with 403 or 404."""
    session, tender = reading_session(), found_or_404(tender_id)
    parties, lot = parties_of(session, [tender])[tender.id], tender.notice.lot(lot_id)
    permit(*parties.everybody)
    role = role_in(signed_in(), parties)
    if role is None or lot is None:
        abort(404)
    return Place(session, tender, lot, proceeding(session, tender.id, lot.id), role)


def home_of(place: Place) -> str:
    """Return the address of the evaluation's page."""
    return url_for("work.evaluations.show", tender_id=place.tender.id, lot_id=place.lot.id)
