"""The database that a command works on: found, at the newest revision, and its failures in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import InputError, Problem

if TYPE_CHECKING:
    from sqlmodel import Session

__all__ = ["database_url", "reached", "ready", "register"]


def database_url(db: str | None) -> str:
    """Return the URL that was named, else the one of the settings."""
    from web.settings import settings_from_environment

    return db if db is not None else settings_from_environment().database_url


@contextmanager
def reached(url: str) -> Iterator[None]:
    """Turn what a database driver says into InputError: not there, locked, no rights."""
    from sqlalchemy.exc import DatabaseError, DataError, IntegrityError, ProgrammingError

    try:
        yield
    except (DataError, IntegrityError, ProgrammingError):
        raise  # what we asked was wrong, not the database
    except DatabaseError as error:
        remedy = "Check the URL (--db or WUXIN_DATABASE_URL) and that the database runs and may be written."
        what = f"the database cannot be used: {' '.join(str(error.orig).split())}"
        raise InputError(Problem(_shown(url), what, remedy)) from error


def ready(url: str) -> None:
    """Raise InputError unless the database stands at the newest revision; a file that is not there is not made."""
    from models.migrations import is_current

    remedy = f"Run: wuxin db upgrade --db {_shown(url)}"
    file = _file_of(url)
    if file is not None and not file.is_file():
        raise InputError(Problem(_shown(url), "there is no database yet", remedy))
    with reached(url):
        current = is_current(url)
    if not current:
        raise InputError(Problem(_shown(url), "the database is not at the newest revision", remedy))


@contextmanager
def register(url: str) -> Iterator[Session]:
    """Give a session on a ready database that commits at the end or changes nothing."""
    from models.tables import engine_for, writing

    ready(url)
    engine = engine_for(url)
    try:
        with reached(url), writing(engine) as session:
            yield session
    finally:
        engine.dispose()


def _file_of(url: str) -> Path | None:
    from models.tables import engine_for

    parsed = engine_for(url).url
    in_file = parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:")
    return Path(str(parsed.database)) if in_file else None


def _shown(url: str) -> str:
    """Return the URL with its password hidden."""
    from models.tables import engine_for

    return engine_for(url).url.render_as_string(hide_password=True)
