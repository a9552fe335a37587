"""One database connection a request, for reading alone."""

from __future__ import annotations

from typing import Any, Final

from flask import Flask, current_app, g, has_request_context, request
from sqlalchemy import Connection, Engine
from sqlmodel import Session

from models.tables import engine_for
from web.register.ratings.current import Current, current
from web.tags import asked

__all__ = ["NothingPublishedError", "connection", "init_reading", "lend", "published", "take_back"]

_ENGINE: Final = "wuxin.engine"
_LENT: Final = "wuxin.connection"


class NothingPublishedError(Exception):
    """The register holds no publication yet, so there is nothing to show."""


def init_reading(app: Flask) -> None:
    """Open the register that the settings name; a request borrows a connection when it first asks for one."""
    app.extensions[_ENGINE] = engine_for(app.config["WUXIN"].database_url)
    app.teardown_appcontext(_give_back)


def lend(environ: dict[str, Any], borrowed: Connection) -> None:
    """Let the request of an environment go on with a connection, which is its own from its first use of it."""
    environ[_LENT] = borrowed


def take_back(environ: dict[str, Any]) -> None:
    """Give back the connection that was lent, where the request had no use for it."""
    borrowed: Connection | None = environ.pop(_LENT, None)
    if borrowed is not None:
        borrowed.close()


def connection() -> Connection:
    """Return this request's connection."""
    found: Connection | None = g.get("connection")
    if found is None:
        engine: Engine = current_app.extensions[_ENGINE]
        borrowed = request.environ.pop(_LENT, None) if has_request_context() else None
        found = g.connection = borrowed or engine.connect()
    return found


def published() -> Current:
    """Return the current publication; raises NothingPublishedError, which has a page of its own."""
    known = asked()
    found = current(connection(), None if known is None else known.version.publication)
    if found is None:
        raise NothingPublishedError
    return found


def _give_back(_error: BaseException | None) -> None:
    for name in ("connection", "reading"):
        borrowed: Connection | Session | None = g.pop(name, None)
        if borrowed is not None:
            borrowed.close()
