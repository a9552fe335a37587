"""Builds estates and votes: units of equal area unless said otherwise, and votes that were called by the committee.

roll = a_roll(10)                                  # ten owners of one unit of 100 m2 each
vote = a_called_vote(items=[("company", "choose_company")])
ballots = said(roll, "company", yes=7, no=1)
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from bidding.owners import Ballot, Call, Choice, Item, Roll, Unit, Vote, VoteMove, VoteStep
from bidding.owners.laws import law_named
from bidding.owners.vote_life import take
from bidding.owners.votes import Attempt, Role

__all__ = ["CALLED_AT", "CLOSES_AT", "OPENS_AT", "a_call", "a_called_vote", "a_roll", "said", "stepped"]

CALLED_AT = datetime(2024, 3, 1, 1, tzinfo=UTC)
OPENS_AT = CALLED_AT + timedelta(days=15)
CLOSES_AT = OPENS_AT + timedelta(days=10)
LAW = law_named("hangzhou")


def a_roll(count: int, area: int = 10_000) -> Roll:
    """Return a roll of owners of one unit each; areas in hundredths of a square metre."""
    return Roll(tuple(Unit(f"unit-{n}", area, f"owner-{n}") for n in range(count)))


def a_call(items: Iterable[tuple[str, str]] = (("company", "choose_company"),), **changes: object) -> Call:
    """Return a call of items, each (id, matter)."""
    agenda = tuple(Item(name, matter, f"On {name}") for name, matter in items)
    given: dict[str, object] = {"opens_at": OPENS_AT, "closes_at": CLOSES_AT, "roll_digest": "0" * 64}
    return Call(agenda, **(given | changes))  # type: ignore[arg-type]


def stepped(vote: Vote, move: str, at: datetime, role: str = "committee", **details: object) -> Vote:
    """Return the vote with a step that the law of Hangzhou allows."""
    step = VoteStep(VoteMove(move), at, "willow-garden", Role(role), details)
    return take(Attempt(vote, step, LAW, principal=Role.COMMITTEE))


def a_called_vote(items: Iterable[tuple[str, str]] = (("company", "choose_company"),), **changes: object) -> Vote:
    """Return a vote that the committee called."""
    return stepped(Vote("v1", "willow-garden"), "call", CALLED_AT, **a_call(items, **changes).as_details())


def said(roll: Roll, item: str, *, yes: int, no: int = 0, abstain: int = 0) -> list[Ballot]:
    """Return the ballots of the roll's first voters: so many for, then against, then abstaining."""
    choices = [Choice.FOR] * yes + [Choice.AGAINST] * no + [Choice.ABSTAIN] * abstain
    return [
        Ballot(voter, {item: choice}, OPENS_AT + timedelta(minutes=number), number)
        for number, (voter, choice) in enumerate(zip(roll.weights, choices, strict=False))
    ]
