"""Allocation of the common revenue (公共收益分配) by the city's rule: the fund's share first, then the owners' heads.

The fund's share is rounded up to the fen, and the rest is shared by largest remainders, so that the parts add up to the
whole. A rule that holds only while the fund is below a part of its first deposit falls away above it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from bidding.revenue.amounts import yuan
from bidding.revenue.books import Book, BookEntry, EntryKind, Posting, Voucher, next_entry
from bidding.revenue.law_shapes import FundShare, RevenueLaw, Stage
from bidding.revenue.laws import cite
from bidding.revenue.sharing_out import at_least, shared_out
from models.errors import Problem, RefusedError

__all__ = ["Allocation", "Decided", "Earned", "allocate", "allocation_entry", "unallocated"]


@dataclass(frozen=True, slots=True)
class Decided:
    """Another share for the fund that the owners decided on, and their vote."""

    share: Fraction
    vote: str


@dataclass(frozen=True, slots=True)
class Earned:
    """What is to be allocated: income and cost of a closed period, the surplus not yet allocated, all in fen.

    `fund_fen` is what the maintenance fund has, `first_fen` what was first paid into it; `rest`: head -> weight.
    """

    stage: Stage
    income_fen: int
    cost_fen: int
    surplus_fen: int
    fund_fen: int
    first_fen: int
    rest: Mapping[str, int] = field(default_factory=dict)
    decided: Decided | None = None


@dataclass(frozen=True, slots=True)
class Allocation:
    """What goes where, in fen; `fund_fen` and `parts` add up to `total_fen`. `why`: the rule and its source."""

    total_fen: int
    fund_fen: int
    parts: Mapping[str, int]
    why: str

    def as_details(self) -> dict[str, Any]:
        """Return it as plain details of an entry."""
        return {"total_fen": self.total_fen, "fund_fen": self.fund_fen, "parts": dict(self.parts), "why": self.why}


def allocate(earned: Earned, law: RevenueLaw) -> Allocation:
    """Return how what was earned is allocated. Raises RefusedError with every reason why it cannot be."""
    rule = law.allocation[earned.stage]
    net = earned.income_fen - earned.cost_fen
    total = earned.surplus_fen if rule.of == "balance" else min(net, earned.surplus_fen)
    if problems := [*_refusals(earned, rule, law, total)]:
        raise RefusedError(problems)
    share, over, why = _share(earned, rule, law)
    fund = 0 if share is None else at_least(total, share, over=over)
    left = total - fund
    weights = dict(earned.rest) or {rule.rest[0]: 1}
    return Allocation(total, fund, shared_out(left, weights) if left else {}, why)


def unallocated(book: Book) -> BookEntry | None:
    """Return the oldest closing whose period has not been allocated, None where all are."""
    done = {entry.details["closing"] for entry in book.entries
            if entry.kind is EntryKind.ALLOCATE and entry.number not in book.corrected}  # fmt: skip
    closings = (entry for entry in book.entries if entry.kind is EntryKind.CLOSE and entry.number not in done)
    return next(closings, None)


def allocation_entry(book: Book, closing: BookEntry, made: Allocation, voucher: Voucher) -> BookEntry:
    """Return the entry of an allocation: out of the surplus, to the fund's bank account and to the owners' heads."""
    parts = [Posting("bank", -made.fund_fen), *(Posting(f"reserved.{name}", -fen) for name, fen in made.parts.items())]
    postings = (Posting("surplus", made.total_fen), *(one for one in parts if one.fen))
    details = {"closing": closing.number, **made.as_details()}
    return next_entry(book, EntryKind.ALLOCATE, replace(voucher, details=details), postings)


def _refusals(earned: Earned, rule: FundShare, law: RevenueLaw, total: int) -> Iterator[Problem]:
    if total <= 0:
        what = f"there is nothing to allocate: {yuan(total)} yuan"
        yield Problem("allocation", what, "A loss is carried forward.")
    limit = law.cost_limit
    if limit is not None and limit.stage == earned.stage and earned.cost_fen > earned.income_fen * limit.share:
        what = f"costs of {yuan(earned.cost_fen)} are more than {limit.share} of {yuan(earned.income_fen)} yuan"
        yield Problem(cite(law, limit.basis), what, "Let the company pay back what is above it, then close anew.")
    for name in sorted(earned.rest.keys() - set(rule.rest)):
        known = ", ".join(rule.rest)
        yield Problem(cite(law, rule.basis), f"what is left may not go to {name!r}", f"It goes to {known}.")
    if earned.decided is not None and not rule.owners_may_change:
        what = f"the share of the fund is {rule.share}, and no vote changes it"
        yield Problem(cite(law, rule.basis), what, "Leave the vote out.")


def _share(earned: Earned, rule: FundShare, law: RevenueLaw) -> tuple[Fraction | None, bool, str]:
    told = cite(law, rule.basis)
    if earned.decided is not None:
        return earned.decided.share, False, f"vote {earned.decided.vote}: {earned.decided.share}; {told}"
    part = rule.while_below
    if part is not None and earned.first_fen and earned.fund_fen >= earned.first_fen * part:
        return None, False, f"the fund has {part} of what was first paid in, so no share is due; {told}"
    return rule.share, rule.over, f"{'more than' if rule.over else 'at least'} {rule.share} to the fund; {told}"
