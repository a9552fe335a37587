"""The life of an election: the table, who may make which move, and every reason why one may not be made."""

from __future__ import annotations

from typing import Final

from bidding.owners import candidacy_guards as must
from bidding.owners import result_guards as result
from bidding.owners.election_shapes import ElectionRole, Organisers
from bidding.owners.elections import Election, ElectionAttempt, ElectionMove, ElectionState
from bidding.owners.law_shapes import OwnersLaw
from bidding.owners.laws import cite
from models.errors import Problem, RefusedError
from models.values.lifecycle import Lifecycle, Transition, order_refusals, role_refusals

__all__ = ["ELECTION_LIFE", "election_roles", "election_state", "take_election"]

_S, _M = ElectionState, ElectionMove
_T = Transition[ElectionState, ElectionMove, ElectionAttempt]
_PUBLISH: Final = (must.all_are_vetted, must.enough_stand, must.party_can_be_reached)
_CALL: Final = (must.enough_stand, must.vote_is_called, must.first_ballot_is_late_enough)
_VET: Final = (must.is_known_candidate, must.is_published, must.vetting_is_whole)

ELECTION_LIFE: Final = Lifecycle[ElectionState, ElectionMove, ElectionAttempt]((
    _T(_S.DRAFTED, _M.ANNOUNCE, _S.NOMINATING, (must.seats_are_lawful,)),
    _T(_S.NOMINATING, _M.NOMINATE, _S.NOMINATING, (must.nomination_is_in_time, must.nominator_may)),
    _T(_S.NOMINATING, _M.STAND_DOWN, _S.NOMINATING, (must.is_known_candidate,)),
    _T(_S.NOMINATING, _M.VET, _S.NOMINATING, _VET),
    _T(_S.NOMINATING, _M.EXTEND, _S.NOMINATING, (must.time_is_longer,)),
    _T(_S.NOMINATING, _M.PUBLISH, _S.PUBLISHED, _PUBLISH),
    _T(_S.NOMINATING, _M.CANCEL, _S.CANCELLED, (result.reason_is_given,)),
    _T(_S.PUBLISHED, _M.STAND_DOWN, _S.PUBLISHED, (must.is_known_candidate,)),
    _T(_S.PUBLISHED, _M.VET, _S.PUBLISHED, _VET),
    _T(_S.PUBLISHED, _M.CALL, _S.CALLED, _CALL),
    _T(_S.PUBLISHED, _M.CANCEL, _S.CANCELLED, (result.reason_is_given,)),
    _T(_S.CALLED, _M.STAND_DOWN, _S.CALLED, (must.is_known_candidate,)),
    _T(_S.CALLED, _M.COUNT, _S.COUNTED, (result.vote_is_counted,)),
    _T(_S.CALLED, _M.CANCEL, _S.CANCELLED, (result.reason_is_given, result.vote_is_over)),
    _T(_S.COUNTED, _M.COMMIT, _S.COUNTED, (result.there_is_a_tie,)),
    _T(_S.COUNTED, _M.DRAW, _S.COUNTED, (result.draw_keeps_to_its_commitment,)),
    _T(_S.COUNTED, _M.DECLARE, _S.ELECTED, (result.ties_are_drawn, result.committee_is_formed, result.vote_stands)),
    _T(_S.COUNTED, _M.FAIL, _S.FAILED, (result.nothing_elects,)),
    _T(_S.ELECTED, _M.LEAVE, _S.ELECTED, (result.is_member,)),
    _T(_S.ELECTED, _M.ANNUL, _S.ANNULLED, (result.reason_is_given, result.vote_was_revoked)),
))  # fmt: skip

_SUPERVISORS: Final = (ElectionRole.SUBDISTRICT, ElectionRole.AUTHORITY)


def election_roles(move: ElectionMove, law: OwnersLaw) -> Organisers:
    """Return who may make a move, and where it stands: the organiser, who vets, or the supervisor.

    The subdistrict guides every election and may act where the organiser does not (Property Management Regulation 10).
    """
    if move is _M.VET:
        return law.election.vetting
    if move is _M.ANNUL:
        return Organisers(roles=_SUPERVISORS, basis=law.supervision)
    organisers = law.election.organisers
    also = {_M.LEAVE: ElectionRole.COMMITTEE}.get(move)
    more = tuple(role for role in (ElectionRole.SUBDISTRICT, also) if role is not None)
    return Organisers(roles=tuple(dict.fromkeys((*organisers.roles, *more))), basis=organisers.basis)


def election_state(election: Election) -> ElectionState:
    """Return the state that the steps lead to. Raises InputError for steps that no life can have."""
    return ELECTION_LIFE.reached((step.move for step in election.steps), f"election {election.id}")


def take_election(attempt: ElectionAttempt) -> Election:
    """Return the election with the step taken. Raises RefusedError with every reason why it may not be."""
    election, step = attempt.election, attempt.step
    problems = [*_grant(attempt), *ELECTION_LIFE.refusals(election_state(election), step.move, attempt)]
    problems += order_refusals(str(step.move), step.at, election.steps)
    if problems:
        raise RefusedError(problems)
    return election.with_step(step)


def _grant(attempt: ElectionAttempt) -> list[Problem]:
    step, law = attempt.step, attempt.law
    granted = election_roles(step.move, law)
    problems = role_refusals(step.move, step.role, granted.roles, cite(law, granted.basis))
    return problems or must.role_of_the_election(attempt)
