"""Doing something: one transaction with a clerk, and a form that gets back every reason why not."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from flask import current_app, flash, g, redirect
from sqlalchemy import Engine
from sqlmodel import Session
from werkzeug.wrappers import Response

from models.errors import InputError, Problem, RefusedError
from models.record import Clerk, sequence
from models.tables import writing
from web.clock import now
from web.register.sending.telling import tell_of

__all__ = ["acting", "done", "reading_session", "refused_into"]


class _Refusable(Protocol):
    """What takes reasons: a form."""

    def refuse(self, problems: tuple[Problem, ...]) -> None:
        """Take the reasons why what was sent was refused."""


@contextmanager
def acting() -> Iterator[Clerk]:
    """Yield a clerk whose acts are committed together at the end, or not at all; then they get their positions.

    Organisations that an act concerns find a note of it in their inbox, committed with it.

    Give it up to `refused_into` where a rule may say no.
    """
    _release()
    engine = _engine()
    with writing(engine) as session:
        clerk = Clerk(session, now(), secrets.token_bytes)
        yield clerk
        tell_of(clerk)
    with writing(engine) as session:
        sequence(session)


@contextmanager
def refused_into(form: _Refusable) -> Iterator[None]:
    """Give the form the reasons where what is done inside is refused: nothing was changed, nothing typed is lost."""
    try:
        yield
    except (RefusedError, InputError) as error:
        form.refuse(error.problems)


def reading_session() -> Session:
    """Return this request's session for reading with the register's functions; it is closed with the request."""
    if "reading" not in g:
        g.reading = Session(_engine())
    found: Session = g.reading
    return found


def done(what: str, address: str) -> Response:
    """Say what was done on the page that comes next, and go there, so that loading it again does nothing twice."""
    flash(what, "done")
    return redirect(address, 303)


def _release() -> None:
    """Give back what this request reads with: on SQLite a reader that stays in front of a writer would see the past."""
    for name in ("connection", "reading"):
        held = g.pop(name, None)
        if held is not None:
            held.close()


def _engine() -> Engine:
    engine: Engine = current_app.extensions["wuxin.engine"]
    return engine
