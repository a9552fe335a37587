"""Rows that are numbered within what they belong to: two writers at once take one number, and the second is refused."""

from __future__ import annotations

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from models.errors import Problem, RefusedError

__all__ = ["written"]


def written(session: Session, where: str) -> None:
    """Write what was added. Raises RefusedError, of `where`, if somebody else has taken its number meanwhile."""
    try:
        session.flush()
    except IntegrityError as error:
        what = "somebody else wrote to it at the same time"
        raise RefusedError(Problem(where, what, "Look at it again, then repeat.")) from error
