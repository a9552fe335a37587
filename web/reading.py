"""One database connection a request, for reading alone."""

from __future__ import annotations

from flask import Flask, current_app, g
from sqlalchemy import Connection, Engine
from sqlmodel import Session

from models.tables import engine_for
from web.register.ratings.current import Current, current
from web.tags import asked

__all__ = ["NothingPublishedError", "connection", "init_reading", "published"]

_ENGINE = "wuxin.engine"


class NothingPublishedError(Exception):
    """The register holds no publication yet, so there is nothing to show."""


def init_reading(app: Flask) -> None:
    """Open the register that the settings name; a request borrows a connection when it first asks for one."""
    app.extensions[_ENGINE] = engine_for(app.config["WUXIN"].database_url)
    app.teardown_appcontext(_give_back)


def connection() -> Connection:
    """Return this request's connection."""
    if "connection" not in g:
        engine: Engine = current_app.extensions[_ENGINE]
        g.connection = engine.connect()
    found: Connection = g.connection
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
