"""The life of an application to the maintenance fund: two levels, the district approves and the city pays (HZ-26).

An urgent repair of a kind on the law's list goes without a vote, confirmed on the spot (LS-19); any other needs the
owners' decision, or a delegation within its limits (LS-20).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bidding.revenue.amounts import yuan
from bidding.revenue.applications import Application, FundAttempt, FundState
from bidding.revenue.law_shapes import Advance, Overrun
from bidding.revenue.laws import cite
from bidding.revenue.steps import MoneyMove, MoneyRole
from models.errors import Problem, RefusedError
from models.values.lifecycle import Lifecycle, Transition, order_refusals, role_refusals

__all__ = ["FUND_GRANTS", "FUND_LIFE", "fund_state", "needs_vote", "take_fund_step"]

_T = Transition[FundState, MoneyMove, FundAttempt]


def _units_are_known(attempt: FundAttempt) -> Problem | None:
    """Refuse units that have no account, and a fund that has none at all."""
    absent = sorted(set(attempt.step.content["units"]) - attempt.fund.areas.keys())
    if attempt.fund.areas and not absent:
        return None
    what = f"no account in the fund: {', '.join(absent)}" if absent else "nobody has paid into the fund"
    return Problem("units", what, "Enter the first deposits: wuxin fund deposit")


def _kind_is_listed(attempt: FundAttempt) -> Problem | None:
    """Refuse an urgent application of a kind that is not on the list, or without the proof that its kind needs."""
    told, law = attempt.step.content, attempt.law
    if told["path"] != "urgent":
        return None
    kind = law.fund.urgent.get(told["kind"] or "")
    if kind is None:
        what = f"{told['kind']!r} is no urgent kind"
        remedy = f"Kinds are {', '.join(law.fund.urgent)}; anything else is decided by the owners."
        return Problem(cite(law, law.fund.urgent_path), what, remedy)
    if kind.proof is not None and not told.get("proof"):
        return Problem(cite(law, kind.basis), f"it needs {kind.proof.en}", "Attach it: --proof FILE")
    return None


def _urgent_only_when_low(attempt: FundAttempt) -> Problem | None:
    """Refuse anything but urgent repairs from a fund below the part that the law keeps for them."""
    floor, fund = attempt.law.fund.urgent_only, attempt.fund
    if floor is None or attempt.step.content["path"] == "urgent" or fund.total_fen >= fund.first_fen * floor.share:
        return None
    what = f"the fund has {yuan(fund.total_fen)}, less than {floor.share} of {yuan(fund.first_fen)} yuan first paid in"
    return Problem(cite(attempt.law, floor.basis), what, "Let the owners top it up first.")


def _within_the_urgent_limit(attempt: FundAttempt) -> Problem | None:
    """Refuse an urgent application above the part of the first deposit that may be spent on one."""
    limit, told = attempt.law.fund.urgent_limit, attempt.step.content
    if limit is None or told["path"] != "urgent" or told["amount_fen"] <= attempt.fund.first_fen * limit.share:
        return None
    what = f"{yuan(told['amount_fen'])} yuan is more than {limit.share} of what was first paid in"
    return Problem(cite(attempt.law, limit.basis), what, "Put what is above it to a vote.")


def _money_is_there(attempt: FundAttempt) -> Problem | None:
    """Refuse more than the units have: each its own share, and in an emergency all of them together."""
    told, fund = attempt.step.content, attempt.fund
    if not fund.areas or set(told["units"]) - fund.areas.keys():
        return None
    shares = fund.shares(told["units"], told["amount_fen"])
    short = [unit for unit, fen in shares.items() if fund.balances[unit] < fen]
    together = sum(fund.balances[unit] for unit in shares) >= told["amount_fen"]
    if not short or (told["path"] == "urgent" and together):
        return None
    what = f"{len(short)} of {len(shares)} units cannot pay their share: {', '.join(sorted(short)[:5])}"
    return Problem("money in the fund", what, "Let them top up first.")


def _urgent(attempt: FundAttempt) -> Problem | None:
    """Refuse to confirm what goes by a vote."""
    if attempt.application.urgent:
        return None
    return Problem("confirm", "only an urgent repair is confirmed on the spot", "The district decides on it.")


def _confirmed_if_urgent(attempt: FundAttempt) -> Problem | None:
    """Refuse to approve an urgent repair that nobody has confirmed."""
    if not attempt.application.urgent:
        return None
    law = attempt.law.fund
    what = f"the {law.confirm} has not confirmed it"
    return Problem(cite(attempt.law, law.urgent_path), what, "Confirm it: wuxin fund confirm")


def _within_what_was_approved(attempt: FundAttempt) -> Problem | None:
    """Refuse to link a tender above what the fund pays for: awarded, or before that estimated."""
    told, budget = attempt.step.content, attempt.application.budget_fen
    if told["fen"] <= budget:
        return None
    price = yuan(told["fen"])
    awarded = f"it was awarded at {price}, and {yuan(budget)} yuan were approved"
    what = (
        awarded if told.get("awarded", True) else f"it is estimated at {price}, and {yuan(budget)} yuan were approved"
    )
    return Problem("tender", what, "File the excess first: wuxin fund refile")


def _advance_fits(attempt: FundAttempt) -> Problem | None:
    """Refuse an advance that the law does not know, that is outside its part, or that is a second one."""
    rule, one, fen = attempt.law.fund.advance, attempt.application, attempt.step.content["fen"]
    if rule is None or not one.urgent:
        return Problem("advance", "no advance is paid on it here", "Pay when the work is done: wuxin fund settle")
    if one.last(MoneyMove.ADVANCE) is not None:
        return Problem(cite(attempt.law, rule.basis), "an advance has been paid", "The rest is paid at the end.")
    if _least(rule, one.budget_fen) <= fen <= one.budget_fen * rule.most:
        return None
    what = f"{yuan(fen)} is not from {rule.least} to {rule.most} of {yuan(one.budget_fen)} yuan"
    return Problem(cite(attempt.law, rule.basis), what, "Pay an amount between them.")


def _excess_was_filed(attempt: FundAttempt) -> Problem | None:
    """Refuse a final cost so far above what was approved that the excess needs an application of its own."""
    rule, budget, fen = attempt.law.fund.overrun, attempt.application.budget_fen, attempt.step.content["fen"]
    if rule is None or not _is_overrun(rule, budget, fen):
        return None
    what = f"{yuan(fen)} is {yuan(fen - budget)} yuan above what was approved"
    return Problem(cite(attempt.law, rule.basis), what, "File the excess: wuxin fund refile")


def _costs_are_audited(attempt: FundAttempt) -> Problem | None:
    """Refuse to pay the rest before an audit of the final cost, where it is above the limit."""
    fund, fen = attempt.law.fund, attempt.application.final_fen
    free = fund.audit_free
    if attempt.step.content.get("audit") or (free is not None and fen <= free.fen):
        return None
    limit = "" if free is None else f"; only up to {yuan(free.fen)} yuan it needs none"
    return Problem(cite(attempt.law, fund.audit), f"the final cost is not audited{limit}", "Attach it: --audit FILE")


_APPLY: Final = (_units_are_known, _kind_is_listed, _urgent_only_when_low, _within_the_urgent_limit, _money_is_there)
FUND_LIFE: Final = Lifecycle[FundState, MoneyMove, FundAttempt]((
    _T(FundState.NONE, MoneyMove.APPLY, FundState.APPLIED, _APPLY),
    _T(FundState.APPLIED, MoneyMove.CONFIRM, FundState.CONFIRMED, (_urgent,)),
    _T(FundState.APPLIED, MoneyMove.APPROVE, FundState.APPROVED, (_confirmed_if_urgent,)),
    _T(FundState.APPLIED, MoneyMove.REFUSE, FundState.REFUSED),
    _T(FundState.APPLIED, MoneyMove.WITHDRAW, FundState.WITHDRAWN),
    _T(FundState.CONFIRMED, MoneyMove.APPROVE, FundState.APPROVED),
    _T(FundState.CONFIRMED, MoneyMove.REFUSE, FundState.REFUSED),
    _T(FundState.APPROVED, MoneyMove.LINK, FundState.APPROVED, (_within_what_was_approved,)),
    _T(FundState.APPROVED, MoneyMove.ADVANCE, FundState.APPROVED, (_advance_fits,)),
    _T(FundState.APPROVED, MoneyMove.REFILE, FundState.REFILED),
    _T(FundState.REFILED, MoneyMove.APPROVE, FundState.APPROVED),
    _T(FundState.REFILED, MoneyMove.REFUSE, FundState.APPROVED),
    _T(FundState.APPROVED, MoneyMove.COMPLETE, FundState.COMPLETED, (_excess_was_filed,)),
    _T(FundState.COMPLETED, MoneyMove.SETTLE, FundState.SETTLED, (_costs_are_audited,)),
    _T(FundState.SETTLED, MoneyMove.PUBLISH_WORKS, FundState.PUBLISHED),
))  # fmt: skip
_BODIES: Final = frozenset({MoneyRole.COMMITTEE, MoneyRole.MANAGEMENT_COMMITTEE, MoneyRole.SUBDISTRICT})
FUND_GRANTS: Final[Mapping[MoneyMove, frozenset[MoneyRole]]] = MappingProxyType({
    MoneyMove.APPLY: _BODIES,
    MoneyMove.CONFIRM: frozenset({MoneyRole.SUBDISTRICT, MoneyRole.NEIGHBOURHOOD}),
    MoneyMove.APPROVE: frozenset({MoneyRole.DISTRICT}),
    MoneyMove.REFUSE: frozenset({MoneyRole.DISTRICT}),
    MoneyMove.WITHDRAW: _BODIES,
    MoneyMove.LINK: _BODIES,
    MoneyMove.ADVANCE: frozenset({MoneyRole.CITY}),
    MoneyMove.REFILE: _BODIES,
    MoneyMove.COMPLETE: _BODIES,
    MoneyMove.SETTLE: frozenset({MoneyRole.CITY}),
    MoneyMove.PUBLISH_WORKS: _BODIES,
})  # fmt: skip
"""Who may make which move; nobody else may."""


def fund_state(application: Application) -> FundState:
    """Return the state that the steps lead to. Raises InputError for steps that no life can have."""
    return FUND_LIFE.reached((step.move for step in application.steps), f"application {application.id}")


def needs_vote(attempt: FundAttempt) -> bool:
    """Return whether the owners must have authorised the step: an application, or an excess, that is not urgent."""
    if attempt.step.move is MoneyMove.REFILE:
        return not attempt.application.urgent
    return attempt.step.move is MoneyMove.APPLY and attempt.step.content["path"] != "urgent"


def take_fund_step(attempt: FundAttempt, unauthorised: tuple[Problem, ...] = ()) -> Application:
    """Return the application with the step taken. Raises RefusedError with every reason why it may not be.

    `unauthorised`: why who acts does not act for the owners, or their decisions do not cover it (`needs_vote`).
    """
    one, step = attempt.application, attempt.step
    problems = [*role_refusals(step.move, step.role, FUND_GRANTS[step.move]), *unauthorised]
    problems += FUND_LIFE.refusals(fund_state(one), step.move, attempt)
    problems += order_refusals(str(step.move), step.at, one.steps)
    if problems:
        raise RefusedError(problems)
    return one.with_step(step)


def _least(rule: Advance, fen: int) -> int:
    return -(-fen * rule.least.numerator // rule.least.denominator)


def _is_overrun(rule: Overrun, budget: int, fen: int) -> bool:
    """Tell whether an excess reaches the share or the amount: 以上 takes in the number itself."""
    excess = fen - budget
    by_amount = rule.fen is not None and excess >= rule.fen
    return excess > 0 and (by_amount or excess >= budget * rule.share)
