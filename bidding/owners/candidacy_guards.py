"""What must hold before candidates stand and owners vote on them; every refusal names its article and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from bidding.owners.election_shapes import ElectionRole
from bidding.owners.elections import ElectionAttempt, ElectionMove, Terms
from bidding.owners.vote_life import ELECTING, vote_state
from bidding.owners.votes import VoteState
from bidding.procedures.votes import reached
from models.errors import Problem
from models.values.periods import Duration

__all__ = [
    "all_are_vetted",
    "enough_stand",
    "first_ballot_is_late_enough",
    "is_known_candidate",
    "is_published",
    "nomination_is_in_time",
    "nominator_may",
    "party_can_be_reached",
    "role_of_the_election",
    "seats_are_lawful",
    "time_is_longer",
    "vetting_is_whole",
    "vote_is_called",
]

_ONE_DAY: Final = timedelta(days=1)


def seats_are_lawful(attempt: ElectionAttempt) -> list[Problem]:
    """Refuse seats, alternates, a term or conditions that the law does not let an election have."""
    return list(_unlawful(Terms.from_details(attempt.step.details), attempt))


def _unlawful(terms: Terms, attempt: ElectionAttempt) -> Iterator[Problem]:
    law, election = attempt.law, attempt.law.election
    size, large = law.committee_size, election.large
    if not size.least <= terms.seats <= size.most or terms.seats % 2 == 0:
        what = f"a committee of {terms.seats} members is to be elected"
        yield Problem(attempt.cited(size.basis), what, f"It has an odd number of members, {size.least} to {size.most}.")
    elif large is not None and attempt.units > large.over_units and terms.seats < large.least:
        what = f"an estate of {attempt.units} units is to elect {terms.seats} members"
        yield Problem(
            attempt.cited(large.basis), what, f"Above {large.over_units} units it elects at least {large.least}."
        )
    most = int(terms.seats * election.alternates.share)
    if not 0 <= terms.alternates <= most:
        what = f"{terms.alternates} alternates are to be elected"
        yield Problem(
            attempt.cited(election.alternates.basis), what, f"With {terms.seats} seats there are at most {most}."
        )
    yield from _term(terms.term, attempt)
    unknown = sorted({*terms.agreed} - {code for code, one in election.checks.items() if one.asked == "rules"})
    if unknown:
        asked = ", ".join(code for code, one in election.checks.items() if one.asked == "rules")
        yield Problem(
            "conditions", f"the law knows none named {', '.join(unknown)}", f"The rules may agree on: {asked}."
        )
    if terms.nominate_until <= attempt.step.at:
        yield Problem("nominations", "they would end before they begin", "Set a later end.")


def _term(term: Duration, attempt: ElectionAttempt) -> Iterator[Problem]:
    day, law = attempt.step.day, attempt.law
    longest, least = law.committee_term, law.election.term_least
    if term.after(day) > longest.longest.after(day):
        yield Problem(attempt.cited(longest.basis), f"the term would be {term}", f"It is {longest.longest} at most.")
    if least is not None and term.after(day) < least.least.after(day):
        yield Problem(attempt.cited(least.basis), f"the term would be {term}", f"It is {least.least} at least.")


def nomination_is_in_time(attempt: ElectionAttempt) -> Problem | None:
    """Refuse a nomination after the end that was announced."""
    terms = attempt.election.terms
    if terms is not None and attempt.step.at < terms.nominate_until:
        return None
    what = (
        f"candidates could be named until {terms.nominate_until.isoformat()}" if terms is not None else "no end is set"
    )
    return Problem("nominations", what, "Let the organiser extend the time for all.")


def nominator_may(attempt: ElectionAttempt) -> list[Problem]:
    """Refuse a nomination by somebody whom the law does not name, by too few owners, or of somebody named before."""
    told, election = attempt.step.details, attempt.law.election
    problems = []
    nominator = election.nominators.get(str(told["nominator"]))
    if nominator is None:
        known = ", ".join(election.nominators)
        problems.append(Problem("nominator", f"the law knows none named {told['nominator']}", f"Known: {known}."))
    elif told["owners"] < nominator.owners:
        what = f"{told['owners']} owners nominate together"
        problems.append(Problem(attempt.cited(nominator.basis), what, f"It takes at least {nominator.owners}."))
    if told["candidate"] in attempt.election.candidates:
        problems.append(Problem(f"candidate {told['candidate']}", "there is one of this code", "Give another code."))
    return problems


def is_known_candidate(attempt: ElectionAttempt) -> Problem | None:
    """Refuse a step about somebody who is no candidate (any more)."""
    code = str(attempt.step.details["candidate"])
    found = attempt.election.candidates.get(code)
    if found is not None and not found.stood_down:
        return None
    known = ", ".join(_standing(attempt)) or "nobody"
    return Problem(f"candidate {code}", "nobody of this code stands", f"Candidates are {known}.")


def vetting_is_whole(attempt: ElectionAttempt) -> Problem | None:
    """Refuse vetting that leaves out a condition, or adds one that is not asked for."""
    terms, answers = attempt.election.terms, attempt.step.details["answers"]
    agreed = terms.agreed if terms is not None else ()
    checks = attempt.law.election.checks
    asked = {code for code, one in checks.items() if one.asked == "law" or code in agreed}
    if asked == {*answers}:
        return None
    wrong = ", ".join(sorted(asked ^ {*answers}))
    remedy = f"Answer each of: {', '.join(code for code in checks if code in asked)}."
    return Problem(attempt.cited(attempt.law.election.vetting.basis), f"left out or not asked for: {wrong}", remedy)


def is_published(attempt: ElectionAttempt) -> Problem | None:
    """Refuse to admit, once candidates are shown, somebody whom owners were not shown."""
    published, code = attempt.election.last(ElectionMove.PUBLISH), attempt.step.details["candidate"]
    if published is None or code in published.details["candidates"]:
        return None
    remedy = "Cancel the election with the reason, and announce another."
    return Problem(f"candidate {code}", "owners were not shown this candidate", remedy)


def time_is_longer(attempt: ElectionAttempt) -> Problem | None:
    """Refuse an end of nominations that is no later than the one before."""
    terms = attempt.election.terms
    asked = datetime.fromisoformat(attempt.step.details["nominate_until"])
    if terms is not None and asked > max(terms.nominate_until, attempt.step.at):
        return None
    return Problem(
        "nominations", "the new end is no later than the one before, or over", "Time for candidates only grows."
    )


def all_are_vetted(attempt: ElectionAttempt) -> list[Problem]:
    """Refuse to publish while nominations may come in, or while a candidate is not vetted."""
    election, terms = attempt.election, attempt.election.terms
    problems = []
    if terms is None or attempt.step.at < terms.nominate_until:
        problems.append(
            Problem("publish", "candidates may still be named", "Publish after the end that was announced.")
        )
    open_ = [code for code, one in election.candidates.items() if one.answers is None and not one.stood_down]
    if open_:
        what = f"not vetted yet: {', '.join(open_)}"
        problems.append(Problem(attempt.cited(attempt.law.election.vetting.basis), what, "Vet them by the list."))
    return problems


def enough_stand(attempt: ElectionAttempt) -> Problem | None:
    """Refuse an election in which no committee can come about: fewer candidates than it takes to form one."""
    standing, least = len(attempt.election.admitted), attempt.fewest
    if standing >= least:
        return None
    what = f"{standing} candidates stand, and a committee is formed of at least {least}"
    return Problem(
        attempt.cited(attempt.law.election.formed.basis), what, "Extend the time, and nominate more candidates."
    )


def party_can_be_reached(attempt: ElectionAttempt) -> Problem | None:
    """Refuse candidates by whom the binding share of Party members cannot be reached (荣成 2(2)5)."""
    party, terms = attempt.law.election.party, attempt.election.terms
    if party is None or not party.binding or terms is None:
        return None
    members = len(attempt.party & {*attempt.election.admitted})
    if reached(min(members, terms.seats), terms.seats, party.share, over=party.over):
        return None
    least = "more than" if party.over else "at least"
    what = (
        f"{members} of the candidates are Party members, and {least} {party.share} of {terms.seats} seats are asked for"
    )
    return Problem(attempt.cited(party.basis), what, "Extend the time, and encourage more to stand.")


def first_ballot_is_late_enough(attempt: ElectionAttempt) -> list[Problem]:
    """Refuse ballots before owners could look at the candidates for as long as the law says."""
    published = attempt.election.last(ElectionMove.PUBLISH)
    opens_at = (
        attempt.vote.call.opens_at if attempt.vote is not None and attempt.vote.call is not None else attempt.step.at
    )
    law = attempt.law.election
    return [
        Problem(attempt.cited(needed.basis), f"{what} {needed.days} days, and ballots would open at {opens_at}",
                "Let the window open later.")
        for needed, what in ((law.shown, "candidates are shown for"), (law.before, "candidates are known before for"))
        if published is None or opens_at - published.at < needed.days * _ONE_DAY
    ]  # fmt: skip


def vote_is_called(attempt: ElectionAttempt) -> list[Problem]:
    """Refuse a call without its vote, or with one of other candidates or other seats."""
    vote, terms = attempt.vote, attempt.election.terms
    if vote is None or vote.call is None or terms is None or vote_state(vote) is not VoteState.CALLED:
        return [Problem("vote", "the vote of the election is not called", "Call it with the election.")]
    items = tuple(item.id for item in vote.call.items if item.matter == ELECTING)
    if items == attempt.election.admitted and vote.call.seats == terms.seats:
        return []
    return [Problem("vote", "its items are not the candidates and seats of the election", "Call it with the election.")]


def role_of_the_election(attempt: ElectionAttempt) -> list[Problem]:
    """Refuse a body that does not act for the owners now; groups and the subdistrict act beside it."""
    role, acting = attempt.step.role, attempt.acting
    if role not in (ElectionRole.COMMITTEE, ElectionRole.MANAGEMENT_COMMITTEE) or role is acting:
        return []
    what = f"the {role} does not act for the owners now; {acting or 'nobody'} does"
    return [Problem("who acts", what, "The acting body does it, or the subdistrict.")]


def _standing(attempt: ElectionAttempt) -> Iterator[str]:
    return (code for code, one in attempt.election.candidates.items() if not one.stood_down)
