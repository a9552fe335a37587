"""The terms of an estate's money on a day: whose law holds, who serves it, and who acts for its owners.

They follow from its steps: opened once with its jurisdiction and company, then the stages. Where the owners' bodies are
on record, the stages follow from these, and none that was entered by hand counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bidding.owners import BodyEvent, BodyMove, Principal, PrincipalKind, principal_on
from bidding.revenue.law_shapes import RevenueLaw, Stage
from bidding.revenue.laws import law_for
from bidding.revenue.steps import MoneyMove, MoneyRole, MoneyStep
from models.errors import InputError, Problem

__all__ = ["Terms", "principal_of", "stage_on", "stages_of", "terms_of", "with_stages"]


@dataclass(frozen=True, slots=True)
class Terms:
    """Where an estate lies (GB/T 2260), who serves it, under which subdistrict, and since when its books are kept."""

    community_id: str
    jurisdiction: str
    company_id: str
    subdistrict: str
    opened_on: date

    @property
    def law(self) -> RevenueLaw:
        """The law of its money."""
        return law_for(self.jurisdiction)


def terms_of(community_id: str, steps: Iterable[MoneyStep]) -> Terms:
    """Return the terms with which an estate's books were opened. Raises InputError where they were not."""
    for step in steps:
        if step.move is MoneyMove.OPEN:
            told = step.content
            return Terms(community_id, told["jurisdiction"], told["company_id"], told["subdistrict"], step.on)
    what = "its books have not been opened"
    raise InputError(Problem(f"community {community_id}", what, "Run: wuxin money open"))


def stage_on(steps: Iterable[MoneyStep], day: date) -> Stage:
    """Return whether there is an owners' assembly on a day."""
    return "assembly" if any(step.move is MoneyMove.STAGE and step.on <= day for step in steps) else "initial"


def principal_of(steps: Iterable[MoneyStep], day: date) -> Principal:
    """Return who acts for the owners on a day, by the newest stage that had begun; before the first, the developer."""
    begun = [step for step in steps if step.move is MoneyMove.STAGE and step.on <= day]
    if not begun:
        return Principal(PrincipalKind.DEVELOPER, None, None)
    until = date.fromisoformat(begun[-1].content["until"])
    if day >= until:
        return Principal(PrincipalKind.NOBODY, None, None)
    return Principal(PrincipalKind(begun[-1].content["principal"]), begun[-1].on, until)


def stages_of(bodies: Sequence[BodyEvent], at: datetime) -> Iterator[MoneyStep]:
    """Yield the stages that the bodies on record lead to, each on the day of its event; `at`: when they were looked at.

    Where nobody acts after an event, its stage ends on the day on which it begins.
    """
    for event in bodies:
        if event.move is BodyMove.DELIVER:
            continue
        acts = principal_on(bodies, event.on)
        nobody = acts.kind is PrincipalKind.NOBODY or acts.until is None
        content = {
            "principal": str(PrincipalKind.OWNERS_COMMITTEE if nobody else acts.kind),
            "until": (event.on if nobody or acts.until is None else acts.until).isoformat(),
        }
        yield MoneyStep(MoneyMove.STAGE, event.on, at, event.by, MoneyRole.SUBDISTRICT, None, content)


def with_stages(steps: Sequence[MoneyStep], bodies: Sequence[BodyEvent]) -> tuple[MoneyStep, ...]:
    """Return the steps with the stages that bodies on record lead to, in place of those that were entered by hand."""
    if not steps or not bodies:
        return tuple(steps)
    first, *later = steps
    return (first, *stages_of(bodies, first.at), *(step for step in later if step.move is not MoneyMove.STAGE))
