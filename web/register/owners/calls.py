"""Calling a vote: by itself, or as the answer to the owners who asked for it together, in one transaction."""

from __future__ import annotations

from dataclasses import replace

from bidding.owners import Call, OwnersLaw, Vote, VoteMove, VoteStep
from bidding.owners.joint_requests import VOTE, JointRequest, threshold_of_vote
from bidding.owners.votes import Role
from models.errors import Problem, RefusedError
from models.record import Clerk
from web.register.owners.joint_requests import answer_request, request_named
from web.register.owners.votes import take_step

__all__ = ["call_vote"]


def call_vote(clerk: Clerk, vote: Vote, asked: Call, who: tuple[str, Role], law: OwnersLaw) -> Vote:
    """Call a vote, and answer the request that it names; `who` is the body or office, and its role.

    Raises RefusedError with every reason why it may not be called, or why it does not answer the request.
    """
    request = request_named(clerk.session, asked.request) if asked.request else None
    if request is not None:
        asked = replace(asked, owners=request.persons)
    by, role = who
    problems = [] if request is None else _unfit(request, vote)
    try:
        after = take_step(clerk, vote, VoteStep(VoteMove.CALL, clerk.at, by, role, asked.as_details()), law)
        if request is not None:
            answer_request(clerk, request, by, f"vote/{vote.id}", threshold_of_vote(law))
    except RefusedError as error:
        raise RefusedError([*problems, *error.problems]) from None
    if problems:
        raise RefusedError(problems)
    return after


def _unfit(request: JointRequest, vote: Vote) -> list[Problem]:
    if (request.purpose, request.community_id) == (VOTE, vote.community_id):
        return []
    what = "it asks for something else, or its owners are those of another estate"
    return [Problem(f"request {request.id}", what, "Name a request of this estate for a vote.")]
