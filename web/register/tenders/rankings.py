"""A tender and the evaluations of its lots: prices go from the opening to them, and their ranking comes back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bidding.evaluation import Evaluation
from bidding.evaluation.deciding import closing
from bidding.evaluation.moves import EvaluationMove, EvaluationState
from bidding.evaluation.proceedings import Proceeding
from bidding.procedures import procedures_for
from bidding.tender import Tender
from bidding.tender.details import BidOpened, Outcome
from models.errors import Problem, RefusedError
from models.values.canonical import digest
from web.register.bids.boxes import opened_at
from web.register.evaluations.events import proceeding

__all__ = ["bids_to_evaluate", "is_evaluated_here", "ranking_of"]

_CLOSED = frozenset({EvaluationState.CLOSED, EvaluationState.DISCLOSED})


def is_evaluated_here(session: Session, tender: Tender) -> bool:
    """Return whether an evaluation of any lot is on record."""
    return any(proceeding(session, tender.id, lot.id).events for lot in tender.notice.lots)


def bids_to_evaluate(tender: Tender, lot_id: str) -> list[dict[str, Any]]:
    """Return the bids of a lot as its evaluation opens them: handle, company, price, and the grade of the check.

    Raises RefusedError where bids are not opened, or companies not checked.
    """
    if not tender.bids or tender.checked is None:
        what = "bids are not opened, or those who bid not checked"
        raise RefusedError(Problem(f"tender {tender.id}", what, "First: wuxin tender open, wuxin tender check"))
    grades = {one.company_id: one.grade for one in tender.checked.results}
    found = []
    for one in _opened(tender, lot_id):
        grade = grades.get(str(one.company_id))
        bid = {"handle": one.handle, "company_id": one.company_id, "price_fen": one.price_fen}
        found.append(bid | ({} if grade is None else {"grade": grade}))
    return found


def ranking_of(session: Session, tender: Tender) -> dict[str, Any]:
    """Return the details of the ranking that the evaluations of a tender's lots closed with.

    `digest` is that of {lot: digest of its result}. Bids that stayed equal behind the last candidate stand in the order
    of their handles. Raises RefusedError with every reason why the evaluations are not of what was opened.
    """
    least, _ = procedures_for(tender.notice.jurisdiction, tender.events[-1].on).least_bidders(tender.notice.method)
    few = tender.fallen(least)
    lots = [proceeding(session, tender.id, lot.id) for lot in tender.notice.lots if lot.id not in few]
    problems = [problem for one in lots for problem in _problems(session, tender, one)]
    if problems:
        raise RefusedError(problems)
    results = {one.lot_id: _result(one) for one in lots}
    places = [place for lot, result in results.items() for place in _places(tender, lot, result)]
    return {"ranking": places, "digest": digest({lot: one.digest for lot, one in results.items()})}


def _result(one: Proceeding) -> Evaluation:
    return closing(one, one.of(EvaluationMove.CLOSE)[-1].content.get("tie"))


def _places(tender: Tender, lot: str, result: Evaluation) -> Iterator[dict[str, Any]]:
    companies = {one.handle: one.company_id for one in tender.bids if one.lot == lot}
    for place, one in enumerate(result.ranking, start=1):
        bid = one.scored.bid
        yield {
            "company_id": companies[bid.handle], "lot": lot, "place": place, "total_milli": one.scored.points,
            "price_fen": bid.price_fen,
        }  # fmt: skip


def _problems(session: Session, tender: Tender, one: Proceeding) -> Iterator[Problem]:
    where = f"evaluation of {one.lot_id}"
    if one.state not in _CLOSED:
        yield Problem(where, f"it is {one.state}, and gives no ranking yet", "Close it: wuxin evaluation close")
        return
    if one.current[0].content["notice_sha256"] not in tender.valid_digests:
        yield Problem(where, "it began by another version of the notice", "Void it, and evaluate by the one in force.")
    yield from _other_bids(tender, one)
    at = opened_at(session, tender.id)
    again = one.round > 1 and at is not None and one.current[0].at > at  # after a void no marks can be blind
    if at is not None and not again and not _blind(one, at):
        what = f"technical marks were not locked when prices were opened, {at.isoformat()}"
        yield Problem("Tender Law art. 44", what, "Void it: such marks are not blind.")
    recorded = one.of(EvaluationMove.CLOSE)[-1].content["result_sha256"]
    if recorded != _result(one).digest:
        yield Problem(where, "its events do not give the result on record any more", "Verify: wuxin log verify")


def _other_bids(tender: Tender, one: Proceeding) -> Iterator[Problem]:
    """Yield each bid that was evaluated otherwise than it was opened, or not at all."""
    ranked = {bid["handle"]: bid["price_fen"] for bid in one.of(EvaluationMove.OPEN_PRICES)[0].content["bids"]}
    opened = {bid.handle: bid.price_fen for bid in _opened(tender, one.lot_id)}
    for handle in sorted(ranked.keys() | opened.keys()):
        if ranked.get(handle) != opened.get(handle):
            what = f"bid {handle} opened at {opened.get(handle)} fen, and was evaluated at {ranked.get(handle)}"
            yield Problem(f"evaluation of {one.lot_id}", what, "Void it, and evaluate what was opened.")


def _opened(tender: Tender, lot_id: str) -> list[BidOpened]:
    return [one for one in tender.bids if one.lot == lot_id and one.outcome is Outcome.OPENED]


def _blind(one: Proceeding, at: datetime) -> bool:
    technical = {name["id"] for name in one.head.get("criteria", ()) if name["kind"] == "technical"}
    before = [lock for lock in one.of(EvaluationMove.LOCK) if lock.at <= at]
    return technical <= {name for lock in before for name in lock.content["criteria"]}
