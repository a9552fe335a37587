"""How much a token may ask: a row for each token, and headers that say what is left (RateLimit, an IETF draft)."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from flask import Response

from models.errors import Problem
from web.api.problems import ApiProblem

__all__ = ["SECONDS", "Allowance", "check_allowance"]

SECONDS: Final = 60
"""A window: whole minutes of UTC."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a token has left: `limit` requests a minute, `used` of them, `seconds` until the next minute."""

    limit: int
    used: int
    seconds: int

    def tell(self, response: Response) -> Response:
        """Say on an answer what is left."""
        response.headers["RateLimit-Policy"] = f'"minute";q={self.limit};w={SECONDS}'
        response.headers["RateLimit"] = f'"minute";r={max(0, self.limit - self.used)};t={self.seconds}'
        if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
            response.headers["Retry-After"] = str(self.seconds)
        return response


def check_allowance(allowance: Allowance) -> None:
    """Raise ApiProblem 429 where more was asked than a minute allows."""
    if allowance.used > allowance.limit:
        what = f"this token has asked {allowance.used} times in this minute, and may {allowance.limit} times"
        problem = Problem("Authorization", what, f"Ask again in {allowance.seconds} seconds.")
        raise ApiProblem(HTTPStatus.TOO_MANY_REQUESTS, problem)
