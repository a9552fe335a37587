"""What must hold before an election is counted, drawn, declared or ended; every refusal says what to do."""

from __future__ import annotations

from bidding.owners.election_count import open_ties, places_of, standings_of, tie_plan
from bidding.owners.elections import ElectionAttempt, ElectionMove
from bidding.owners.laws import cite
from bidding.owners.vote_life import vote_state
from bidding.owners.votes import VoteState
from models.errors import Problem
from models.values.draw import commitment_of, differences
from models.values.draw.records import drawn_again, record_faults

__all__ = [
    "committee_is_formed",
    "draw_keeps_to_its_commitment",
    "is_member",
    "nothing_elects",
    "reason_is_given",
    "there_is_a_tie",
    "ties_are_drawn",
    "vote_is_counted",
    "vote_is_over",
    "vote_stands",
    "vote_was_revoked",
]


def vote_is_counted(attempt: ElectionAttempt) -> Problem | None:
    """Refuse a count of the election that is not the count of its vote."""
    vote = attempt.vote
    if vote is None or vote_state(vote) not in (VoteState.COUNTED, VoteState.ANNOUNCED):
        return Problem("count", "the vote of the election is not counted", "Count it once its window is over.")
    found = [one.as_dict() for one in standings_of(vote, attempt.election.admitted)]
    if found == attempt.step.details["standings"]:
        return None
    return Problem("count", "these are not the counts of the vote on record", "Take them from the vote.")


def there_is_a_tie(attempt: ElectionAttempt) -> Problem | None:
    """Refuse a draw where nobody is equal, or whose lottery is not still to come."""
    ties = open_ties(attempt.election)
    if not ties:
        return Problem("tie", "no candidates are equal where it matters", "Declare the result.")
    told = attempt.step.details["commitment"]
    pool = sorted(code for tie in ties for code in tie)
    if told["pool"]["labels"] != len(pool) or str(told["source"]["day"]) <= attempt.step.day.isoformat():
        return Problem("tie", "the draw is of others, or its lottery is not of a later day", "Commit to one that is.")
    return None


def draw_keeps_to_its_commitment(attempt: ElectionAttempt) -> list[Problem]:
    """Refuse a draw that is not the one committed to, or that does not come out of its codes and lottery."""
    committed, told = attempt.election.last(ElectionMove.COMMIT), attempt.step.details["draw"]
    if committed is None:
        return [Problem("draw", "nothing was committed to", "Commit to codes and a lottery first.")]
    drawn = drawn_again(told)
    expected = tie_plan(attempt.election, drawn.plan.parties, drawn.plan.source)
    if commitment_of(expected) != commitment_of(drawn.plan):
        return [Problem("draw", "it is not a draw of the equal candidates", "Draw by the ties of the election.")]
    return [*differences(committed.details["commitment"], drawn.plan), *record_faults(told, drawn)]


def ties_are_drawn(attempt: ElectionAttempt) -> list[Problem]:
    """Refuse a result while equal candidates are not put in order."""
    law = attempt.law
    return [
        Problem(attempt.cited(law.election.tied), f"{', '.join(tie)} are equal in persons and area",
                 "Commit to a verifiable draw, and draw.")
        for tie in open_ties(attempt.election)
    ]  # fmt: skip


def committee_is_formed(attempt: ElectionAttempt) -> list[Problem]:
    """Refuse to declare a committee of too few, of others than the count gives, or without an assembly."""
    problems = _too_few(attempt)
    places, told = places_of(attempt.election), attempt.step.details
    if [*places.members] != told["members"] or [*places.alternates] != told["alternates"]:
        problems.append(Problem("members", "they are not those whom the count gives", "Take them from the count."))
    if not attempt.founded:
        problems.append(Problem("assembly", "there is no assembly", "Found it first."))
    return problems


def vote_stands(attempt: ElectionAttempt) -> Problem | None:
    """Refuse a result whose vote is under an order to correct it, or was revoked (物业管理条例 19)."""
    vote = attempt.vote
    if vote is None or vote_state(vote) in (VoteState.COUNTED, VoteState.ANNOUNCED):
        return None
    what = f"the vote of the election is {vote_state(vote)}"
    return Problem(attempt.cited(attempt.law.supervision), what, "Wait until it is corrected, or elect anew.")


def nothing_elects(attempt: ElectionAttempt) -> Problem | None:
    """Refuse to let an election fail that has elected a committee."""
    if _too_few(attempt):
        return None
    return Problem("fail", "enough candidates were elected", "Declare the result.")


def vote_is_over(attempt: ElectionAttempt) -> Problem | None:
    """Refuse to cancel an election whose ballots are being cast: its vote is withdrawn or revoked first."""
    vote = attempt.vote
    if vote is not None and vote_state(vote) in (VoteState.WITHDRAWN, VoteState.REVOKED):
        return None
    return Problem("vote", "the vote of the election goes on", "Withdraw or revoke the vote first.")


def vote_was_revoked(attempt: ElectionAttempt) -> Problem | None:
    """Refuse to annul an election whose vote stands (物业管理条例 19)."""
    if attempt.vote is not None and vote_state(attempt.vote) is VoteState.REVOKED:
        return None
    where = cite(attempt.law, attempt.law.supervision)
    return Problem(where, "the decision of the owners stands", "Revoke the vote of the election first, with a reason.")


def reason_is_given(attempt: ElectionAttempt) -> Problem | None:
    """Refuse to end an election without a reason."""
    if str(attempt.step.details.get("reason", "")).strip():
        return None
    return Problem(str(attempt.step.move), "no reason is given", "Give it with: --reason")


def is_member(attempt: ElectionAttempt) -> list[Problem]:
    """Refuse that somebody leaves who holds no place, for no cause of the law, or without the vote that it takes."""
    told, causes = attempt.step.details, attempt.law.election.leaving
    places, gone = (
        places_of(attempt.election),
        {one.details["candidate"] for one in attempt.election.all_of(ElectionMove.LEAVE)},
    )
    problems = []
    if told["candidate"] not in {*places.members, *places.alternates} - gone:
        what = "nobody of this code is a member or an alternate"
        problems.append(Problem(f"candidate {told['candidate']}", what, "Name one who is."))
    cause = causes.get(str(told["cause"]))
    if cause is None:
        problems.append(Problem("cause", f"the law knows none named {told['cause']}", f"Known: {', '.join(causes)}."))
    elif cause.vote and not told.get("vote"):
        problems.append(Problem(attempt.cited(cause.basis), "it takes a vote of the owners", "Name the vote."))
    return problems


def _too_few(attempt: ElectionAttempt) -> list[Problem]:
    members, least = len(places_of(attempt.election).members), attempt.fewest
    if members >= least:
        return []
    failed = attempt.law.election.failed
    what = f"{members} were elected, and a committee is formed of at least {least}"
    return [
        Problem(attempt.cited(attempt.law.election.formed.basis), what, "The election has failed; let it end as such."),
        Problem(attempt.cited(failed.basis), "no committee was elected", failed.remedy.en),
    ]
