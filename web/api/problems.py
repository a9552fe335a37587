"""What an API says when it refuses: application/problem+json (RFC 9457), with every problem, never HTML."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from typing import Final

from flask import Response, request

from models.errors import Problem
from web.api.shapes import ProblemBody, Told

__all__ = ["API_PATH", "ApiProblem", "answer_of", "is_api"]

API_PATH: Final = "/api/"


class ApiProblem(Exception):  # noqa: N818 - named as RFC 9457 names it
    """A refusal by the API: the status, and all its reasons."""

    def __init__(self, status: HTTPStatus, problems: Problem | Iterable[Problem]) -> None:
        self.status = status
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__(status.phrase)


def is_api() -> bool:
    """Return whether the request asks the API."""
    return request.path.startswith(API_PATH)


def answer_of(status: int, problems: Iterable[Problem] = ()) -> Response:
    """Return the answer for a status, with the problems where there are any."""
    told = tuple(Told(where=one.where, what=one.what, remedy=one.remedy) for one in problems)
    body = ProblemBody(type="about:blank", title=HTTPStatus(status).phrase, status=status, problems=told)
    answer = Response(body.model_dump_json(), status, mimetype="application/problem+json")
    if status == HTTPStatus.UNAUTHORIZED:
        answer.headers["WWW-Authenticate"] = 'Bearer realm="wuxin"'
    return answer
