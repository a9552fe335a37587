"""Which run is public, for the resources that show it."""

from __future__ import annotations

from http import HTTPStatus

from models.errors import Problem
from web.api.problems import ApiProblem
from web.reading import NothingPublishedError, published
from web.register.ratings.current import Current

__all__ = ["known", "shown_run"]


def shown_run() -> Current:
    """Return the newest publication; raises ApiProblem 503 where nothing is published yet."""
    try:
        return published()
    except NothingPublishedError as error:
        problem = Problem("register", "nothing is published yet", "Ask again later.")
        raise ApiProblem(HTTPStatus.SERVICE_UNAVAILABLE, problem) from error


def known(found: object | None, what: str) -> None:
    """Raise ApiProblem 404 where nothing was found."""
    if found is None or found == []:
        raise ApiProblem(HTTPStatus.NOT_FOUND, Problem(what, "there is none of this name", "Check it in the list."))
