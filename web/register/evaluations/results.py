"""Evaluations as everybody may see them: only once everything that was sealed in them is disclosed."""

from __future__ import annotations

from sqlmodel import Session

from bidding.evaluation import Evaluation
from bidding.evaluation.deciding import closing
from bidding.evaluation.moves import EvaluationMove, EvaluationState
from bidding.evaluation.proceedings import Proceeding
from bidding.tender import Tender
from models.errors import InputError, RefusedError
from web.register.evaluations.events import proceedings

__all__ = ["disclosed_evaluations"]


def disclosed_evaluations(session: Session, tender: Tender) -> dict[str, Evaluation]:
    """Return the evaluation of each lot that is disclosed, by lot, derived again from its marks; one statement.

    One whose parts were erased cannot be derived any more, and is left out.
    """
    known = proceedings(session, tender.id)
    found = {lot.id: _disclosed(known[lot.id]) for lot in tender.notice.lots if lot.id in known}
    return {lot: one for lot, one in found.items() if one is not None}


def _disclosed(one: Proceeding) -> Evaluation | None:
    try:
        if one.state is not EvaluationState.DISCLOSED:
            return None
        return closing(one, one.of(EvaluationMove.CLOSE)[-1].content.get("tie"))
    except (InputError, RefusedError):
        return None
