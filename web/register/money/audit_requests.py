"""Owners who ask together for an audit of their estate's money: once enough of them have joined, it is asked for.

Nobody else enters it: the step stands on record in the transaction of the joining that was the last one needed.
"""

from __future__ import annotations

from sqlmodel import Session

from bidding.owners.joint_requests import JointRequest, is_enough, support
from bidding.revenue import Estate, MoneyMove, MoneyRole, MoneyStep
from bidding.revenue.audits import AUDIT, audit_threshold, audits
from models.errors import Problem, RefusedError
from models.record import Clerk
from models.values.moments import shanghai_date
from web.register.money.rows import estate_of
from web.register.money.steps import audited
from web.register.owners.estates import newest_roll, roll_of
from web.register.owners.joint_requests import (
    answer_request,
    ask_together,
    join_request,
    leave_request,
    request_named,
    requests_of,
)
from web.register.owners.voting_codes import voter_of_request_code

__all__ = ["ask_for_audit", "audit_requests", "join_audit", "joined_audit", "leave_audit"]

_OWNERS = "owners"


def audit_requests(session: Session, community_id: str) -> list[JointRequest]:
    """Return the requests for an audit that owners may still join, the one that was made last first."""
    return [one for one in requests_of(session, community_id) if one.purpose == AUDIT and one.answer is None]


def ask_for_audit(clerk: Clerk, community_id: str, name: str, about: str, code: str) -> bool:
    """Begin a request for an audit with the code of an owner's notice; return whether that alone is enough.

    Raises RefusedError with every reason why it may not begin, InputError before books or a roll are there.
    """
    estate = estate_of(clerk.session, community_id)
    if name in audits(estate.steps):
        raise RefusedError(Problem(f"audit {name}", "there is one of this name", "Take another name."))
    voter = voter_of_request_code(clerk.session, newest_roll(clerk.session, community_id), code).voter
    return _held(clerk, estate, ask_together(clerk, name, community_id, (AUDIT, about), voter))


def join_audit(clerk: Clerk, community_id: str, name: str, code: str) -> bool:
    """Let an owner join; return whether enough owners stand behind it now, so that the audit is asked for."""
    request = _own(clerk.session, community_id, name)
    return joined_audit(clerk, request, voter_of_request_code(clerk.session, request.roll_id, code).voter)


def joined_audit(clerk: Clerk, request: JointRequest, voter: str) -> bool:
    """Let an owner join by the code of the roll, as on a list that was handed in; return the same."""
    estate = estate_of(clerk.session, request.community_id)
    return _held(clerk, estate, join_request(clerk, request, voter))


def leave_audit(clerk: Clerk, community_id: str, name: str, code: str) -> None:
    """Let an owner leave before enough have joined. Raises RefusedError where they have not joined."""
    request = _own(clerk.session, community_id, name)
    leave_request(clerk, request, voter_of_request_code(clerk.session, request.roll_id, code).voter)


def _own(session: Session, community_id: str, name: str) -> JointRequest:
    request = request_named(session, name)
    if (request.purpose, request.community_id) == (AUDIT, community_id):
        return request
    what = "it asks for something else, or its owners are those of another estate"
    raise RefusedError(Problem(f"request {name}", what, "Name a request of this estate for an audit."))


def _held(clerk: Clerk, estate: Estate, request: JointRequest) -> bool:
    """Ask for the audit where enough owners stand behind the request, counted on its roll."""
    needed, roll = audit_threshold(estate.terms.law), roll_of(clerk.session, request.roll_id)
    if not is_enough(request, roll, needed):
        return False
    got, whole = support(request, roll), roll.whole
    told = {"reason": "owners", "persons": got.persons, "all_persons": whole.persons, "area": got.area,
            "all_area": whole.area}  # fmt: skip
    day = shanghai_date(clerk.at)
    audited(clerk, estate, MoneyStep(MoneyMove.ASK_AUDIT, day, clerk.at, _OWNERS, MoneyRole.OWNERS, request.id, told))
    answer_request(clerk, request, _OWNERS, f"audit/{request.id}", needed)
    return True
