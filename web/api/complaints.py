"""Complaints of a channel over HTTP: handed in once however often it is tried, and looked up again."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from hashlib import sha256
from http import HTTPStatus
from typing import Any, Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask import Blueprint, Response, current_app, jsonify, request
from pydantic import ValidationError
from sqlalchemy import Engine, select
from sqlmodel import Session, col

from credit.complaints import DeskRules, case_of, dues, load_desk
from models.errors import Problem, RefusedError
from models.record import Clerk
from models.record.clerk import Entropy
from models.tables import ComplaintCase, writing
from web.api.description import described
from web.api.problems import ApiProblem, answer_of
from web.api.shapes import ComplaintBody, ComplaintStanding, ComplaintTaken
from web.register.api_tokens import Holder, Scope, holder_of
from web.register.complaint_codes import fits, new_code
from web.register.complaint_rows import told_of
from web.register.complaints import Told, complaint_of, receive

__all__ = ["api"]

api = Blueprint("api", __name__, url_prefix="/api/v1")
_LARGEST: Final = 64 * 1024
"""Bytes of a body; a complaint is a text of a person."""


@api.errorhandler(ApiProblem)
def _refused(error: ApiProblem) -> Response:
    return answer_of(error.status, error.problems)


@api.get("/openapi.json")
def describe() -> Response:
    """Describe this interface: OpenAPI 3.1, made from the shapes that are checked."""
    return jsonify(described())


@api.post("/complaints")
def hand_in() -> tuple[Response, int]:
    """Take a complaint in. The same source_id again gives the same answer, and another content of it a conflict."""
    body = _body()
    with _writing() as session:
        holder = _holder(session, Scope.COMPLAINTS_WRITE)
        desk = load_desk(holder.desk)
        told = Told(
            holder.channel, body.matter, body.text, body.received_at.astimezone(UTC), body.community_id, body.name,
            body.phone, body.source_id,
        )  # fmt: skip
        code_entropy = _code_entropy(holder, body.source_id)
        before = _taken_before(session, holder, body)
        if before is not None:
            _check_same(session, before, told, new_code(code_entropy))
            return _taken(session, desk, before.complaint_id, new_code(code_entropy)), HTTPStatus.OK
        try:
            taken = receive(Clerk(session, datetime.now(UTC), secrets.token_bytes), desk, told, code_entropy)
        except RefusedError as error:
            raise ApiProblem(HTTPStatus.UNPROCESSABLE_ENTITY, error.problems) from error
        return _taken(session, desk, taken.complaint_id, taken.code), HTTPStatus.CREATED


@api.get("/complaints/<number>")
def look_up(number: str) -> Response:
    """Tell where a complaint of the channel stands. Another channel's is as unknown as one that is none."""
    with Session(_engine()) as session:
        holder = _holder(session, Scope.COMPLAINTS_READ)
        row = session.get(ComplaintCase, number)
        if row is None or row.channel != holder.channel:
            what = "this channel has handed in no complaint of this number"
            raise ApiProblem(HTTPStatus.NOT_FOUND, Problem("number", what, "Check the number."))
        desk = load_desk(row.desk)
        case = case_of(*complaint_of(session, desk, number))
    due = min((one.on for one in dues(case, desk)), default=None)
    told = ComplaintStanding(
        number=number, source_id=row.source_id, state=case.state, level=case.level,
        received_at=case.reception.received_at, due_on=None if due is None else due.isoformat(),
    )  # fmt: skip
    return jsonify(told.model_dump(mode="json"))


def _body() -> ComplaintBody:
    if (request.content_length or 0) > _LARGEST:
        what = f"a body of {request.content_length} bytes is too large"
        raise ApiProblem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, Problem("body", what, f"At most {_LARGEST} bytes."))
    if request.mimetype != "application/json":
        remedy = "Send application/json."
        raise ApiProblem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, Problem("Content-Type", "it is no JSON", remedy))
    try:
        return ComplaintBody.model_validate_json(request.get_data())
    except ValidationError as error:
        remedy = "See /api/v1/openapi.json."
        problems = [
            Problem(".".join(map(str, one["loc"])) or "body", one["msg"].removeprefix("Value error, "), remedy)
            for one in error.errors(include_url=False, include_input=False)
        ]
        raise ApiProblem(HTTPStatus.UNPROCESSABLE_ENTITY, problems) from error


def _holder(session: Session, scope: Scope) -> Holder:
    kind, _, presented = request.headers.get("Authorization", "").partition(" ")
    holder = holder_of(session, presented.strip()) if kind.lower() == "bearer" else None
    if holder is None:
        remedy = "Send Authorization: Bearer, with a token from: wuxin token make"
        what = "there is no token, or it is unknown, wrong or revoked"
        raise ApiProblem(HTTPStatus.UNAUTHORIZED, Problem("Authorization", what, remedy))
    if scope not in holder.scopes:
        what = f"this token is not for {scope}"
        raise ApiProblem(HTTPStatus.FORBIDDEN, Problem("Authorization", what, f"Ask for one with --scope {scope}."))
    return holder


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


def _taken(session: Session, desk: DeskRules, number: str, code: str) -> Response:
    case = case_of(*complaint_of(session, desk, number))
    told: dict[str, Any] = ComplaintTaken(number=number, code=code, state=case.state).model_dump(mode="json")
    answer: Response = jsonify(told)
    answer.headers["Location"] = f"/api/v1/complaints/{number}"
    return answer


def _writing() -> Any:  # noqa: ANN401 - a context manager
    return writing(_engine())


def _engine() -> Engine:
    engine: Engine = current_app.extensions["wuxin.engine"]
    return engine
