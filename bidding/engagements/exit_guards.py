"""Guards of leaving: notice, who takes over, temporary service, the handover and the order behind it."""

from __future__ import annotations

from datetime import timedelta

from bidding.engagements.clocks import leave_by
from bidding.engagements.details import Appointed, Delivered, Ordered, Renewed, Replaced
from bidding.engagements.laws import cite
from bidding.engagements.start_guards import Attempt
from models.errors import Problem

__all__ = [
    "end_is_agreed", "everything_is_handed_over", "handover_is_late", "items_are_listed", "jointly_inspected",
    "nobody_takes_over", "renewal_is_later", "somebody_receives", "somebody_takes_over", "temporary_is_bounded",
]  # fmt: skip


def renewal_is_later(attempt: Attempt) -> Problem | None:
    """Refuse a renewal that does not lengthen the term."""
    told, ends = attempt.step.told, attempt.engagement.ends_on
    if not isinstance(told, Renewed) or told.until > ends:
        return None
    return Problem("until", f"the term ends on {ends} already", "Name a later day.")


def end_is_agreed(attempt: Attempt) -> list[Problem]:
    """Refuse that somebody takes over before the term ends, unless it is said to end early, or without a vote."""
    told, one = attempt.step.told, attempt.engagement
    if not isinstance(told, Replaced):
        return []
    found = []
    if told.takes_over_on < one.ends_on and not told.ended_early:
        what = f"the contract runs until {one.ends_on}"
        found.append(Problem("contract, ends_on", what, "Name a later day, or say that it ends early."))
    if told.vote is None and attempt.step.role != "developer":
        found.append(Problem("vote", "owners choose who serves them, and no vote is named", "Name it: --vote"))
    if told.successor == one.terms.company_id:
        found.append(Problem("successor", "it is the company that serves now", "Renew it: wuxin service do NAME renew"))
    return found


def nobody_takes_over(attempt: Attempt) -> Problem | None:
    """Refuse a temporary provider where somebody was chosen, from the day on which they take over."""
    replaced, on = attempt.engagement.replaced, attempt.step.on
    if replaced is None or on < replaced.takes_over_on:
        return None
    who = replaced.successor or "owners themselves"
    where = cite(attempt.engagement.law, attempt.engagement.law.temporary.basis)
    return Problem(where, f"{who} took over on {replaced.takes_over_on}", "Nobody else is needed.")


def temporary_is_bounded(attempt: Attempt) -> list[Problem]:
    """Refuse temporary service that is too long, that does not end, or that owners are not told of."""
    told, law = attempt.step.told, attempt.engagement.law
    if not isinstance(told, Appointed):
        return []
    latest, found = law.temporary.longest.after(attempt.step.on), []
    if not attempt.step.on < told.until <= latest:
        what = f"it would last until {told.until}"
        found.append(Problem(cite(law, law.temporary.longest_basis), what, f"End it by {latest} at the latest."))
    if not told.shown:
        what = "owners were not shown who serves, what, until when and for how much"
        found.append(Problem(cite(law, law.temporary.basis), what, "Show it in the estate: --shown"))
    return found


def items_are_listed(attempt: Attempt) -> list[Problem]:
    """Refuse items that the law's list does not have, and a handover of nothing."""
    told, law = attempt.step.told, attempt.engagement.law
    if not isinstance(told, Delivered):
        return []
    named = [*told.items, *told.absent]
    found = [Problem("item", f"{name!r} is not on the list", f"Known: {', '.join(law.handed_over)}.")
             for name in named if name not in law.handed_over]  # fmt: skip
    if not named:
        found.append(Problem("item", "nothing is handed over", "Name it: --item"))
    if both := sorted(set(told.items) & set(told.absent)):
        found.append(Problem("item", f"{', '.join(both)}: handed over and absent", "Say one of both."))
    return found


def somebody_receives(attempt: Attempt) -> Problem | None:
    """Refuse to hand over to nobody: the company goes on until somebody takes over (Civil Code 950)."""
    if attempt.engagement.replaced is not None:
        return None
    law = attempt.engagement.law
    what = "nobody was named who takes over, and until then the company goes on"
    return Problem(cite(law, law.goes_on), what, "Name who takes over: wuxin service replace")


def somebody_takes_over(attempt: Attempt) -> Problem | None:
    """Refuse that it is left before the day on which somebody takes over."""
    replaced, one = attempt.engagement.replaced, attempt.engagement
    day = None if replaced is None else max(replaced.takes_over_on, one.over_on)
    if day is not None and attempt.step.on >= day:
        return None
    what = "nobody takes over" if day is None else f"it is taken over on {day}"
    return Problem(cite(one.law, one.law.goes_on), what, "Wait for that day; until then the company goes on.")


def everything_is_handed_over(attempt: Attempt) -> list[Problem]:
    """Refuse to call a handover complete while items of the list are open, each with its article."""
    law = attempt.engagement.law
    return [
        Problem(cite(law, law.handed_over[name].basis), f"{law.handed_over[name].title.en}: not handed over",
                f"Hand it over, or say that there is none: wuxin service deliver --item {name}")
        for name in attempt.engagement.open_items()
    ]  # fmt: skip


def jointly_inspected(attempt: Attempt) -> Problem | None:
    """Refuse to finish a change of company that committee and both companies did not inspect together (ZJ-34)."""
    one = attempt.engagement
    replaced, law = one.replaced, one.law
    if replaced is None or replaced.successor is None:
        return None
    since, allowed = one.terms.starts_on, (None, replaced.successor)
    if any(
        seen.kind == law.premises.change and seen.company_id in allowed and (seen.inspected_on or since) > since
        for seen in attempt.premises
    ):
        return None
    what = "committee, old and new company have not inspected the common parts together"
    return Problem(cite(law, law.joint), what, "Inspect them: wuxin inspection announce, kind handover")


def handover_is_late(attempt: Attempt) -> list[Problem]:
    """Refuse an order while the company is still in time, for what is complete, or that lies behind."""
    clock, told = leave_by(attempt.engagement), attempt.step.told
    found = []
    if clock is None or attempt.step.on <= clock.last:
        what = "nobody takes over yet" if clock is None else f"it may leave until {clock.last}"
        article = "Civil Code 950" if clock is None else clock.article
        found.append(Problem(article, what, "Wait for that day."))
    if isinstance(told, Ordered) and told.until < attempt.step.on + timedelta(days=1):
        found.append(Problem("until", f"{told.until} gives no time", "Give a later day."))
    return found
