"""The disclosure board of an estate (信息公示栏): its heads, when each is due, and what was posted when (ZJ-14).

A head is kept current, or disclosed for each quarter, half-year or year by a day after it has ended. A company's duties
begin with the period in which the books were opened, a committee's with the one in which a committee first acts. What
is due on a day follows from the law and from the steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from bidding.revenue.law_shapes import Head, RevenueLaw, Shown
from bidding.revenue.laws import cite
from bidding.revenue.steps import MoneyMove, MoneyStep
from bidding.revenue.terms import Terms
from models.errors import Problem, RefusedError
from models.values.lifecycle import Lifecycle, Transition
from models.values.moments import shanghai_date
from models.values.working_days import working_day_after

__all__ = [
    "DISCLOSURE_LIFE", "BoardLine", "Disclosure", "DisclosureAttempt", "DisclosureState", "board", "disclosure_of",
    "disclosure_state",
    "duties", "take_disclosure_step",
]  # fmt: skip

_ONE_DAY: Final = timedelta(days=1)
_MONTHS: Final = {"quarter": 3, "half_year": 6, "year": 12, "current": 12}


class DisclosureState(StrEnum):
    """Where a duty to disclose stands; that it is overdue follows from the day."""

    AWAITED = "awaited"
    SHOWN = "shown"
    TAKEN_DOWN = "taken_down"


@dataclass(frozen=True)
class Disclosure:
    """One duty: a head for a period `since <= day < until`, due at the latest on a day, with the steps taken on it.

    `renewed_on`: when a head that is kept current was first posted for a later period, which makes this one good too.
    """

    head: str
    period: str
    since: date
    until: date
    due_on: date
    steps: tuple[MoneyStep, ...] = ()
    renewed_on: date | None = None

    @property
    def subject(self) -> str:
        """The name under which its steps stand."""
        return f"{self.head}/{self.period}"

    @property
    def first_on(self) -> date | None:
        """The day on which it was first posted."""
        return next((step.on for step in self.steps if step.move is MoneyMove.DISCLOSE), None)

    @property
    def answered_on(self) -> date | None:
        """The day on which owners could first read it, there or in its renewal."""
        return min((day for day in (self.first_on, self.renewed_on) if day is not None), default=None)

    @property
    def posted_on(self) -> date | None:
        """The day on which it was last posted."""
        return next((step.on for step in reversed(self.steps) if step.move is MoneyMove.DISCLOSE), None)

    def overdue_on(self, day: date) -> bool:
        """Return whether on a day it is late and not made good."""
        return self.due_on < day and (self.answered_on is None or day < self.answered_on)

    def was_late(self, day: date) -> bool:
        """Return whether by a day it had become late, made good or not."""
        return self.due_on < day and (self.answered_on is None or self.answered_on > self.due_on)


@dataclass(frozen=True, slots=True)
class DisclosureAttempt:
    """A step that somebody wants to take on a duty, its head, and the law."""

    disclosure: Disclosure
    step: MoneyStep
    head: Head
    law: RevenueLaw


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A head as the board shows it on a day: the last update, what is due next, and the duties that are overdue."""

    head: str
    title_zh: str
    title_en: str
    by: str
    every: str
    updated_on: date | None
    due: Disclosure | None
    overdue: tuple[Disclosure, ...]
    basis: str


_T = Transition[DisclosureState, MoneyMove, DisclosureAttempt]


def _period_is_over(attempt: DisclosureAttempt) -> Problem | None:
    """Refuse to disclose a period that still runs; what is kept current is posted at any time in it."""
    one = attempt.disclosure
    begins = one.since if attempt.head.every == "current" else one.until
    if attempt.step.on >= begins:
        return None
    return Problem(one.subject, f"its period ends on {one.until} (exclusive)", f"Disclose it on {begins} or later.")


def _something_is_posted(attempt: DisclosureAttempt) -> Problem | None:
    """Refuse a disclosure of nothing: it names the digest of what hangs on the board."""
    if attempt.step.content.get("documents"):
        return None
    return Problem(attempt.disclosure.subject, "nothing is posted", "Attach it: --document FILE")


def _entered_in_time(attempt: DisclosureAttempt) -> Problem | None:
    """Refuse a day that has not come, and one so long past that a late disclosure could be dated back with it."""
    step, within = attempt.step, attempt.law.entered_within
    recorded = shanghai_date(step.at)
    if timedelta(0) <= recorded - step.on <= timedelta(days=within.days):
        return None
    what = f"it would count from {step.on}, and it is entered on {recorded}"
    return Problem(cite(attempt.law, within.basis), what, f"Enter it with a day of the last {within.days}, or today's.")


def _by_whom_it_is_owed(attempt: DisclosureAttempt) -> Problem | None:
    """Refuse a disclosure by anybody but who owes it; a management committee stands in for an owners' committee."""
    owed = {"company": {"company"}, "committee": {"committee", "management_committee"}}[attempt.head.by]
    if str(attempt.step.role) in owed:
        return None
    what = f"the {attempt.head.by} owes it, and the {attempt.step.role} would post it"
    return Problem(cite(attempt.law, attempt.head.basis), what, f"It takes the role {' or '.join(sorted(owed))}.")


def _shown_long_enough(attempt: DisclosureAttempt) -> Problem | None:
    """Refuse to take down what has not been on display as long as the law wants."""
    shown, posted = attempt.head.shown, attempt.disclosure.posted_on
    if shown is None or posted is None:
        return None
    until = _until(posted, shown)
    if attempt.step.on >= until:
        return None
    days = f"{shown.days} {'working ' if shown.working else ''}days"
    what = f"it was posted on {posted} and is shown for {days}"
    return Problem(cite(attempt.law, shown.basis), what, f"Take it down on {until} or later.")


_POST: Final = (_period_is_over, _something_is_posted, _entered_in_time, _by_whom_it_is_owed)
DISCLOSURE_LIFE: Final = Lifecycle[DisclosureState, MoneyMove, DisclosureAttempt]((
    _T(DisclosureState.AWAITED, MoneyMove.DISCLOSE, DisclosureState.SHOWN, _POST),
    _T(DisclosureState.SHOWN, MoneyMove.DISCLOSE, DisclosureState.SHOWN, _POST),
    _T(DisclosureState.SHOWN, MoneyMove.TAKE_DOWN, DisclosureState.TAKEN_DOWN, (_shown_long_enough,)),
    _T(DisclosureState.TAKEN_DOWN, MoneyMove.DISCLOSE, DisclosureState.SHOWN, _POST),
))  # fmt: skip


def disclosure_state(disclosure: Disclosure) -> DisclosureState:
    """Return the state that the steps lead to. Raises InputError for steps that no life can have."""
    return DISCLOSURE_LIFE.reached((step.move for step in disclosure.steps), disclosure.subject)


def take_disclosure_step(attempt: DisclosureAttempt) -> Disclosure:
    """Return the duty with the step taken. Raises RefusedError with every reason why it may not be."""
    one = attempt.disclosure
    if problems := DISCLOSURE_LIFE.refusals(disclosure_state(one), attempt.step.move, attempt):
        raise RefusedError(problems)
    return replace(one, steps=(*one.steps, attempt.step))


def duties(terms: Terms, steps: Sequence[MoneyStep], until: date) -> Iterator[Disclosure]:
    """Yield the duties whose period has begun before a day, head by head and in order, with their steps."""
    taken: dict[str, list[MoneyStep]] = {}
    for step in steps:
        if step.move in (MoneyMove.DISCLOSE, MoneyMove.TAKE_DOWN) and step.subject is not None:
            taken.setdefault(step.subject, []).append(step)
    for name, head in terms.law.heads.items():
        begins = terms.opened_on if head.by == "company" else _committee_since(steps)
        found = [] if begins is None else list(_periods(name, head, begins, until))
        own = [replace(one, steps=tuple(taken.get(one.subject, ()))) for one in found]
        yield from own if head.every != "current" else _renewed(own)


def disclosure_of(terms: Terms, steps: Sequence[MoneyStep], subject: str, on: date) -> Disclosure:
    """Return the duty of a name, `head/period`. Raises RefusedError where there is none by a day."""
    known = [one for one in duties(terms, steps, on + _ONE_DAY) if one.head == subject.partition("/")[0]]
    for one in known:
        if one.subject == subject:
            return one
    names = ", ".join(one.subject for one in known[-4:]) or ", ".join(terms.law.heads)
    raise RefusedError(Problem(subject, f"nothing of this name is owed by {on}", f"Owed are {names}."))


def board(terms: Terms, steps: Sequence[MoneyStep], day: date) -> tuple[BoardLine, ...]:
    """Return the board of a day, head by head, as it stood then."""
    known = [step for step in steps if step.on <= day]
    owed: dict[str, list[Disclosure]] = {}
    for one in duties(terms, known, day + _ONE_DAY):
        owed.setdefault(one.head, []).append(one)
    return tuple(_line(name, head, owed.get(name, []), terms.law, day) for name, head in terms.law.heads.items())


def _line(name: str, head: Head, owed: Iterable[Disclosure], law: RevenueLaw, day: date) -> BoardLine:
    found = list(owed)
    updated = max((one.posted_on for one in found if one.posted_on is not None), default=None)
    waiting = next((one for one in found if one.first_on is None and not one.overdue_on(day)), None)
    overdue = tuple(one for one in found if one.overdue_on(day))
    title = head.title
    return BoardLine(name, title.zh, title.en, head.by, head.every, updated, waiting, overdue, cite(law, head.basis))


def _periods(name: str, head: Head, opened: date, until: date) -> Iterator[Disclosure]:
    """Yield the periods of a head: of the calendar, or years from the opening for what is kept current."""
    months = _MONTHS[head.every]
    since = opened if head.every == "current" else date(opened.year, (opened.month - 1) // months * months + 1, 1)
    number = 1
    while since < until:
        ends = _later(since, months)
        label, due = (f"{number}", since) if head.every == "current" else (_label(since, head.every), ends)
        yield Disclosure(name, label, since, ends, head.due.after(due) - _ONE_DAY)
        since, number = ends, number + 1


def _committee_since(steps: Iterable[MoneyStep]) -> date | None:
    """Return since when there has been a committee that owes anything; the days between two are the next one's too."""
    stages = (step for step in steps if step.move is MoneyMove.STAGE)
    return min((step.on for step in stages if step.content["until"] > step.on.isoformat()), default=None)


def _renewed(owed: Sequence[Disclosure]) -> Iterator[Disclosure]:
    """Yield what is kept current, each with the first day on which a later period was posted."""
    for number, one in enumerate(owed, start=1):
        later = (other.first_on for other in owed[number:] if other.first_on is not None)
        yield replace(one, renewed_on=min(later, default=None))


def _label(since: date, every: str) -> str:
    labels: Mapping[str, str] = {
        "quarter": f"{since.year}-Q{since.month // 3 + 1}", "half_year": f"{since.year}-H{since.month // 6 + 1}",
        "year": f"{since.year}",
    }  # fmt: skip
    return labels[every]


def _later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = (date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1) - _ONE_DAY).day
    return date(year, month + 1, min(day.day, last))


def _until(posted: date, shown: Shown) -> date:
    return working_day_after(posted, shown.days) if shown.working else posted + timedelta(days=shown.days)
