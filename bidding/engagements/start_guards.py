"""Guards of coming: the filing and its staff, the premises, the tripartite agreement, and what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bidding.engagements.clocks import kind_needed
from bidding.engagements.details import Agreed, Breached, Found, Submitted
from bidding.engagements.engagement import Engagement, Premises, Step
from bidding.engagements.laws import cite
from bidding.engagements.moves import FilingState
from models.errors import Problem
from models.values.moments import shanghai_date

__all__ = [
    "Attempt", "agreement_is_whole", "breach_fits", "contract_has_begun", "entered_in_time", "filing_is_asked",
    "filing_passed", "found_before_today", "inspections_for", "premises_are_taken_over", "premises_problems",
    "staff_is_there",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attempt:
    """An engagement as it is, the step that somebody wants to take, where its filing stands, and its inspections."""

    engagement: Engagement
    step: Step
    filing: FilingState
    premises: tuple[Premises, ...] = ()


def entered_in_time(attempt: Attempt) -> Problem | None:
    """Refuse a day that has not come, and one so long past that a late act could be dated back with it."""
    law, step = attempt.engagement.law, attempt.step
    recorded = shanghai_date(step.at)
    if timedelta(0) <= recorded - step.on <= timedelta(days=law.entered_within.days):
        return None
    what = f"it would count from {step.on}, and it is entered on {recorded}"
    remedy = f"Enter it with a day of the last {law.entered_within.days}, or today's."
    return Problem(cite(law, law.entered_within.basis), what, remedy)


def filing_is_asked(attempt: Attempt) -> Problem | None:
    """Refuse a filing where no law asks for one."""
    if attempt.engagement.law.filing is not None:
        return None
    return Problem("filing", "no law of this place asks for it", "Begin service: wuxin service start")


def staff_is_there(attempt: Attempt) -> list[Problem]:
    """Refuse a filing without the staff that the law names (ZJ-11)."""
    law, told = attempt.engagement.law, attempt.step.told
    if law.filing is None or not isinstance(told, Submitted):
        return []
    named = Counter(one.role for one in told.staff)
    where = cite(law, law.filing.staff_basis)
    return [
        Problem(where, f"{law.filing.staff_titles[role].en}: {named[role]} named, {least} needed", "Name them.")
        for role, least in law.filing.staff.items() if named[role] < least
    ]  # fmt: skip


def filing_passed(attempt: Attempt) -> Problem | None:
    """Refuse service before the filing has passed (ZJ-10)."""
    law = attempt.engagement.law.filing
    if law is None or attempt.filing is FilingState.PASSED:
        return None
    what = f"the filing is {attempt.filing}, and service may begin once it has passed"
    remedy = "File it, and wait for the bureau: wuxin service file"
    return Problem(cite(attempt.engagement.law, law.basis), what, remedy)


def contract_has_begun(attempt: Attempt) -> Problem | None:
    """Refuse service before the first day of the contract."""
    starts = attempt.engagement.terms.starts_on
    if attempt.step.on >= starts:
        return None
    return Problem("contract, starts_on", f"service starts on {starts}", "Wait for that day.")


def premises_are_taken_over(attempt: Attempt) -> list[Problem]:
    """Refuse service on premises that nobody inspected or that are not fit; nobody can lift this (ZJ-35)."""
    return premises_problems(attempt.engagement, attempt.premises)


def premises_problems(engagement: Engagement, premises: tuple[Premises, ...]) -> list[Problem]:
    """Return why the premises may not be served: not inspected, not fit, or not taken over."""
    kind, law = kind_needed(engagement), engagement.law
    if kind is None:
        return []
    where, own = cite(law, law.premises.basis), inspections_for(engagement, premises)
    if any(one.taken_over_on is not None for one in own):
        return []
    if not any(one.inspected_on is not None for one in own):
        what = f"there was no {kind} inspection of the common parts"
        return [Problem(where, what, "Inspect them together: wuxin inspection announce")]
    unfit = [name for one in own for name in one.unfit]
    if unfit:
        what = f"the premises are not fit for delivery: {', '.join(unfit)}"
        return [Problem(where, what, "Have it put right and re-checked: wuxin inspection confirm")]
    what = "they were inspected, and the company has not taken them over"
    return [Problem(where, what, "Record it: wuxin inspection takeover")]


def inspections_for(engagement: Engagement, premises: Iterable[Premises]) -> list[Premises]:
    """Return the inspections that open the way for this company: of the needed kind, for it, under this contract."""
    kind, terms = kind_needed(engagement), engagement.terms
    since = terms.signed_on if terms.stage == "assembly" else date.min
    return [
        one for one in premises
        if one.kind == kind and one.company_id in (None, terms.company_id) and (one.inspected_on or date.max) >= since
    ]  # fmt: skip


def agreement_is_whole(attempt: Attempt) -> list[Problem]:
    """Refuse an agreement where no law asks for one, without one of its parties or heads, or a second one (HZ-21)."""
    law, told, one = attempt.engagement.law, attempt.step.told, attempt.engagement
    if law.supervised is None or law.supervision is None or one.terms.stage != "initial":
        what = "no law of this place asks for it, or there is an assembly"
        return [Problem("supervision agreement", what, "Leave it out.")]
    if not isinstance(told, Agreed):
        return []
    where, found = cite(law, law.supervision), []
    if one.last(Agreed) is not None:
        found.append(Problem(where, "there is one on record", "Nothing is left to do."))
    missing = sorted({"neighbourhood", "company", "developer"} - set(told.parties))
    if missing:
        found.append(Problem(where, f"{', '.join(missing)} did not sign", "Let all three sign."))
    heads = sorted(set(law.supervised) ^ set(told.heads))
    if heads:
        what = f"{', '.join(heads)}: missing, or no head of it"
        found.append(Problem(where, what, f"It watches over {', '.join(law.supervised)}."))
    return found


def breach_fits(attempt: Attempt) -> list[Problem]:
    """Refuse a breach without an agreement, of no head of it, of a day ahead, or of a record that does not fit it."""
    law, told, on = attempt.engagement.law, attempt.step.told, attempt.step.on
    agreed = attempt.engagement.last(Agreed)
    if agreed is None or law.supervised is None:
        return [Problem("breach", "no agreement is on record", "Enter it first: wuxin service do NAME agree")]
    if not isinstance(told, Breached):
        return []
    found = []
    if not agreed[0].on <= told.occurred_on <= on:
        what = f"{told.occurred_on} lies before the agreement of {agreed[0].on}, or ahead"
        found.append(Problem("breach, occurred_on", what, "Correct the day."))
    head = law.supervised.get(told.head)
    known = ", ".join(law.supervised) if head is None else ", ".join(head.events)
    if head is None or told.event not in head.events:
        what = f"{told.event} is no record of a breach of {told.head}"
        found.append(Problem("breach", what, f"Known: {known}."))
    return found


def found_before_today(attempt: Attempt) -> list[Problem]:
    """Refuse to find what lies ahead, and a company that serves before it could have."""
    told = attempt.step.told
    if not isinstance(told, Found):
        return []
    if told.since > attempt.step.on:
        return [Problem("since", f"{told.since} lies ahead", "Correct the day.")]
    return []
