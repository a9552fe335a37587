"""What stands still (中止) because the owners' decision behind it was revoked or has to be corrected.

Derived, never kept: a decision that is found corrected, or another one that the owners take, lets it go on. State
Council's regulation art. 19: who supervises orders a correction or revokes, and tells all owners.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bidding.owners.law_shapes import OwnersLaw
from bidding.owners.laws import cite
from bidding.owners.tally import Item
from bidding.owners.vote_life import standing_items, vote_state
from bidding.owners.votes import Vote, VoteMove, VoteState
from models.errors import Problem

__all__ = ["Halt", "RestsOn", "halt_of", "halt_problem"]

_STOPPED = (VoteState.ORDERED, VoteState.REVOKED)


@dataclass(frozen=True, slots=True)
class RestsOn:
    """On what a tender or an auction rests: `subjects` are the names under which owners may have decided on it.

    `matter`: of the delegation that would do as well.   `vote`: the one that its filing names, where it names one.
    `since`: the day of the decision that a file tells; what was stopped before it does not bear on it.
    """

    subjects: frozenset[str]
    matter: str
    vote: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Halt:
    """Why something stands still: the vote, whether it was revoked or has to be corrected, since when, and why."""

    vote: str
    revoked: bool
    on: date
    reason: str


def halt_of(votes: Sequence[Vote], rests: RestsOn) -> Halt | None:
    """Return why something stands still, None where it does not; `votes` are all of its estate."""
    if any(_carries(item, rests) for vote in votes for item in standing_items(vote)):
        return None
    stopped = [vote for vote in _behind(votes, rests) if vote_state(vote) in _STOPPED]
    last = max(stopped, key=lambda vote: vote.steps[-1].at, default=None)
    if last is None or (rests.since is not None and last.steps[-1].day < rests.since):
        return None
    step = last.steps[-1]
    return Halt(last.id, step.move is VoteMove.REVOKE, step.day, str(step.details.get("reason", "")))


def halt_problem(halt: Halt, law: OwnersLaw) -> Problem:
    """Return the refusal of whatever would go on meanwhile, with its article and what lets it go on."""
    where = cite(law, law.supervision)
    if halt.revoked:
        what = f"the owners' decision behind it, vote {halt.vote}, was revoked on {halt.on}: {halt.reason}"
        return Problem(where, what, "It stands still until the owners decide again; or cancel it.")
    what = f"the owners' decision behind it, vote {halt.vote}, has to be corrected since {halt.on}: {halt.reason}"
    return Problem(where, what, "It stands still until the subdistrict finds the decision corrected.")


def _behind(votes: Iterable[Vote], rests: RestsOn) -> Iterator[Vote]:
    """Yield the votes on which it rests: those that decided on it by name, else those that delegated its matter."""
    decided = [vote for vote in votes if any(True for _ in vote.passed())]
    by_name = [
        vote for vote in decided
        if vote.id == rests.vote or any(item.subject in rests.subjects for item in vote.passed())
    ]  # fmt: skip
    if by_name:
        yield from by_name
    elif not rests.vote:
        yield from (vote for vote in decided if any(_delegates(item, rests) for item in vote.passed()))


def _carries(item: Item, rests: RestsOn) -> bool:
    return item.subject in rests.subjects or _delegates(item, rests)


def _delegates(item: Item, rests: RestsOn) -> bool:
    return item.limits is not None and item.matter == rests.matter
