"""Which method a tender may take (招标方式): a function of kind, amount, area, money, bidders and place, cited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bidding.notices import Method, Notice, TenderKind
from bidding.procedures.laws import Procedures
from bidding.procedures.shapes import Conditions, MethodRule
from bidding.procedures.votes import Ballot, vote_problems
from models.errors import Problem

__all__ = ["Situation", "Way", "allowed", "case_of", "method_refusals"]

_FEN_PER_YUAN: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What the choice of a method depends on.

    `bidders_before`: how many bid in the tender that this one repeats, None where it repeats none. `approval`: the
    number of the authority's approval. `ballot`: the owners' decision.
    """

    kind: TenderKind
    residential: bool
    state_funds: bool
    area_m2: int
    estimate_fen: int
    invited: int = 0
    bidders_before: int | None = None
    approval: str | None = None
    ballot: Ballot | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """A method that is allowed, by which rule, and where it stands."""

    method: Method
    rule: str
    article: str


def case_of(
    notice: Notice, *, bidders_before: int | None = None, approval: str | None = None, ballot: Ballot | None = None
) -> Situation:
    """Return the situation that a notice describes, with what stands outside it."""
    return Situation(
        kind=notice.kind, residential=notice.residential, state_funds=notice.state_funds,
        area_m2=sum(lot.area_m2 for lot in notice.lots), estimate_fen=notice.estimate_fen,
        invited=len(notice.invited), bidders_before=bidders_before, approval=approval, ballot=ballot,
    )  # fmt: skip


def allowed(case: Situation, law: Procedures) -> tuple[Way, ...]:
    """Return every method that is allowed as things stand, with the rule that allows it."""
    return tuple(
        Way(rule.method, rule.id, law.cite(rule.basis))
        for rule in law.methods(case.kind)
        if not list(_unmet(rule, case, law))
    )


def method_refusals(method: Method, case: Situation, law: Procedures) -> list[Problem]:
    """Return every reason why a method may not be taken, by each rule that could allow it; none where it may."""
    rules = [rule for rule in law.methods(case.kind) if rule.method is method]
    if not rules:
        ways = law.methods(case.kind)
        where = law.cite(ways[0].basis) if ways else "procedures"
        known = ", ".join(dict.fromkeys(str(rule.method) for rule in ways))
        return [Problem(where, f"{case.kind} is not tendered as {method} here", f"Take one of: {known}.")]
    every = [list(_unmet(rule, case, law)) for rule in rules]
    return [] if any(not unmet for unmet in every) else [problem for unmet in every for problem in unmet]


def _unmet(rule: MethodRule, case: Situation, law: Procedures) -> Iterator[Problem]:
    where = law.cite(rule.number_basis or rule.basis)
    for what, remedy in (*_of_nature(rule.when, case), *_of_size(rule.when, case), *_of_people(rule.when, case)):
        yield Problem(where, f"{rule.method} ({rule.id}): {what}", remedy)
    wanted = rule.when.resolution
    if wanted is not None and case.ballot is None:
        what = f"{rule.method} ({rule.id}): owners have not decided it"
        yield Problem(law.cite(law.votes.basis), what, f"Give the count of their vote; the matter is {wanted}.")
    elif wanted is not None and case.ballot is not None:
        yield from vote_problems(case.ballot, wanted, law, law.on)


def _of_nature(when: Conditions, case: Situation) -> Iterator[tuple[str, str]]:
    if when.residential is not None and when.residential is not case.residential:
        yield f"only for {'' if when.residential else 'other than '}residential estates", "Tender it openly."
    if when.state_funds is not None and when.state_funds is not case.state_funds:
        yield f"only {'with' if when.state_funds else 'without'} state funds", "Tender it openly."


def _of_size(when: Conditions, case: Situation) -> Iterator[tuple[str, str]]:
    if when.area_below_m2 is not None and case.area_m2 >= when.area_below_m2:
        yield f"the area is {case.area_m2} m2, and must be below {when.area_below_m2}", "Tender it openly."
    if when.area_below_m2 is not None and case.area_m2 == 0:
        yield "the notice does not say the area", "Give the area of each lot."
    limit = when.estimate_below_fen
    if limit is not None and case.estimate_fen >= limit:
        said = f"the estimate is {_yuan(case.estimate_fen)}, and must be below {_yuan(limit)} yuan"
        yield said, "Tender it openly or invite three."


def _of_people(when: Conditions, case: Situation) -> Iterator[tuple[str, str]]:
    if when.bidders_below is not None and case.bidders_before is None:
        yield "no tender was held before that found too few bidders", "Tender it openly first."
    elif when.bidders_below is not None and (case.bidders_before or 0) >= when.bidders_below:
        yield f"{case.bidders_before} bid before, and it takes fewer than {when.bidders_below}", "Tender it openly."
    if when.invited_at_least is not None and case.invited < when.invited_at_least:
        yield f"{case.invited} are invited, and it takes {when.invited_at_least}", "Invite more companies."
    if when.approval and not case.approval:
        yield "the authority has not approved it", "Ask the housing authority, and give the number of its approval."


def _yuan(fen: int) -> str:
    return f"{fen // _FEN_PER_YUAN}.{fen % _FEN_PER_YUAN:02d}"
