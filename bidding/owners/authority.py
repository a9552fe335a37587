"""Whether a body may tender or spend: what its kind and amount need, and the vote or delegation that gives it.

A vote on the very matter authorises once; a delegation (授权) lets a committee act within a limit for each and for a
year, until it ends. Both fall when the vote behind them is revoked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bidding.owners.bodies import Principal, PrincipalKind
from bidding.owners.law_shapes import OwnersLaw
from bidding.owners.laws import cite
from models.errors import Problem, RefusedError

__all__ = ["Asked", "Authority", "Decision", "Delegation", "Grounds", "authority_for"]


@dataclass(frozen=True, slots=True)
class Decision:
    """An item that a vote passed and that stands: it authorises `subject`, a tender or a payment, once."""

    vote: str
    item: str
    matter: str
    subject: str


@dataclass(frozen=True, slots=True)
class Delegation:
    """What a vote lets the committee decide by itself: a matter, the limits in fen, and the first day after it."""

    vote: str
    item: str
    matter: str
    each_fen: int
    year_fen: int
    until: date


@dataclass(frozen=True, slots=True)
class Asked:
    """What a body wants to do: a kind of tender or payment, what it is, how much it costs in fen, and when."""

    kind: str
    subject: str
    amount_fen: int
    on: date


@dataclass(frozen=True, slots=True)
class Grounds:
    """What may authorise: who acts, the decisions and delegations that stand, and what was spent by delegation.

    `spent_fen`: matter -> fen spent or bound in the calendar year of the day asked for.
    """

    principal: Principal
    decisions: Sequence[Decision] = ()
    delegations: Sequence[Delegation] = ()
    spent_fen: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Authority:
    """On what a body acts: the vote and item, and whether it is by delegation."""

    vote: str
    item: str
    delegated: bool


def authority_for(asked: Asked, grounds: Grounds, law: OwnersLaw) -> Authority:
    """Return on what the body may act. Raises RefusedError with every reason why it may not.

    Raises KeyError for a kind that owners do not decide on (`law.needs`).
    """
    matter = law.needs[asked.kind]
    acting = grounds.principal.kind in (PrincipalKind.OWNERS_COMMITTEE, PrincipalKind.MANAGEMENT_COMMITTEE)
    decided = next((one for one in grounds.decisions if (one.matter, one.subject) == (matter, asked.subject)), None)
    refused = [] if acting else [_nobody_acts(grounds.principal)]
    if decided is not None and not refused:
        return Authority(decided.vote, decided.item, delegated=False)
    if decided is None:
        delegation, why_not = _delegated(asked, matter, grounds, law)
        if delegation is not None and not refused:
            return Authority(delegation.vote, delegation.item, delegated=True)
        refused += why_not
    raise RefusedError(refused)


def _delegated(asked: Asked, matter: str, grounds: Grounds, law: OwnersLaw) -> tuple[Delegation | None, list[Problem]]:
    needed = law.matters[matter]
    share, _ = law.votes.needed(needed.majority)
    what = f"{needed.title.en} is decided by the owners ({share} of area and persons), and no decision stands"
    remedy = f"Put {asked.subject} to a vote."
    undecided = Problem(cite(law, law.needs_basis[asked.kind]), what, remedy)
    if not needed.delegable:
        why = "this cannot be left to the committee"
        return None, [undecided, Problem(cite(law, needed.delegable_basis), why, remedy)]
    given = [one for one in grounds.delegations if one.matter == matter and asked.on < one.until]
    spent = dict(grounds.spent_fen).get(matter, 0)
    reasons = [list(_over_limit(asked, one, spent)) for one in given]
    for one, over in zip(given, reasons, strict=True):
        if not over:
            return one, []
    return None, [undecided, *(problem for over in reasons for problem in over)]


def _over_limit(asked: Asked, given: Delegation, spent: int) -> Iterator[Problem]:
    where = f"vote {given.vote}, {given.item}"
    if asked.amount_fen > given.each_fen:
        what = f"{_yuan(asked.amount_fen)} is above the limit of {_yuan(given.each_fen)} for each"
        yield Problem(where, what, "Put it to a vote.")
    if spent + asked.amount_fen > given.year_fen:
        what = f"with {_yuan(spent)} before it, it is above the limit of {_yuan(given.year_fen)} for the year"
        yield Problem(where, what, "Put it to a vote, or wait for the next year.")


def _nobody_acts(principal: Principal) -> Problem:
    what = "no committee acts for the owners now" if principal.kind is PrincipalKind.NOBODY else "the developer acts"
    return Problem("who acts", what, "Elect a committee, or let the subdistrict set up a management committee.")


def _yuan(fen: int) -> str:
    return f"{fen // 100:,}.{fen % 100:02} yuan"
