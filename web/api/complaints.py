"""Complaints of a channel over HTTP: handed in once however often it is tried, and looked up again."""

from __future__ import annotations

from datetime import UTC
from hashlib import sha256
from http import HTTPStatus
from typing import Annotated

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pydantic import Field
from sqlalchemy import select
from sqlmodel import Session, col

from credit.complaints import DeskRules, case_of, dues, load_desk
from models.errors import Problem
from models.record.clerk import Entropy
from models.tables import ComplaintCase
from web.api.operations import Operation
from web.api.problems import ApiProblem
from web.api.routing import Answer, Call, routes
from web.api.shapes import Moment, Received, Shape, Stored, Text
from web.register.accounts.api_tokens import Holder, Scope
from web.register.complaints.cases import Told, complaint_of, receive
from web.register.complaints.codes import fits, new_code
from web.register.complaints.rows import told_of

__all__ = ["ComplaintBody", "ComplaintStanding", "ComplaintTaken"]


class ComplaintBody(Shape):
    """A complaint as a channel tells it; name and phone only where the complainer wants to be called."""

    source_id: Annotated[
        Text,
        Field(
            min_length=1, max_length=100, description="The channel's own number; the same again is no second complaint."
        ),
    ]
    matter: Annotated[
        Text, Field(min_length=1, max_length=50, description="What it is about, by the desk's duty list.")
    ]
    text: Annotated[Stored, Field(min_length=1, max_length=10_000, description="What is wrong, where, since when.")]
    received_at: Annotated[Received, Field(description="When the channel received it, with its offset.")]
    community_id: Annotated[Text | None, Field(description="The community, where it is known.")] = None
    name: Annotated[Stored | None, Field(max_length=100)] = None
    phone: Annotated[Stored | None, Field(max_length=30)] = None


class ComplaintTaken(Shape):
    """What a channel gives to the complainer: the number, and the code that follows the complaint."""

    number: str
    code: str
    state: str


class ComplaintStanding(Shape):
    """Where a complaint stands, and nothing personal."""

    number: str
    source_id: str | None
    state: str
    level: str
    received_at: Moment
    due_on: str | None


@routes.to(Operation(
    "POST", "/complaints", "handInComplaint", "Take a complaint in, once for each source_id", ComplaintTaken,
    done={201: "Taken in", 200: "Taken in before"}, body=ComplaintBody, scope=Scope.COMPLAINTS_WRITE,
))  # fmt: skip
def hand_in(call: Call) -> Answer:
    """Take a complaint in. The same source_id again gives the same answer, and another content of it a conflict."""
    body: ComplaintBody = call.asked
    holder = call.holder
    desk = load_desk(holder.desk)
    told = Told(
        holder.channel, body.matter, body.text, body.received_at.astimezone(UTC), body.community_id, body.name,
        body.phone, body.source_id,
    )  # fmt: skip
    code_entropy = _code_entropy(holder, body.source_id)
    before = _taken_before(call.session, holder, body)
    if before is not None:
        _check_same(call.session, before, told, new_code(code_entropy))
        return _taken(call.session, desk, (before.complaint_id, new_code(code_entropy)), HTTPStatus.OK)
    taken = receive(call.clerk, desk, told, code_entropy)
    return _taken(call.session, desk, (taken.complaint_id, taken.code), HTTPStatus.CREATED)


@routes.to(Operation(
    "GET", "/complaints/{number}", "lookUpComplaint", "Where a complaint of the channel stands", ComplaintStanding,
    scope=Scope.COMPLAINTS_READ,
))  # fmt: skip
def look_up(call: Call, number: str) -> ComplaintStanding:
    """Tell where a complaint of the channel stands. Another channel's is as unknown as one that is none."""
    row = call.session.get(ComplaintCase, number)
    if row is None or row.channel != call.holder.channel:
        what = "this channel has handed in no complaint of this number"
        raise ApiProblem(HTTPStatus.NOT_FOUND, Problem("number", what, "Check the number."))
    desk = load_desk(row.desk)
    case = case_of(*complaint_of(call.session, desk, number))
    due = min((one.on for one in dues(case, desk)), default=None)
    return ComplaintStanding(
        number=number, source_id=row.source_id, state=case.state, level=case.level,
        received_at=case.reception.received_at, due_on=None if due is None else due.isoformat(),
    )  # fmt: skip


def _code_entropy(holder: Holder, source_id: str) -> Entropy:
    """Return what draws the code of a complaint: the same for the same token and number, and kept nowhere."""
    info = f"wuxin complaint code 1\n{holder.channel}\n{sha256(source_id.encode()).hexdigest()}".encode()
    return lambda length: HKDF(SHA256(), length, None, info).derive(holder.secret.encode())


def _taken_before(session: Session, holder: Holder, body: ComplaintBody) -> ComplaintCase | None:
    row = ComplaintCase
    query = select(row).where(col(row.channel) == holder.channel, col(row.source_id) == body.source_id)
    found: ComplaintCase | None = session.scalars(query).first()
    return found


def _check_same(session: Session, before: ComplaintCase, told: Told, code: str) -> None:
    kept = told_of(session, [before.complaint_id]).get(before.complaint_id, {})
    same = (
        (before.matter, before.community_id, before.received_at.astimezone(UTC)),
        {name: value for name in ("text", "name", "phone") if (value := getattr(told, name))},
    ) == ((told.matter, told.community_id, told.received_at), kept)
    if not same:
        what = "this source_id was taken in with another content"
        raise ApiProblem(HTTPStatus.CONFLICT, Problem("source_id", what, "Give a new number to a new complaint."))
    if not fits(before.complaint_id, code, before.code_digest):
        what = f"it was taken in by another token, as {before.complaint_id}; its code is not told again"
        raise ApiProblem(HTTPStatus.CONFLICT, Problem("source_id", what, "Repeat with the token of the first time."))


def _taken(session: Session, desk: DeskRules, known: tuple[str, str], status: int) -> Answer:
    """Return the answer that tells number and code."""
    number, code = known
    case = case_of(*complaint_of(session, desk, number))
    body = ComplaintTaken(number=number, code=code, state=case.state)
    return Answer(body, status, f"/complaints/{number}")
