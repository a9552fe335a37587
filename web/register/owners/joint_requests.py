"""Requests that owners make together: asked, joined and answered on record, while who joined lies in the vault.

A request serves any purpose: whoever answers it, such as who calls the vote or commissions the audit, brings the
threshold of its law.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from typing import Final

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col

from bidding.owners.joint_requests import JointRequest, RequestMove, RequestStep, Threshold, take_request
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk, Vault
from models.tables import OwnersRequestStep
from web.register.owners.estates import newest_roll, roll_of
from web.register.personal_texts import kept_texts

__all__ = [
    "answer_request", "ask_together", "join_request", "leave_request", "open_requests", "request_named", "requests_of",
]  # fmt: skip

_ACTS: Final = {
    RequestMove.ASK: "request.asked", RequestMove.JOIN: "request.joined", RequestMove.LEAVE: "request.left",
    RequestMove.ANSWER: "request.answered",
}  # fmt: skip
_OWNERS: Final = "owners"
"""For whom an owner acts, on record: which of them, the vault alone knows."""


def request_named(session: Session, request_id: str) -> JointRequest:
    """Return a request with its steps. Raises InputError where there is none of the name."""
    found = _requests(session, col(OwnersRequestStep.request_id) == request_id)
    if not found:
        remedy = "Take the name from the page of the estate."
        raise InputError(Problem(f"request {request_id}", "there is none of this name", remedy))
    return found[0]


def requests_of(session: Session, community_id: str) -> list[JointRequest]:
    """Return all requests of an estate's owners, the one that was made last first; in two statements."""
    found = _requests(session, col(OwnersRequestStep.community_id) == community_id)
    return sorted(found, key=lambda one: (one.steps[0].at, one.id), reverse=True)


def open_requests(session: Session, purpose: str) -> list[JointRequest]:
    """Return all requests for a purpose that nothing has answered, of every estate; in two statements."""
    row = OwnersRequestStep
    answered = select(col(row.request_id)).where(col(row.move) == RequestMove.ANSWER)
    return [one for one in _requests(session, col(row.request_id).not_in(answered)) if one.purpose == purpose]


def ask_together(clerk: Clerk, request_id: str, community_id: str, told: tuple[str, str], voter: str) -> JointRequest:
    """Begin a request, which its first owner joins; `told` is its purpose and what is asked for, which become public.

    It is counted on the estate's newest roll. Raises RefusedError with every reason why it may not begin.
    """
    known = _requests(clerk.session, col(OwnersRequestStep.request_id) == request_id)
    before = known[0] if known else JointRequest(request_id, community_id)
    details = {"purpose": told[0], "about": told[1], "roll": newest_roll(clerk.session, community_id)}
    return _taken(clerk, before, RequestStep(RequestMove.ASK, clerk.at, _OWNERS, voter, details))


def join_request(clerk: Clerk, request: JointRequest, voter: str) -> JointRequest:
    """Let an owner join. Raises RefusedError where they have, where no unit is theirs, or where it was answered."""
    return _taken(clerk, request, RequestStep(RequestMove.JOIN, clerk.at, _OWNERS, voter))


def leave_request(clerk: Clerk, request: JointRequest, voter: str) -> JointRequest:
    """Let an owner leave before it is answered. Raises RefusedError where they have not joined."""
    return _taken(clerk, request, RequestStep(RequestMove.LEAVE, clerk.at, _OWNERS, voter))


def answer_request(clerk: Clerk, request: JointRequest, by: str, by_what: str, needed: Threshold) -> JointRequest:
    """Enter what answered it, such as `vote/v2`. Raises RefusedError while too few owners stand behind it."""
    step = RequestStep(RequestMove.ANSWER, clerk.at, by, None, {"by_what": by_what})
    return _taken(clerk, request, step, needed)


def _taken(clerk: Clerk, before: JointRequest, step: RequestStep, needed: Threshold | None = None) -> JointRequest:
    """Take a step and put it on record; an answer brings how much of all owners it takes."""
    roll_id = str(step.details["roll"]) if step.move is RequestMove.ASK else before.roll_id
    after = take_request(before, step, roll_of(clerk.session, roll_id), needed)
    key, vault = f"{after.id}/{len(after.steps)}", Vault(clerk)
    clerk.session.add(OwnersRequestStep(
        id=key, request_id=after.id, community_id=after.community_id, number=len(after.steps), move=str(step.move),
        taken_by=step.by, taken_at=step.at, details=dict(step.details),
        voter_commitment=vault.keep("request_steps", key, "voter", step.voter),
    ))  # fmt: skip
    vault.close()
    try:
        clerk.session.flush()
    except IntegrityError as error:  # the number is unique within the request
        what = "another step came at the same time"
        raise RefusedError(Problem(f"request {after.id}", what, "Look again, then repeat.")) from error
    clerk.enter(_ACTS[step.move], f"request/{after.id}", {}, {"id": [key]})
    return after


def _requests(session: Session, condition: ColumnElement[bool]) -> list[JointRequest]:
    """Return the requests of rows, each with who joined it as far as the vault still knows."""
    row = OwnersRequestStep
    rows: Sequence[OwnersRequestStep] = session.scalars(
        select(row).where(condition).order_by(col(row.request_id), col(row.number))
    ).all()
    voters = kept_texts(session, [one.voter_commitment for one in rows if one.voter_commitment is not None])
    found: dict[str, JointRequest] = {}
    for one in rows:
        step = RequestStep(
            RequestMove(one.move), one.taken_at.astimezone(UTC), one.taken_by,
            voters.get(one.voter_commitment or ""), one.details,
        )  # fmt: skip
        before = found.get(one.request_id, JointRequest(one.request_id, one.community_id))
        found[one.request_id] = before.with_step(step)
    return list(found.values())
