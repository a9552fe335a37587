"""The tender of a repair beside the application to the fund that pays for it: read from the tender, never typed."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sqlmodel import Session

from bidding.revenue import Application, Estate, MoneyMove, MoneyStep
from bidding.revenue.amounts import yuan
from bidding.tender.repairs import repair_price
from models.errors import Problem, RefusedError
from web.register.tender_rows import is_kept, tender_named

__all__ = ["award_problems", "linked"]

_ON_AN_AWARD: Final = frozenset({MoneyMove.ADVANCE, MoneyMove.COMPLETE})
"""What rests on the award of a tender that is linked."""


def linked(session: Session, estate: Estate, step: MoneyStep) -> MoneyStep:
    """Return a link with what its tender says: the price in fen, and whether that was awarded.

    Raises RefusedError with every reason why the tender is none of this estate's repair, InputError for an unknown one.
    """
    tender = tender_named(session, step.content["tender"])
    price = repair_price(tender, estate.community_id)
    return replace(step, content={"tender": tender.id, "fen": price.fen, "awarded": price.awarded})


def award_problems(session: Session, estate: Estate, one: Application, step: MoneyStep) -> tuple[Problem, ...]:
    """Return why nothing is paid in advance or accepted yet: the linked tender awards nothing, or more than approved.

    A link from before tenders were read may name what is not on record here; that nobody can look up.
    """
    if step.move not in _ON_AN_AWARD or one.tender is None or not is_kept(session, one.tender):
        return ()
    try:
        price = repair_price(tender_named(session, one.tender), estate.community_id)
    except RefusedError as error:
        return error.problems
    where = f"tender {one.tender}"
    if not price.awarded:
        return (Problem(where, "it is linked, and not awarded", "Award it first: wuxin tender award"),)
    if price.fen > one.budget_fen:
        what = f"it was awarded at {yuan(price.fen)}, and {yuan(one.budget_fen)} yuan were approved"
        return (Problem(where, what, "File the excess first: wuxin fund refile"),)
    return ()
