"""The contract (物业服务合同) against notice, bid and law: the same company, price and term, inside the committee's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from bidding.notices import Notice, PartyRole
from bidding.notices.shapes import Fen
from bidding.procedures import Procedures
from credit.rulebook.scalars import Code, Day, Shape
from models.errors import Problem
from models.values.periods import Duration

__all__ = ["Contract", "contract_problems"]

_COMMITTEES = frozenset({PartyRole.OWNERS_COMMITTEE, PartyRole.MANAGEMENT_COMMITTEE})


class Contract(Shape):
    """A contract of one lot: half-open from `starts_on` to `ends_on`, for a total price in fen.

    `committee_ends_on` is the first day after the term of the committee that signs; `review_on` makes it a contract on
    trial (先尝后买). `text_digest` is the SHA-256 of the signed text, which is kept elsewhere.
    """

    lot: Code
    company_id: Annotated[str, Field(min_length=1)]
    price_fen: Fen
    signed_on: Day
    starts_on: Day
    ends_on: Day
    committee_ends_on: Day | None = None
    review_on: Day | None = None
    text_digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]

    @model_validator(mode="after")
    def _in_order(self) -> Contract:
        if not self.signed_on <= self.starts_on < self.ends_on:
            message = "it is signed before it starts, and starts before it ends"
            raise ValueError(message)
        if self.review_on is not None and not self.starts_on < self.review_on <= self.ends_on:
            message = "the review of a contract on trial lies within its term"
            raise ValueError(message)
        return self


def contract_problems(
    contract: Contract, notice: Notice, awarded: tuple[str, int], law: Procedures, awarded_on: date
) -> list[Problem]:
    """Return every reason why a contract may not be signed; `awarded`: company and price of the award of its lot.

    That it is signed late is no reason: a late contract is still owed, and its lateness shows in what is due.
    """
    return [*_same_terms(contract, notice, awarded, awarded_on), *_of_term(contract, notice, law),
            *_of_trial(contract, notice, law)]  # fmt: skip


def _same_terms(contract: Contract, notice: Notice, awarded: tuple[str, int], awarded_on: date) -> Iterator[Problem]:
    where, lot = "Tender Law art. 46", notice.lot(contract.lot)
    remedy = "Sign what was tendered and bid; nothing else may be agreed beside it."
    if lot is None:
        yield Problem(where, f"the notice has no lot {contract.lot}", "Name a lot of the notice.")
        return
    company, price = awarded
    if contract.company_id != company:
        yield Problem(where, f"{contract.lot} was awarded to {company}, not to {contract.company_id}", remedy)
    if contract.price_fen != price:
        yield Problem(where, f"the bid was {price} fen, and the contract says {contract.price_fen}", remedy)
    ends = Duration(months=lot.months, days=0).after(contract.starts_on)
    if contract.ends_on != ends and contract.review_on is None:
        what = f"the notice gives {lot.months} months, up to {ends}, and the contract ends on {contract.ends_on}"
        yield Problem(where, what, remedy)
    if contract.signed_on < awarded_on:
        what = f"it was signed on {contract.signed_on}, before the award of {awarded_on}"
        yield Problem(where, what, "Correct the day.")


def _of_term(contract: Contract, notice: Notice, law: Procedures) -> Iterator[Problem]:
    clause = law.clause("within_committee_term")
    if clause is None or notice.procuring_entity.role not in _COMMITTEES:
        return
    where, ends = law.cite(clause.basis), contract.committee_ends_on
    if ends is None:
        yield Problem(where, "the contract does not say when the committee's term ends", "Give committee_ends_on.")
    elif contract.ends_on > ends:
        what = f"the contract ends on {contract.ends_on}, after the committee's term, which ends on {ends}"
        yield Problem(where, what, "Tender a shorter term, or after the next election.")


def _of_trial(contract: Contract, notice: Notice, law: Procedures) -> Iterator[Problem]:
    if contract.review_on is None:
        return
    trial = law.trial(notice.kind)
    if trial is None:
        what = f"a contract of {notice.kind} is not made on trial"
        yield Problem("procedures, trial", what, "Leave review_on out.")
        return
    latest = Duration(months=trial.months_at_most, days=0).after(contract.starts_on)
    if contract.review_on > latest:
        what = f"the trial is reviewed on {contract.review_on}, and must be by {latest}"
        yield Problem(law.cite(trial.number_basis or trial.basis), what, "Review it earlier.")
