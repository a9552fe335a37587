"""What must hold before a move: each guard answers with rule, reason and remedy, or with nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from credit.complaints.case import Case
from credit.complaints.clocks import Duty, dues, reopens_until
from credit.complaints.desk_rules import DeskRules, DutyLine
from credit.complaints.moves import Cause, LedgerState, Outcome, Party, Role, State
from credit.complaints.steps import Step
from models.errors import Problem
from models.values.moments import shanghai_date
from models.values.working_days import Calendar

__all__ = [
    "Attempt", "a_company_matter_is_found", "a_new_route_has_a_reason", "a_timeout_has_passed", "always",
    "mediation_comes_before_a_suit_of_the_company", "no_level_is_skipped", "no_tier_is_skipped", "not_of_itself",
    "one_mark_for_a_closing", "something_is_found", "still_going_on", "still_within_the_period",
    "the_day_lies_ahead", "the_ledger_is_verified", "the_line_decides", "the_mark_is_from_1_to_5",
]  # fmt: skip

_PERSONAL: Final = re.compile(r"\d{7,}")
"""Runs of digits that are a telephone or an identity number, not a date or a number of a document with marks in it."""
_ACCOUNT: Final = re.compile(r"account/a[0-9a-f]+")
"""The number of an account, drawn by chance: who acts may be named by it, and it may hold any run of digits."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A step somebody asks for, with all that decides on it."""

    case: Case
    step: Step
    desk: DeskRules
    calendar: Calendar


def always(attempt: Attempt) -> Iterator[Problem]:
    """Yield what no step may do: come before the last one, or put personal data where everybody can read it."""
    step, last = attempt.step, attempt.case.last_at
    if last is not None and step.at < last:
        what = f"it is dated before the last step ({last.isoformat()})"
        yield Problem("order of steps", what, "Steps are recorded as they happen; check the clock of this machine.")
    for name in ("reason", "by", "department"):
        if _PERSONAL.search(_ACCOUNT.sub("", getattr(step, name) or "")):
            what = f"the {name} holds what looks like a telephone or identity number, and it goes on the public record"
            yield Problem("personal data", what, "Take the number out; names of persons too.")


def a_new_route_has_a_reason(attempt: Attempt) -> Problem | None:
    """Refuse to route again without a reason: routing decides whose a complaint is."""
    if attempt.case.duty_line is None or attempt.step.reason:
        return None
    return Problem("routing", "it has been routed before, and no reason is given for another", "Say what was wrong.")


def the_line_decides(attempt: Attempt) -> Problem | None:
    """Refuse a department or liability that the cited line of the cited duty list does not give."""
    step = attempt.step
    line = _line(attempt)
    told = (step.matter in line.matters, step.liability, step.department) if line else ()
    if line is not None and told == (True, line.liability, line.department.zh):
        return None
    what = f"line {step.duty_line} of duty list {step.duty_version} does not say this"
    return Problem("duty list", what, "Route by: wuxin complaint do NUMBER route --matter MATTER")


def _line(attempt: Attempt) -> DutyLine | None:
    lists = [duties for duties in attempt.desk.duties if duties.version == attempt.step.duty_version]
    return next((line for duties in lists for line in duties.lines if line.id == attempt.step.duty_line), None)


def not_of_itself(attempt: Attempt) -> Problem | None:
    """Refuse a complaint that repeats itself."""
    if attempt.step.duplicate_of != attempt.case.reception.complaint_id:
        return None
    return Problem("repeats", "a complaint cannot repeat itself", "Name the earlier one.")


def no_level_is_skipped(attempt: Attempt) -> Problem | None:
    """Refuse any level but the next one up."""
    desk, case, step = attempt.desk, attempt.case, attempt.step
    where = f"levels; {desk.cited(desk.offices_basis)}"
    at = desk.levels.index(case.level)
    if at + 1 == len(desk.levels):
        return Problem(
            where, f"{case.level} is the highest level", "Open mediation, or put it on the close-out ledger."
        )
    above = desk.levels[at + 1]
    if step.level is above:
        return None
    what = f"it is at {case.level}, and from there it does not go to {step.level}"
    return Problem(where, what, f"No level is skipped: the next is {above}.")


def a_timeout_has_passed(attempt: Attempt) -> Problem | None:
    """Refuse a timeout before its day; a complainer may ask for the next level, a clock may not."""
    step = attempt.step
    if step.cause is Cause.REQUEST:
        if step.role is not Role.CLOCK:
            return None
        return Problem("levels", "only people ask for the next level", "Let the time run out.")
    day = shanghai_date(step.at)
    late = [due for due in dues(attempt.case, attempt.desk, attempt.calendar) if due.on < day]
    if any(due.what in (Duty.ESCALATE, Duty.ANSWER, Duty.ACCEPT) for due in late):
        return None
    basis = attempt.desk.cited(attempt.desk.clocks.level.basis)
    until = next(
        (due.on for due in dues(attempt.case, attempt.desk, attempt.calendar) if due.what is Duty.ESCALATE), None
    )
    what = f"no time has run out; this level has until {until}" if until else "no time is running out here"
    return Problem(f"clock of a level; {basis}", what, "Wait, or escalate on request (--cause request).")


def something_is_found(attempt: Attempt) -> Problem | None:
    """Refuse a finding that finds nothing."""
    if attempt.step.liability is not None or attempt.step.upheld is not None:
        return None
    return Problem("finding", "it says neither who is liable nor whether it is upheld", "Say one or both.")


def no_tier_is_skipped(attempt: Attempt) -> Problem | None:
    """Refuse a tier before every tier below it has been tried, and one that has been tried."""
    rule = attempt.desk.mediation
    tiers = [tier.level for tier in rule.tiers]
    tried = [mediation.tier for mediation in attempt.case.mediations]
    where = f"tiers of mediation; {attempt.desk.cited(rule.tiers_basis)}"
    left = [tier for tier in tiers if tier not in tried]
    if not left:
        return Problem(where, "every tier has been tried", "The close-out ledger or the court remains.")
    if attempt.step.tier is left[0]:
        return None
    what = f"{attempt.step.tier} is not the next tier"
    return Problem(where, what, f"No tier is skipped and none held twice: the next is {left[0]}.")


def mediation_comes_before_a_suit_of_the_company(attempt: Attempt) -> Problem | None:
    """Refuse a company's suit before mediation has failed (Rongcheng plan 12); a resident may sue at any time.

    Shandong Property Management Regulation, article 75: a party may ask for mediation, and may also go to court.
    """
    rule, step = attempt.desk.mediation, attempt.step
    if step.role is Role.COMPANY and step.plaintiff is not Party.COMPANY:
        return Problem("suit", "a company sues in its own name alone", "Say --plaintiff company.")
    failed = sum(mediation.outcome is Outcome.FAILED for mediation in attempt.case.mediations)
    if step.plaintiff is not Party.COMPANY or failed >= rule.before_suit_of_company:
        return None
    what = f"the company sues after {failed} failed mediations, and {rule.before_suit_of_company} must come before"
    return Problem(
        f"mediation before suit; {attempt.desk.cited(rule.before_suit_basis)}", what, "Open mediation first."
    )


def the_ledger_is_verified(attempt: Attempt) -> Problem | None:
    """Refuse to close what is on the ledger and not verified, and what mediation left unsolved and off the ledger."""
    case = attempt.case
    where = "close-out ledger (销号); closed only when solved"
    if case.ledger not in (LedgerState.NOT_LISTED, LedgerState.VERIFIED):
        what = f"on the ledger it is {case.ledger}, not verified"
        return Problem(where, what, "Have it put right and verified: ledger_rectify, then ledger_verify.")
    if case.state is State.UNSETTLED and case.ledger is LedgerState.NOT_LISTED:
        return Problem(
            where, "mediation failed and nothing has been solved since", "Put it on the ledger: ledger_open."
        )
    return None


def a_company_matter_is_found(attempt: Attempt) -> Problem | None:
    """Refuse to close while nobody has found whose it is, or whether a company's complaint is upheld."""
    case = attempt.case
    remedy = "The housing authority finds it: find --upheld yes or no, with reason and document."
    if case.liability is Party.UNKNOWN:
        return Problem(
            "finding", "nobody has found yet who is liable", remedy.replace("--upheld yes or no", "--liability")
        )
    if case.liability is Party.COMPANY and case.upheld is None:
        return Problem("finding", "nobody has found yet whether it is upheld against the company", remedy)
    return None


def the_mark_is_from_1_to_5(attempt: Attempt) -> Problem | None:
    """Refuse other marks."""
    if attempt.step.satisfaction in range(1, 6):
        return None
    return Problem("satisfaction", f"{attempt.step.satisfaction} is no mark", "Give 1 (poor) to 5 (very good).")


def one_mark_for_a_closing(attempt: Attempt) -> Problem | None:
    """Refuse a second mark."""
    if attempt.case.satisfaction is None:
        return None
    return Problem("satisfaction", "this closing has its mark", "If it is not solved, reopen the complaint.")


def still_within_the_period(attempt: Attempt) -> Problem | None:
    """Refuse to reopen after the period."""
    until = reopens_until(attempt.case, attempt.desk, attempt.calendar)
    if until is None or shanghai_date(attempt.step.at) <= until:
        return None
    basis = attempt.desk.cited(attempt.desk.clocks.reopen.basis)
    return Problem(
        f"reopening; {basis}", f"the period ended on {until}", "Make a new complaint; it will name this one."
    )


def the_day_lies_ahead(attempt: Attempt) -> Problem | None:
    """Refuse a deadline that has passed before it is set."""
    if attempt.step.due_on is None or attempt.step.due_on > shanghai_date(attempt.step.at):
        return None
    return Problem("close-out ledger (销号)", f"{attempt.step.due_on} has passed or is today", "Set a later day.")


def still_going_on(attempt: Attempt) -> Problem | None:
    """Refuse to put on the ledger what is over, or what no department has taken in yet."""
    if attempt.case.accepted_at is not None and not attempt.case.is_ended:
        return None
    what = f"the complaint is {attempt.case.state}"
    return Problem("close-out ledger (销号)", what, "The ledger is for complaints that were taken in and are unsolved.")
