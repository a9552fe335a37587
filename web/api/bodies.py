"""What a request says, held to its shape: every fault is told at once."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final, TypeVar

from flask import request
from pydantic import BaseModel, ValidationError

from models.errors import Problem
from web.api.problems import ApiProblem

__all__ = ["LARGEST", "body_as", "query_as"]

S = TypeVar("S", bound=BaseModel)
LARGEST: Final = 64 * 1024
"""Bytes of a body; the largest is a text of a person."""
_REMEDY: Final = "See /api/v1/openapi.json."


def body_as(shape: type[S]) -> S:
    """Return the body; raises ApiProblem 413, 415 or 422."""
    if (request.content_length or 0) > LARGEST:
        what = f"a body of {request.content_length} bytes is too large"
        raise ApiProblem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, Problem("body", what, f"At most {LARGEST} bytes."))
    request.max_content_length = LARGEST  # a body in chunks says nothing of its length
    if request.mimetype != "application/json":
        remedy = "Send application/json."
        raise ApiProblem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, Problem("Content-Type", "it is no JSON", remedy))
    try:
        return shape.model_validate_json(request.get_data())
    except ValidationError as error:
        raise _faults(error, "body") from error


def query_as(shape: type[S]) -> S:
    """Return what stands after the question mark; raises ApiProblem 422, for unknown and repeated names too."""
    given = request.args.to_dict(flat=False)
    repeated = [name for name, values in given.items() if len(values) > 1]
    if repeated:
        problems = [Problem(name, "it is given more than once", "Give it once.") for name in repeated]
        raise ApiProblem(HTTPStatus.UNPROCESSABLE_ENTITY, problems)
    try:
        return shape.model_validate({name: values[0] for name, values in given.items()})
    except ValidationError as error:
        raise _faults(error, "query") from error


def _faults(error: ValidationError, whole: str) -> ApiProblem:
    problems = [
        Problem(".".join(map(str, one["loc"])) or whole, one["msg"].removeprefix("Value error, "), _REMEDY)
        for one in error.errors(include_url=False, include_input=False)
    ]
    return ApiProblem(HTTPStatus.UNPROCESSABLE_ENTITY, problems)
