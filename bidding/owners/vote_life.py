"""The life of a vote: the table, what must hold before each move, and which decisions stand at a moment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from bidding.owners.ballots import Ballot, Channel, Choice
from bidding.owners.law_shapes import OwnersLaw
from bidding.owners.laws import cite
from bidding.owners.roll import Roll
from bidding.owners.tally import Item
from bidding.owners.votes import Attempt, Call, Role, Vote, VoteMove, VoteState
from bidding.procedures.votes import reached
from models.errors import Problem, RefusedError
from models.values.lifecycle import Lifecycle, Transition, order_refusals, role_refusals

__all__ = ["ELECTING", "GRANTS", "VOTE_LIFE", "ballot_problems", "standing_items", "take", "vote_state"]

ELECTING: Final = "elect_committee"
"""The matter of a vote that elects or replaces members; of an election, with one item for each candidate."""
_ONE_DAY: Final = timedelta(days=1)
_T = Transition[VoteState, VoteMove, Attempt]


def _agenda(attempt: Attempt) -> Problem | None:
    """Refuse a call without items, with one twice, or of a matter that the law does not know."""
    items = _call(attempt).items
    unknown = sorted({item.matter for item in items} - attempt.law.matters.keys())
    if items and not unknown and len({item.id for item in items}) == len(items):
        return None
    what = f"the law knows no matter {', '.join(unknown)}" if unknown else "the agenda is empty, or names an item twice"
    return Problem("agenda", what, f"Matters are {', '.join(attempt.law.matters)}.")


def _notice_is_long_enough(attempt: Attempt) -> Problem | None:
    """Refuse a window that opens before the owners have had their notice."""
    call, law = _call(attempt), attempt.law
    needed = law.notice_special if call.special else law.notice
    if call.opens_at - attempt.step.at >= needed.days * _ONE_DAY:
        return None
    what = f"owners are told {needed.days} days before, and it would open at {call.opens_at.isoformat()}"
    return Problem(cite(law, needed.basis), what, "Let the window open later.")


def _window_fits(attempt: Attempt) -> Problem | None:
    """Refuse a window that is shorter or longer than the law lets it be."""
    window, law = _call(attempt).window, attempt.law
    for bound, wrong, word in (
        (law.window_least, window < law.window_least.days * _ONE_DAY, "at least"),
        (law.window_longest, window > law.window_longest.days * _ONE_DAY, "at most"),
    ):
        if wrong:
            what = f"the window is {window / _ONE_DAY:g} days long, and it is {word} {bound.days}"
            return Problem(cite(law, bound.basis), what, "Set another end.")
    return None


def _caller_may(attempt: Attempt) -> Problem | None:
    """Refuse a call by too few owners, or by a body that does not act for them now."""
    law, step = attempt.law, attempt.step
    if step.role is Role.OWNERS:
        if reached(_call(attempt).owners, attempt.persons, law.callers.share, over=False):
            return None
        what = f"{_call(attempt).owners} of {attempt.persons} persons ask for it, and {law.callers.share} is needed"
        return Problem(cite(law, law.callers.basis), what, "Collect more owners, or ask the committee to call it.")
    if step.role in (Role.SUBDISTRICT, attempt.principal):
        return None
    acting = attempt.principal or "nobody"
    what = f"the {step.role} does not act for the owners now; {acting} does"
    return Problem("who calls", what, "The acting body calls it, or the subdistrict, or enough owners.")


def _secrecy_fits(attempt: Attempt) -> Problem | None:
    """Refuse an open vote where the law's data asks for a secret one, and the other way round."""
    call, law = _call(attempt), attempt.law
    elects = any(item.matter == ELECTING for item in call.items)
    rule = law.secrecy["election" if elects else "matters"]
    if rule.ballots == "chosen" or (rule.ballots == "secret") == call.secret:
        return None
    what = "persons are elected by secret ballot" if elects else f"ballots are {rule.ballots} here"
    return Problem(cite(law, rule.basis), what, f"Call it with {rule.ballots} ballots.")


def _owners_were_consulted(attempt: Attempt) -> Problem | None:
    """Refuse a committee's call of which owners were not asked before, where the place wants that.

    An election is left out: its candidates were shown to all owners.
    """
    rule, step = attempt.law.consultation, attempt.step
    committee = step.role in (Role.COMMITTEE, Role.MANAGEMENT_COMMITTEE)
    if not rule.required or not committee or _call(attempt).seats:
        return None
    told = [one for one in attempt.vote.steps if one.move is VoteMove.CONSULT]
    if told and step.at - told[0].at >= rule.days * _ONE_DAY:
        return None
    what = f"owners are consulted at least {rule.days} days before a committee calls a vote"
    return Problem(cite(attempt.law, rule.basis), what, "Put the consultation on record first, under the vote's name.")


def _window_is_over(attempt: Attempt) -> Problem | None:
    """Refuse to count while ballots may still come in."""
    call = attempt.vote.call
    if call is not None and attempt.step.at >= call.closes_at:
        return None
    return Problem("count", "ballots may be cast until the window closes", "Count after it.")


def _window_has_not_opened(attempt: Attempt) -> Problem | None:
    """Refuse to withdraw what owners are voting on."""
    call = attempt.vote.call
    if call is not None and attempt.step.at < call.opens_at:
        return None
    return Problem("withdraw", "ballots may have been cast", "Let it end, or ask the subdistrict.")


def _reason_is_given(attempt: Attempt) -> Problem | None:
    """Refuse an order or a revocation without its reason."""
    if str(attempt.step.details.get("reason", "")).strip():
        return None
    return Problem(cite(attempt.law, attempt.law.supervision), "no reason is given", "Give it with: --reason")


_CALL: Final = (_agenda, _notice_is_long_enough, _window_fits, _caller_may, _secrecy_fits, _owners_were_consulted)
VOTE_LIFE: Final = Lifecycle[VoteState, VoteMove, Attempt]((
    _T(VoteState.DRAFTED, VoteMove.CONSULT, VoteState.DRAFTED),
    _T(VoteState.DRAFTED, VoteMove.CALL, VoteState.CALLED, _CALL),
    _T(VoteState.CALLED, VoteMove.WITHDRAW, VoteState.WITHDRAWN, (_window_has_not_opened,)),
    _T(VoteState.CALLED, VoteMove.REVOKE, VoteState.REVOKED, (_reason_is_given,)),
    _T(VoteState.CALLED, VoteMove.COUNT, VoteState.COUNTED, (_window_is_over,)),
    _T(VoteState.COUNTED, VoteMove.ANNOUNCE, VoteState.ANNOUNCED),
    _T(VoteState.ANNOUNCED, VoteMove.ORDER, VoteState.ORDERED, (_reason_is_given,)),
    _T(VoteState.ANNOUNCED, VoteMove.REVOKE, VoteState.REVOKED, (_reason_is_given,)),
    _T(VoteState.ORDERED, VoteMove.CORRECT, VoteState.ANNOUNCED, (_reason_is_given,)),
    _T(VoteState.ORDERED, VoteMove.REVOKE, VoteState.REVOKED, (_reason_is_given,)),
))  # fmt: skip

_BODIES: Final = frozenset({Role.COMMITTEE, Role.MANAGEMENT_COMMITTEE, Role.SUBDISTRICT})
_SUPERVISORS: Final = frozenset({Role.SUBDISTRICT, Role.AUTHORITY})
GRANTS: Final[Mapping[VoteMove, frozenset[Role]]] = MappingProxyType({
    VoteMove.CONSULT: _BODIES,
    VoteMove.CALL: _BODIES | {Role.OWNERS},
    VoteMove.WITHDRAW: _BODIES,
    VoteMove.COUNT: _BODIES,
    VoteMove.ANNOUNCE: _BODIES,
    VoteMove.ORDER: _SUPERVISORS,
    VoteMove.CORRECT: _SUPERVISORS,
    VoteMove.REVOKE: _SUPERVISORS,
})  # fmt: skip
"""Who may make which move; nobody else may."""


def vote_state(vote: Vote) -> VoteState:
    """Return the state that the steps lead to. Raises InputError for steps that no life can have."""
    return VOTE_LIFE.reached((step.move for step in vote.steps), f"vote {vote.id}")


def take(attempt: Attempt) -> Vote:
    """Return the vote with the step taken. Raises RefusedError with every reason why it may not be."""
    vote, step = attempt.vote, attempt.step
    problems = role_refusals(step.move, step.role, GRANTS[step.move])
    problems += VOTE_LIFE.refusals(vote_state(vote), step.move, attempt)
    problems += order_refusals(str(step.move), step.at, vote.steps)
    if problems:
        raise RefusedError(problems)
    return vote.with_step(step)


def ballot_problems(vote: Vote, roll: Roll, ballot: Ballot, law: OwnersLaw) -> list[Problem]:
    """Return every reason why a ballot is not taken: when it comes, whose it is, what it says, what it rests on."""
    return list(_ballot_problems(vote, roll, ballot, law))


def standing_items(vote: Vote) -> tuple[Item, ...]:
    """Return the items that were passed and stand: announced, and neither revoked nor under an order to correct."""
    return tuple(vote.passed()) if vote_state(vote) is VoteState.ANNOUNCED else ()


def _ballot_problems(vote: Vote, roll: Roll, ballot: Ballot, law: OwnersLaw) -> Iterator[Problem]:
    call = vote.call
    if vote_state(vote) is not VoteState.CALLED or call is None:
        yield Problem(f"vote {vote.id}", f"it is {vote_state(vote)}", "Ballots are taken once it has been called.")
        return
    if not vote.is_open(ballot.cast_at):
        yield _closed(call, ballot.cast_at, law)
    if ballot.voter not in roll.weights:
        remedy = "Ask the body that called it to correct the roll for the next vote."
        yield Problem(f"voter {ballot.voter}", "no unit of the roll is this voter's", remedy)
    unknown = sorted(ballot.choices.keys() - {item.id for item in call.items})
    if unknown:
        yield Problem("items", f"not on the agenda: {', '.join(unknown)}", "Only announced items are voted on.")
    yield from _too_many_names(call, ballot, law)
    if (ballot.channel is Channel.PAPER) != (ballot.evidence is not None):
        yield Problem("evidence", "a ballot on paper, and only one, names the digest of its scan", "Scan the paper.")


def _too_many_names(call: Call, ballot: Ballot, law: OwnersLaw) -> Iterator[Problem]:
    """Refuse a ballot that names more candidates than there are seats: nobody could say which of them it means."""
    named = [item.id for item in call.items if item.matter == ELECTING and ballot.on(item.id) is Choice.FOR]
    if call.seats and len(named) > call.seats:
        what = f"{len(named)} candidates are named, and there are {call.seats} seats"
        where = cite(law, law.matters[ELECTING].basis)
        yield Problem(where, what, f"Name at most {call.seats}; the ballot may be cast again until the vote closes.")


def _closed(call: Call, at: datetime, law: OwnersLaw) -> Problem:
    what = f"the vote is open from {call.opens_at.isoformat()} until {call.closes_at.isoformat()}"
    when = "it has not opened yet" if at < call.opens_at else "it is closed"
    return Problem(cite(law, law.window_least.basis), f"{what}; {when}", "")


def _call(attempt: Attempt) -> Call:
    return Call.from_details(attempt.step.details)
