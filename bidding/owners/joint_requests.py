"""What owners ask for together (业主联名提议): a vote, an audit; who joined is counted on the roll, each owner once.

What stands behind a request is that of the roll on the day it began. How much of the owners it takes is the law's
matter, so whoever asks brings the threshold: one fifth of the persons for a vote (Property Management Regulation 13).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final

from bidding.owners.law_shapes import OwnersLaw
from bidding.owners.laws import cite
from bidding.owners.roll import Roll, Weight
from bidding.procedures.votes import reached
from models.errors import Problem, RefusedError
from models.values.lifecycle import order_refusals
from models.values.moments import shanghai_date

__all__ = [
    "VOTE", "JointRequest", "RequestMove", "RequestStep", "Threshold", "call_by", "is_enough", "reached_on", "support",
    "take_request", "threshold_of_vote",
]  # fmt: skip


VOTE: Final = "vote"
"""The purpose of a request for a vote of all owners."""


class RequestMove(StrEnum):
    """What is done with a request: owners ask, join and leave; the body that has to act answers it."""

    ASK = "ask"
    JOIN = "join"
    LEAVE = "leave"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Threshold:
    """How much of all owners a request takes, and where that stands; `area` is None where persons alone count."""

    persons: Fraction
    area: Fraction | None
    where: str


@dataclass(frozen=True, slots=True)
class RequestStep:
    """One step: when, by whom; `voter` is who asks, joins or leaves by the code of the roll, which is never published.

    ask: `purpose`, `about` and `roll`.   answer: `by_what`, such as the vote that was called.
    """

    move: RequestMove
    at: datetime
    by: str
    voter: str | None = None
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The day in Shanghai on which it was taken."""
        return shanghai_date(self.at)


@dataclass(frozen=True)
class JointRequest:
    """A request and its steps in order, never changed; the first step asks."""

    id: str
    community_id: str
    steps: tuple[RequestStep, ...] = ()

    def with_step(self, step: RequestStep) -> JointRequest:
        """Return the request with one more step."""
        return replace(self, steps=(*self.steps, step))

    @property
    def began(self) -> RequestStep:
        """The step that asked."""
        return self.steps[0]

    @property
    def purpose(self) -> str:
        """What for: `vote`, `audit`."""
        return str(self.steps[0].details["purpose"])

    @property
    def about(self) -> str:
        """What owners ask for, in words."""
        return str(self.steps[0].details["about"])

    @property
    def roll_id(self) -> str:
        """The roll on which it is counted."""
        return str(self.steps[0].details["roll"])

    @property
    def answer(self) -> RequestStep | None:
        """The step that answered it, None while nothing has."""
        return next((step for step in self.steps if step.move is RequestMove.ANSWER), None)

    @property
    def persons(self) -> int:
        """How many owners stand behind it: known from the steps alone, without who they are."""
        came = sum(step.move in (RequestMove.ASK, RequestMove.JOIN) for step in self.steps)
        return came - sum(step.move is RequestMove.LEAVE for step in self.steps)

    @property
    def signers(self) -> tuple[str, ...]:
        """Who stands behind it, in the order in which they came."""
        found: dict[str, None] = {}
        for step in self.steps:
            if step.voter is not None and step.move is RequestMove.LEAVE:
                found.pop(step.voter, None)
            elif step.voter is not None:
                found[step.voter] = None
        return tuple(found)


def call_by(request: JointRequest, roll: Roll, law: OwnersLaw) -> date | None:
    """Return the last day for the committee to call the vote that enough owners ask for; None where nothing is owed."""
    since = None if request.answer is not None else reached_on(request, roll, threshold_of_vote(law))
    return None if since is None else since + timedelta(days=law.calling.days)


def threshold_of_vote(law: OwnersLaw) -> Threshold:
    """Return how many owners may ask for a vote: a share of the persons."""
    return Threshold(law.callers.share, None, cite(law, law.callers.basis))


def support(request: JointRequest, roll: Roll) -> Weight:
    """Return what stands behind a request: area in hundredths of a square metre, and persons."""
    return roll.weight(request.signers)


def is_enough(request: JointRequest, roll: Roll, needed: Threshold) -> bool:
    """Return whether enough owners stand behind it; exactly the share is enough."""
    got, whole = support(request, roll), roll.whole
    by_area = needed.area is None or reached(got.area, whole.area, needed.area, over=False)
    return by_area and reached(got.persons, whole.persons, needed.persons, over=False)


def reached_on(request: JointRequest, roll: Roll, needed: Threshold) -> date | None:
    """Return since which day enough owners stand behind it; None where they do not."""
    since: date | None = None
    for number, step in enumerate(request.steps, start=1):
        if not is_enough(replace(request, steps=request.steps[:number]), roll, needed):
            since = None
        elif since is None:
            since = step.day
    return since


def take_request(
    request: JointRequest, step: RequestStep, roll: Roll, needed: Threshold | None = None
) -> JointRequest:  # fmt: skip
    """Return the request with the step taken; `needed`, of an answer alone: how much of all owners it takes.

    Raises RefusedError with every reason why it may not be, ValueError for an answer without its threshold.
    """
    if step.move is RequestMove.ANSWER and needed is None:
        message = "an answer brings the threshold of its law"
        raise ValueError(message)
    if problems := list(_problems(request, step, roll, needed)):
        raise RefusedError(problems)
    return request.with_step(step)


def _problems(request: JointRequest, step: RequestStep, roll: Roll, needed: Threshold | None) -> Iterator[Problem]:
    where = f"request {request.id}"
    if (step.move is RequestMove.ASK) == bool(request.steps):
        what = "the name is taken" if request.steps else "nobody has asked for anything under this name"
        yield Problem(where, what, "Take another name." if request.steps else "Check the name.")
        return
    if step.move is RequestMove.ASK and not str(step.details.get("about", "")).strip():
        yield Problem(where, "it does not say what is asked for", "Say it in words, without names of persons.")
    if request.answer is not None:
        yield Problem(where, "it has been answered", "Ask anew, under another name.")
    yield from order_refusals(where, step.at, request.steps)
    yield from _of_the_voter(request, step, roll)
    if step.move is RequestMove.ANSWER and needed is not None and not is_enough(request, roll, needed):
        yield _too_few(request, roll, needed)


def _of_the_voter(request: JointRequest, step: RequestStep, roll: Roll) -> Iterator[Problem]:
    if step.move is RequestMove.ANSWER:
        return
    signs = step.move is not RequestMove.LEAVE
    if step.voter not in roll.weights:
        remedy = "Ask the body that keeps the roll to correct it."
        yield Problem(f"voter {step.voter}", "no unit of the roll is this voter's", remedy)
    if signs == (step.voter in request.signers):
        what = "this owner has joined it" if signs else "this owner has not joined it"
        yield Problem(f"request {request.id}", what, "Each owner counts once.")


def _too_few(request: JointRequest, roll: Roll, needed: Threshold) -> Problem:
    got, whole = support(request, roll), roll.whole
    remedy = "Let more owners join it."
    if needed.area is None:
        what = f"{got.persons} of {whole.persons} persons stand behind it, and {needed.persons} is needed"
        return Problem(needed.where, what, remedy)
    what = (
        f"{got.persons} of {whole.persons} persons and {got.area} of {whole.area} of the area stand behind it, and "
        f"{needed.persons} of the persons and {needed.area} of the area is needed"
    )
    return Problem(needed.where, what, remedy)
