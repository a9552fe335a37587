"""Pages of a list: a cursor names the last row that was told, so that rows which come meanwhile shift nothing."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from models.errors import Problem
from web.api.problems import ApiProblem
from web.register.keysets import NUMBER, Kind

__all__ = ["cursor_for", "last_told", "number_in"]


def cursor_for(listing: str, last: Sequence[Any]) -> str:
    """Return the text that stands for the last row of a page; to others it means nothing."""
    told = json.dumps([listing, *last], ensure_ascii=False, separators=(",", ":")).encode()
    return urlsafe_b64encode(told).decode().rstrip("=")


def number_in(name: str) -> int | None:
    """Return the number that stands in a path; None for what is none, or more than a column of ids takes."""
    is_number = name.isascii() and name.isdecimal() and len(name) <= len(str(NUMBER))
    return int(name) if is_number and int(name) <= NUMBER else None


def last_told(listing: str, cursor: str, kinds: Sequence[Kind]) -> tuple[Any, ...]:
    """Return the values of a cursor; raises ApiProblem 422 for one that is of another list, or none of ours."""
    try:
        told = json.loads(urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)))
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, list) or not told or told[0] != listing or not _fits(told[1:], kinds):
        problem = Problem("cursor", "it is no cursor of this list", "Give `next` of the page before as it was.")
        raise ApiProblem(HTTPStatus.UNPROCESSABLE_ENTITY, problem)
    return tuple(told[1:])


def _fits(values: Sequence[Any], kinds: Sequence[Kind]) -> bool:
    return len(values) == len(kinds) and all(map(_is, values, kinds))


def _is(value: object, kind: Kind) -> bool:
    """Return whether a value can be a key: PostgreSQL refuses what its column cannot hold."""
    if isinstance(value, str):
        return kind is None and value.isprintable()
    return isinstance(value, int) and not isinstance(value, bool) and kind is not None and -kind <= value <= kind
