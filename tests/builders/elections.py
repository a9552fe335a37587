"""Builds elections under the law of Shaoxing: five seats, candidates c-1, c-2, .., a preparatory group, ten owners.

election = a_published(7)                               # seven candidates were vetted and shown
called, vote = a_called(election)
counted = a_counted(called, vote, {"c-1": 8, "c-2": 7})     # how many owners named each
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from bidding.owners import Ballot, Call, Choice, Item, Roll, Vote, VoteMove, VoteStep, tally
from bidding.owners.election_count import places_of, standings_of
from bidding.owners.election_life import take_election
from bidding.owners.election_shapes import ElectionRole
from bidding.owners.elections import Election, ElectionAttempt, ElectionMove, ElectionStep, Terms
from bidding.owners.laws import law_named
from bidding.owners.vote_life import ELECTING, take
from bidding.owners.votes import Attempt, Role
from models.values.periods import Duration
from tests.builders.owners import a_roll

__all__ = [
    "ANNOUNCED_AT", "CLOSES_AT", "COUNTED_AT", "LAW", "NAMED_UNTIL", "OPENS_AT", "PUBLISHED_AT", "VOTE", "a_called",
    "a_counted", "a_declared", "a_published", "a_vote_on", "an_announced", "answers", "ballots", "counted_vote",
    "moved", "nominated", "outcomes", "terms",
]  # fmt: skip

LAW = law_named("shaoxing")
ANNOUNCED_AT = datetime(2024, 3, 1, 1, tzinfo=UTC)
NAMED_UNTIL = ANNOUNCED_AT + timedelta(days=10)
PUBLISHED_AT = NAMED_UNTIL + timedelta(days=2)
OPENS_AT = PUBLISHED_AT + timedelta(days=15)
CLOSES_AT = OPENS_AT + timedelta(days=10)
COUNTED_AT = CLOSES_AT + timedelta(hours=1)
VOTE = "committee-2024"


def terms(**changes: object) -> dict[str, Any]:
    """Return what is announced, with what is named changed: five seats, two alternates, five years."""
    given: dict[str, Any] = {"seats": 5, "alternates": 2, "term": Duration.parse("P5Y"), "nominate_until": NAMED_UNTIL}
    return Terms(**(given | changes)).as_details()


def moved(
    election: Election, move: str, at: datetime, role: str = "preparatory_group", *, law: object = LAW,
    beside: Mapping[str, Any] | None = None, **details: Any,  # noqa: ANN401 - plain values
) -> Election:  # fmt: skip
    """Return the election with a step; `beside` is what the register knows of it."""
    step = ElectionStep(ElectionMove(move), at, "S-3", ElectionRole(role), details)
    return take_election(ElectionAttempt(election, step, law, **(beside or {})))  # type: ignore[arg-type]


def an_announced(**changes: object) -> Election:
    """Return an election that the preparatory group announced."""
    return moved(Election(VOTE, "willow-garden"), "announce", ANNOUNCED_AT, **terms(**changes))


def nominated(election: Election, *codes: str) -> Election:
    """Return it with candidates who named themselves."""
    for code in codes:
        told: dict[str, Any] = {"candidate": code, "nominator": "self", "owners": 1}
        election = moved(election, "nominate", ANNOUNCED_AT + timedelta(days=1), **told)
    return election


def answers(**changes: bool) -> dict[str, bool]:
    """Return a vetting by which everything that the law of Shaoxing asks is met, but for what is named."""
    asked = [code for code, one in LAW.election.checks.items() if one.asked == "law"]
    return dict.fromkeys(asked, True) | changes


def a_published(count: int, **changes: object) -> Election:
    """Return an election whose candidates c-1 .. c-count were vetted, found fit, and shown."""
    codes = [f"c-{number}" for number in range(1, count + 1)]
    election = nominated(an_announced(**changes), *codes)
    for code in codes:
        election = moved(election, "vet", ANNOUNCED_AT + timedelta(days=2), candidate=code, answers=answers())
    return moved(election, "publish", PUBLISHED_AT, candidates=codes, party=0)


def a_vote_on(election: Election, **changes: object) -> Vote:
    """Return the vote of an election, called when its candidates were shown."""
    items = tuple(Item(code, ELECTING, f"Elect {code}") for code in election.admitted)
    seats = election.terms.seats if election.terms is not None else 0
    given: dict[str, Any] = {"opens_at": OPENS_AT, "closes_at": CLOSES_AT, "roll_digest": "0" * 64, "seats": seats}
    call = Call(items, secret=True, **(given | changes))
    step = VoteStep(VoteMove.CALL, PUBLISHED_AT, "S-3", Role.SUBDISTRICT, call.as_details())
    return take(Attempt(Vote(election.id, election.community_id), step, LAW))


def a_called(election: Election) -> tuple[Election, Vote]:
    """Return the election with its vote called."""
    vote = a_vote_on(election)
    return moved(election, "call", PUBLISHED_AT, beside={"vote": vote}, opens_at=OPENS_AT.isoformat()), vote


def ballots(votes: Mapping[str, int], roll: Roll) -> list[Ballot]:
    """Return a ballot of every owner of the roll: each candidate is named by the first so many."""
    return [
        Ballot(voter, {code: Choice.FOR for code, most in votes.items() if number < most}, OPENS_AT, number)
        for number, voter in enumerate(roll.weights)
    ]


def outcomes(vote: Vote, cast: Iterable[Ballot], roll: Roll) -> dict[str, Any]:
    """Return the outcomes of a vote as they go on record."""
    items = vote.call.items if vote.call is not None else ()
    return {
        one.item.id: {
            "passed": one.passed,
            "votes": {str(choice): {"area": said.area, "persons": said.persons} for choice, said in one.votes.items()},
        }
        for one in tally(roll, items, cast, LAW)
    }


def a_counted(election: Election, vote: Vote, votes: Mapping[str, int], roll: Roll | None = None) -> Election:
    """Return the election with the count of its vote."""
    whole = roll or a_roll(10)
    counted = counted_vote(vote, votes, whole)
    standings = [one.as_dict() for one in standings_of(counted, election.admitted)]
    return moved(election, "count", COUNTED_AT, beside={"vote": counted}, standings=standings)


def counted_vote(vote: Vote, votes: Mapping[str, int], roll: Roll) -> Vote:
    """Return the vote with its count."""
    told = outcomes(vote, ballots(votes, roll), roll)
    step = VoteStep(VoteMove.COUNT, COUNTED_AT, "S-3", Role.SUBDISTRICT, {"outcomes": told})
    return take(Attempt(vote, step, LAW))


def a_declared(votes: Mapping[str, int], owners: int = 10) -> Election:
    """Return an election that elected: everybody with more than half, ranked, into five seats and two alternates."""
    election = a_counted(*a_called(a_published(len(votes))), votes, a_roll(owners))
    places = places_of(election)
    chosen: dict[str, Any] = {"members": [*places.members], "alternates": [*places.alternates]}
    return moved(election, "declare", COUNTED_AT + timedelta(days=1), until="2029-04-08", party=0, **chosen)
