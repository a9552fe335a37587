"""Rulebooks by name: versions that the register has rated by, named by their digests, and those that come built in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from sqlalchemy import func, select
from sqlmodel import Session, col

from credit.rulebook import catalogue, load_cases, load_rulebook
from credit.rulebook.cases import Case
from credit.rulebook.catalogue import Entry
from credit.rulebook.content import from_content
from credit.rulebook.scalars import Bilingual
from credit.rulebook.shapes import Rulebook
from models.errors import InputError, Problem
from models.tables import RatingRun, RulebookVersion

__all__ = ["Known", "cases_of", "known_rulebooks", "rulebook_named"]

_DIGEST: Final = 64


@dataclass(frozen=True, slots=True)
class Known:
    """A rulebook that can be named: its name here, its title, and the newest run by it where there is one."""

    name: str
    book_id: str
    title: Bilingual
    status: str
    newest_run: int | None


def known_rulebooks(session: Session) -> Sequence[Known]:
    """Return the versions in the register, the one rated by last first, then the built-in ones by id."""
    row = RulebookVersion
    newest = func.max(col(RatingRun.id))
    query = (
        select(col(row.digest), col(row.rulebook), col(row.title_zh), col(row.title_en), col(row.status), newest)
        .join(RatingRun, col(RatingRun.rulebook_digest) == col(row.digest), isouter=True)
        .group_by(col(row.digest), col(row.rulebook), col(row.title_zh), col(row.title_en), col(row.status))
        .order_by(newest.desc())
    )
    kept = [
        Known(digest, rulebook, Bilingual(zh=zh, en=en), status, run)
        for digest, rulebook, zh, en, status, run in session.execute(query)
    ]
    return [*kept, *(Known(one.id, one.id, one.title, one.status.state, None) for one in _built_in())]


def rulebook_named(session: Session, name: str) -> Rulebook:
    """Return the rulebook of a digest in the register, or of a built-in id. Raises InputError for neither.

    Never one of a folder: a name that comes from a browser is no path.
    """
    if len(name) == _DIGEST:
        content = session.scalar(select(col(RulebookVersion.content)).where(col(RulebookVersion.digest) == name))
        if content is not None:
            return from_content(content)
    if name in {one.id for one in _built_in()}:
        return _loaded(name)
    raise InputError(Problem("rulebook", f"there is no rulebook {name!r}", "Choose one of the list."))


def cases_of(book: Rulebook) -> tuple[Case, ...]:
    """Return the worked cases of a rulebook that comes with the program in this very version; none of any other."""
    if book.id not in {one.id for one in _built_in()} or _loaded(book.id).digest != book.digest:
        return ()
    return load_cases(book.id, book)


@cache
def _built_in() -> tuple[Entry, ...]:
    """Return the rulebooks that come with the program, read once: they change with the program alone."""
    return tuple(catalogue())


@cache
def _loaded(name: str) -> Rulebook:
    return load_rulebook(name)
