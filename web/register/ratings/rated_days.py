"""Rate what the register holds on a day, with its corrections, and keep the run and the lists that it proposes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sqlmodel import Session

from credit.evidence import Package
from credit.explaining import kept_outlooks
from credit.explaining.outlook import Advance
from credit.rulebook.shapes import Rulebook
from credit.scoring.rating import Rated, rate
from credit.standing import ListProposals, propose_lists
from models.errors import Problem, RefusedError
from models.record import Clerk
from web.register.ratings.corrections import in_force_now, mended
from web.register.ratings.kept_evidence import newest_import
from web.register.ratings.proposed_lists import save_lists
from web.register.ratings.runs import save_run

__all__ = ["KeptRun", "Made", "Read", "keep_run", "rated_from", "read_register", "with_outlooks"]


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A run that the register keeps: its number, that of its import, the ratings and the lists."""

    run: int
    import_id: int
    rated: Rated
    lists: ListProposals


@dataclass(frozen=True, slots=True)
class Read:
    """The evidence that a rating rests on: the import, what it holds with corrections over it, and for which day."""

    import_id: int
    package: Package
    corrections: tuple[int, ...]
    as_of: date
    known_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A rating and its proposals, not kept yet; `outlooks`: what would lift each company, where it was worked out."""

    read: Read
    rated: Rated
    lists: ListProposals
    outlooks: Mapping[str, object] = field(default_factory=dict)


def read_register(session: Session, as_of: date, known_at: datetime | None = None) -> Read:
    """Return the newest import with the corrections that hold on the day.

    Raises InputError where nothing was ingested, RefusedError where nothing was on record by `known_at`.
    """
    number, package = newest_import(session, known_at)
    package, used = mended(session, package, as_of, known_at)
    return Read(number, package, tuple(used), as_of, known_at)


def rated_from(read: Read, book: Rulebook) -> Made:
    """Return the rating of evidence that was read, and the lists that it proposes; nothing is kept."""
    rated = rate(read.package, book, as_of=read.as_of, known_at=read.known_at)
    return Made(read, rated, propose_lists(rated))


def with_outlooks(made: Made, advance: Advance | None = None) -> Made:
    """Return the rating with what would lift each company one grade; `advance` is told how many are done, of how many.

    It takes longer than the rating: about a hundredth of a second for each company.
    """
    return replace(made, outlooks=kept_outlooks(made.rated, advance=advance))


def keep_run(clerk: Clerk, made: Made) -> KeptRun:
    """Keep a run, its outlooks and its proposals, and put them on record.

    Raises RefusedError where other corrections hold by now than those it rests on: a replay of the record would differ.
    """
    read = made.read
    if in_force_now(clerk.session, read.as_of, read.known_at) != read.corrections:
        what = "corrections of the evidence came on record while it was rated"
        raise RefusedError(Problem("rating", what, "Rate again; they are heeded then."))
    run = save_run(clerk, made.rated, read.import_id, outlooks=made.outlooks, corrections=read.corrections)
    save_lists(clerk, run, made.lists)
    return KeptRun(run, made.read.import_id, made.rated, made.lists)
