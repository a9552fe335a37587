"""A subdistrict's bookkeeping (街道统一记账): one line for each estate, and what in it needs a look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bidding.revenue.allocation import unallocated
from bidding.revenue.applications import applications, due_of
from bidding.revenue.audits import audits, commission_by
from bidding.revenue.bank_statements import BankLine, BankStatement
from bidding.revenue.books import Book
from bidding.revenue.charges import unlisted_charges
from bidding.revenue.disclosure import board
from bidding.revenue.fund import fund_of
from bidding.revenue.fund_life import fund_state
from bidding.revenue.reconciling import Match, reconcile
from bidding.revenue.steps import MoneyMove, MoneyStep
from bidding.revenue.terms import Terms, principal_of, terms_of

__all__ = ["Estate", "EstateLine", "bank_lines", "matches_by_hand", "overview"]


@dataclass(frozen=True, slots=True)
class Estate:
    """All that is recorded of an estate's money: its steps in order, and its two books."""

    community_id: str
    steps: tuple[MoneyStep, ...]
    common: Book
    fund: Book

    @property
    def terms(self) -> Terms:
        """The terms with which its books were opened. Raises InputError where they were not."""
        return terms_of(self.community_id, self.steps)


@dataclass(frozen=True, slots=True)
class EstateLine:
    """An estate as its subdistrict sees it on a day; amounts in fen, the rest counts what needs a look.

    `closed_until` and `unallocated` are as the book stands now.
    """

    community_id: str
    company_id: str
    acts: str
    bank_fen: int
    surplus_fen: int
    fund_fen: int
    closed_until: date | None
    unallocated: bool
    unmatched: int
    overdue: int
    late_approvals: int
    late_audits: int
    unlisted: int
    top_ups: int


def overview(estates: Iterable[Estate], subdistrict: str, day: date) -> tuple[EstateLine, ...]:
    """Return a line for each estate of a subdistrict as of a day, by id."""
    known = sorted(estates, key=lambda one: one.community_id)
    return tuple(_line(one, day) for one in known if one.terms.subdistrict == subdistrict)


def bank_lines(steps: Iterable[MoneyStep]) -> tuple[BankLine, ...]:
    """Return the lines of all bank statements that were imported, in their order."""
    return tuple(
        line
        for step in steps
        if step.move is MoneyMove.IMPORT and step.subject is not None
        for line in BankStatement.from_content(step.subject, step.content).lines
    )


def matches_by_hand(steps: Iterable[MoneyStep]) -> tuple[Match, ...]:
    """Return the matches that a person made."""
    return tuple(
        Match(tuple(step.content["lines"]), tuple(step.content["entries"]), by_hand=True)
        for step in steps
        if step.move is MoneyMove.MATCH
    )


def _line(estate: Estate, day: date) -> EstateLine:
    terms, until = estate.terms, day + timedelta(days=1)
    steps = tuple(step for step in estate.steps if step.on <= day)
    fund = fund_of(estate.fund, until)
    agreed = reconcile(estate.common, bank_lines(steps), matches_by_hand(steps), terms.law.match_within.days, until)
    return EstateLine(
        estate.community_id, terms.company_id, str(principal_of(steps, day).kind),
        estate.common.balance("bank", until), estate.common.balance("surplus", until), fund.total_fen,
        estate.common.closed_until, unallocated(estate.common) is not None,
        len(agreed.bank_only) + len(agreed.book_only),
        sum(len(line.overdue) for line in board(terms, steps, day)),
        _late_approvals(terms, steps, day), _late_audits(terms, steps, day),
        sum(1 for _ in unlisted_charges(steps)), sum(1 for _ in fund.top_ups(terms.law)),
    )  # fmt: skip


def _late_approvals(terms: Terms, steps: Sequence[MoneyStep], day: date) -> int:
    due = (due_of(one, fund_state(one), terms.law) for one in applications(steps).values())
    return sum(1 for one in due if one is not None and one.on < day)


def _late_audits(terms: Terms, steps: Sequence[MoneyStep], day: date) -> int:
    due = (commission_by(one, terms.law) for one in audits(steps).values())
    return sum(1 for one in due if one is not None and one < day)
