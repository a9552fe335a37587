"""Bids side by side: nothing before the opening is on record, and terms once the evaluation has closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session

from bidding.evaluation import Evaluation
from bidding.evaluation.deciding import closing
from bidding.evaluation.moves import EvaluationMove, EvaluationState
from bidding.evaluation.proceedings import Proceeding
from bidding.evaluation.shapes import Criterion
from bidding.notices import Lot, TenderKind
from bidding.tender import Tender
from bidding.tender.details import Outcome
from models.errors import WuxinError
from web.register.evaluations.events import proceeding

__all__ = ["Compared", "Side", "compared"]

_CLOSED = frozenset({EvaluationState.CLOSED, EvaluationState.DISCLOSED})


@dataclass(frozen=True, slots=True)
class Side:
    """One bid beside the others: points are thousandths, by the id of the criterion; `barred`: why it may not win."""

    handle: str
    company_id: str | None
    outcome: Outcome
    price_fen: int | None
    place: int | None
    total_milli: int | None
    points: Mapping[str, int]
    barred: str
    rejected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A lot with its bids, best first; `marks` are the members' own, told after the award alone.

    `rent_months`: of a letting, for how many months the prices are, where the notice says it.
    """

    lot: str
    title: str
    sides: tuple[Side, ...]
    criteria: tuple[Criterion, ...]
    state: EvaluationState
    marks: tuple[Mapping[str, object], ...]
    letting: bool = False
    rent_months: int | None = None


def compared(session: Session, tender: Tender, language: str) -> list[Compared]:
    """Return the bids of every lot as far as anybody may see them; empty before the opening is on record."""
    if not tender.bids:
        return []
    return [_lot(session, tender, lot, language) for lot in tender.notice.lots]


def _lot(session: Session, tender: Tender, lot: Lot, language: str) -> Compared:
    found = proceeding(session, tender.id, lot.id)
    result = _result(found)
    sides = _sides(tender, lot.id, result, language)
    return Compared(
        lot.id, lot.title, sides, () if result is None else result.tender.criteria, found.state,
        found.marks if found.state is EvaluationState.DISCLOSED else (), tender.notice.kind is TenderKind.LETTING,
        lot.rent_months,
    )  # fmt: skip


def _result(found: Proceeding) -> Evaluation | None:
    if found.state not in _CLOSED:
        return None
    try:
        return closing(found, found.of(EvaluationMove.CLOSE)[-1].content.get("tie"))
    except WuxinError:  # what is on record no longer gives a result: the ranking's own step says so
        return None


def _sides(tender: Tender, lot: str, result: Evaluation | None, language: str) -> tuple[Side, ...]:
    places = {one.company_id: one for one in tender.ranking if one.lot == lot}
    barred = tender.barred(lot)
    scored = {} if result is None else {one.scored.bid.handle: one.scored for one in result.ranking}
    rejected = {} if result is None else result.rejected
    found = []
    for one in tender.bids:
        if one.lot != lot:
            continue
        place, terms = places.get(one.company_id or ""), scored.get(one.handle)
        points = {} if terms is None or result is None else {
            criterion.id: term.points for criterion, term in zip(result.tender.criteria, terms.terms, strict=True)
        }  # fmt: skip
        found.append(Side(
            one.handle, one.company_id, one.outcome, one.price_fen, None if place is None else place.place,
            place.total_milli if place is not None else None if terms is None else terms.points, points,
            barred.get(one.company_id or "", ""),
            tuple(getattr(why, language) for why in rejected.get(one.handle, ())),
        ))  # fmt: skip
    return tuple(sorted(found, key=lambda side: (side.place or 10**6, side.price_fen or 10**16, side.handle)))
