"""The committee in office (业主委员会组成): who sits on a day, whom alternates replaced, and whether it still holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bidding.owners.election_life import election_state
from bidding.owners.elections import Election, ElectionMove, ElectionState
from bidding.owners.law_shapes import OwnersLaw
from bidding.owners.laws import cite
from bidding.procedures.votes import reached
from models.errors import Problem

__all__ = ["Committee", "committee_on", "committee_problems", "party_shortfall"]


@dataclass(frozen=True, slots=True)
class Committee:
    """Who sits, by code, and who may still move up; `until` is the first day after the term."""

    seats: int
    members: tuple[str, ...]
    alternates: tuple[str, ...]
    since: date
    until: date

    @property
    def vacant(self) -> int:
        """Return how many seats are empty."""
        return self.seats - len(self.members)


def committee_on(election: Election, day: date) -> Committee | None:
    """Return the committee that an election gave, as it is on a day; None where it gave none, or none any more.

    Alternates move up in their order when a member leaves (Hangzhou art. 28, Shaoxing art. 18, Lishui art. 14).
    """
    declared, terms = election.last(ElectionMove.DECLARE), election.terms
    if declared is None or terms is None or election_state(election) is not ElectionState.ELECTED:
        return None
    until = date.fromisoformat(declared.details["until"])
    if not declared.day <= day < until:
        return None
    members, waiting = list(declared.details["members"]), list(declared.details["alternates"])
    for step in election.all_of(ElectionMove.LEAVE):
        if step.day > day:
            break
        code = step.details["candidate"]
        waiting = [one for one in waiting if one != code]
        if code in members:
            members.remove(code)
            members += waiting[:1]
            waiting = waiting[1:]
    return Committee(terms.seats, tuple(members), tuple(waiting), declared.day, until)


def committee_problems(committee: Committee, law: OwnersLaw) -> list[Problem]:
    """Return why a committee must be elected anew: too many seats are empty and nobody can move up."""
    kept = law.election.kept
    if reached(len(committee.members), committee.seats, kept.share, over=kept.over) and (
        not kept.ends or len(committee.members) >= law.committee_size.least
    ):
        return []
    what = f"{len(committee.members)} of {committee.seats} seats are filled"
    return [Problem(cite(law, kept.basis), what, "Elect the committee anew.")]


def party_shortfall(members: int, party: int, law: OwnersLaw) -> Problem | None:
    """Return how far a committee is from the share of Party members that its place asks for; None where it is not.

    It takes nothing from the committee: owners elected it. What is short is made up by by-elections.
    """
    asked = law.election.party
    if asked is None or reached(party, members, asked.share, over=asked.over):
        return None
    least = "more than" if asked.over else "at least"
    what = f"{party} of {members} members are Party members, and {least} {asked.share} is asked for"
    return Problem(cite(law, asked.basis), what, "Make it up at the next election or by-election.")
