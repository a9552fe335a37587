"""Routes of the API: each is declared once, as an `Operation`, and that runs it, guards it and describes it.

A resource is a module with `@routes.to(Operation(...))` above each view. A view takes a `Call` and the names of the
path, and returns its answer in the shape declared, or an `Answer` that says more.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any, Final

from flask import Blueprint, Response, after_this_request, current_app, jsonify, request
from pydantic import TypeAdapter
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from models.errors import Problem, WuxinError
from models.record import Clerk
from models.tables import writing
from web.api.bodies import LARGEST, body_as, query_as
from web.api.idempotency import Answered, asked_key, check_same, request_digest, sealed, unsealed
from web.api.limits import SECONDS, Allowance, check_allowance
from web.api.operations import BASE, Operation
from web.api.problems import ApiProblem, answer_of
from web.api.tokens import asking, check_scope
from web.clock import now
from web.reading import connection
from web.register.accounts.api_answers import count_use, keep_answer, kept_answer
from web.register.accounts.api_tokens import Holder
from web.tags import Asked, asked

__all__ = ["Answer", "Call", "Routes", "routes"]

View = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Call:
    """A request that may be answered: with the query or body that its route declares, at a moment.

    `within`: the session in which it is looked up or done; None for what everybody may see.
    """

    within: Session | None
    asked: Any
    at: datetime
    token: Holder | None = None

    @property
    def holder(self) -> Holder:
        """Return who asks, where the route asks for a token."""
        if self.token is None:
            raise AssertionError
        return self.token

    @property
    def session(self) -> Session:
        """Return the session to read and write in; of what everybody may see one that needs no end of its own."""
        return Session(connection()) if self.within is None else self.within

    @property
    def reading(self) -> Connection:
        """Return the connection by which this request reads what everybody may see."""
        return connection()

    @property
    def clerk(self) -> Clerk:
        """Return a clerk who enters acts with this request."""
        return Clerk(self.session, self.at, secrets.token_bytes)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that says more than its body: its status, and where the resource is, below the base."""

    body: Any
    status: int = 200
    location: str = ""


class Routes:
    """The routes of a blueprint, and the operations that they were declared by, in their order."""

    def __init__(self, blueprint: Blueprint) -> None:
        self.blueprint = blueprint
        self.operations: list[Operation] = []

    def to(self, operation: Operation) -> Callable[[View], View]:
        """Return what puts a view under the operation."""

        def declare(view: View) -> View:
            run = _runner(operation, view)
            self.blueprint.add_url_rule(operation.rule, operation.name, run, methods=[operation.method])
            self.operations.append(operation)
            return view

        return declare

    def as_it_is(self, operation: Operation) -> Callable[[View], View]:
        """Return what routes and describes a view that does by itself what the operation says.

        For what must not wait in a transaction of its own: bids that are committed in groups.
        """

        def declare(view: View) -> View:
            self.blueprint.add_url_rule(operation.rule, operation.name, view, methods=[operation.method])
            self.operations.append(operation)
            return view

        return declare


routes: Final = Routes(Blueprint("api", __name__, url_prefix=BASE))


def _runner(operation: Operation, view: View) -> Callable[..., Response]:
    told = TypeAdapter(operation.answer)

    def shown(**names: str) -> Response:
        answer = _answer(operation, view, Call(None, _query(operation), _now()), names)
        return _known(_read(answer, told), asked())

    def looked_up(**names: str) -> Response:
        holder = _admitted(operation)
        with Session(_engine()) as session:
            call = Call(session, _query(operation), _now(), holder)
            return _unkept(_read(_answer(operation, view, call, names), told))

    def done(**names: str) -> Response:
        request.max_content_length = LARGEST
        holder = None if operation.scope is None else _admitted(operation)
        body = None if operation.body is None else body_as(operation.body)
        try:
            with writing(_engine()) as session:
                call = Call(session, body, _now(), holder)
                return _response(_once(call, lambda: _answered(operation, view, told, call, names)))
        except IntegrityError as error:  # two at once, and the other was first
            problem = Problem("request", "somebody else wrote at the same time", "Repeat it.")
            raise ApiProblem(HTTPStatus.CONFLICT, problem) from error

    if not operation.is_safe:
        return done
    return shown if operation.is_public else looked_up


def _answer(operation: Operation, view: View, call: Call, names: dict[str, str]) -> Answer:
    if not all(name.isprintable() for name in names.values()):
        raise ApiProblem(HTTPStatus.NOT_FOUND, ())
    try:
        found = view(call, **names)
    except WuxinError as error:
        raise ApiProblem(HTTPStatus.UNPROCESSABLE_ENTITY, error.problems) from error
    return found if isinstance(found, Answer) else Answer(found, next(iter(operation.done)))


def _answered(operation: Operation, view: View, told: TypeAdapter[Any], call: Call, names: dict[str, str]) -> Answered:
    answer = _answer(operation, view, call, names)
    location = f"{BASE}{answer.location}" if answer.location else ""
    return Answered(answer.status, told.dump_python(answer.body, mode="json"), location)


def _once(call: Call, work: Callable[[], Answered]) -> Answered:
    """Do the work, or give the answer that was kept under the request's key."""
    key = None if call.token is None else asked_key()
    if key is None:
        return work()
    kept = kept_answer(call.session, call.holder.id, key, call.at)
    if kept is not None:
        check_same(kept[0])
        after_this_request(_replayed)
        return unsealed(kept[1], call.holder.secret, key)
    answered = work()
    data = sealed(answered, call.holder.secret, key, secrets.token_bytes)
    keep_answer(call.session, call.holder.id, key, (request_digest(), data), call.at)
    return answered


def _admitted(operation: Operation) -> Holder:
    """Return who asks, counted; raises ApiProblem 401, 403 or 429."""
    if operation.scope is None:
        raise AssertionError
    at, limit = _now(), current_app.config["WUXIN"].api_requests_a_minute
    minute, second = divmod(int(at.timestamp()), SECONDS)
    with writing(_engine()) as session:
        holder = asking(session)
        allowance = Allowance(limit, count_use(session, holder.id, minute), SECONDS - second)
    after_this_request(allowance.tell)
    check_allowance(allowance)
    check_scope(holder, operation.scope)
    return holder


def _query(operation: Operation) -> Any:  # noqa: ANN401 - in the shape that the operation declares
    return None if operation.query is None else query_as(operation.query)


def _read(answer: Answer, told: TypeAdapter[Any]) -> Response:
    """Return what was read as it is written straight from its shape; nothing of it is kept, as of what was done."""
    return Response(told.dump_json(answer.body), answer.status, mimetype="application/json")


def _response(answered: Answered) -> Response:
    response: Response = jsonify(answered.body)
    response.status_code = answered.status
    if answered.location:
        response.headers["Location"] = answered.location
    return _unkept(response)


def _unkept(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response


def _known(response: Response, found: Asked | None) -> Response:
    if found is None:
        response.headers["Cache-Control"] = "no-cache"
    else:
        found.keep(response)
    return response


@routes.blueprint.errorhandler(ApiProblem)
def _refused(error: ApiProblem) -> Response:
    return answer_of(error.status, error.problems)


def _replayed(response: Response) -> Response:
    response.headers["Idempotency-Replayed"] = "true"
    return response


def _now() -> datetime:
    return now()


def _engine() -> Engine:
    engine: Engine = current_app.extensions["wuxin.engine"]
    return engine
