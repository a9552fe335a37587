"""Runs beside one another: grades of each, and whose grade rose or fell since the run before."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from models.tables import ListEntry, ListProposal, Publication, Rating, RatingRun, RulebookVersion

__all__ = ["Moved", "RunLine", "grades_of", "moved_between", "proposals_of", "run_before", "runs"]


@dataclass(frozen=True, slots=True)
class RunLine:
    """A run: of which day, by which rulebook, from which import, when it was computed, and when made public."""

    id: int
    as_of: date
    known_at: datetime | None
    rulebook: str
    rulebook_digest: str
    import_id: int
    computed_at: datetime
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Moved:
    """A company whose grade differs between two runs; scores in thousandths."""

    company_id: str
    before: str
    after: str
    score_before: int
    score_after: int


def runs(session: Session, start: int, most: int) -> tuple[list[RunLine], int]:
    """Return runs from `start` on, the newest first, and how many there are."""
    count = session.scalar(select(func.count()).select_from(RatingRun)) or 0
    query = _runs().order_by(col(RatingRun.id).desc()).offset(start).limit(most)
    return [RunLine(*row) for row in session.execute(query)], count


def run_before(session: Session, number: int) -> tuple[RunLine, RunLine | None] | None:
    """Return a run and the one before it by a rulebook of the same id; None where there is no such run."""
    own = session.execute(_runs().where(col(RatingRun.id) == number)).one_or_none()
    if own is None:
        return None
    line = RunLine(*own)
    earlier = _runs().where(col(RatingRun.id) < number, col(RulebookVersion.rulebook) == line.rulebook)
    before = session.execute(earlier.order_by(col(RatingRun.id).desc()).limit(1)).one_or_none()
    return line, None if before is None else RunLine(*before)


def grades_of(session: Session, number: int) -> Counter[str]:
    """Return how many companies have which grade in a run."""
    query = select(col(Rating.grade), func.count()).where(col(Rating.run_id) == number).group_by(col(Rating.grade))
    return Counter({row[0]: row[1] for row in session.execute(query)})


def moved_between(session: Session, before: int, after: int) -> list[Moved]:
    """Return the companies whose grade differs between two runs, the greatest fall first."""
    one, two = Rating.__table__.alias("one"), Rating.__table__.alias("two")  # type: ignore[attr-defined]
    query = (
        select(one.c.company_id, one.c.grade, two.c.grade, one.c.score_milli, two.c.score_milli)
        .join(two, (two.c.company_id == one.c.company_id) & (two.c.run_id == after))
        .where(one.c.run_id == before, one.c.grade != two.c.grade)
        .order_by(two.c.score_milli - one.c.score_milli, one.c.company_id)
    )
    return [Moved(*row) for row in session.execute(query)]


def proposals_of(session: Session, number: int) -> dict[str, int]:
    """Return how many companies a run proposes for each list."""
    query = (
        select(col(ListProposal.kind), func.count(col(ListEntry.id)))
        .join(ListEntry, col(ListEntry.proposal_id) == col(ListProposal.id), isouter=True)
        .where(col(ListProposal.run_id) == number)
        .group_by(col(ListProposal.kind))
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _runs() -> Select[tuple[object, ...]]:
    run = RatingRun
    public = (
        select(col(Publication.run_id), func.max(col(Publication.published_at)).label("at"))
        .group_by(col(Publication.run_id))
        .subquery()
    )
    return (
        select(
            col(run.id), col(run.as_of), col(run.known_at), col(RulebookVersion.rulebook), col(run.rulebook_digest),
            col(run.import_id), col(run.computed_at), public.c.at,
        )
        .join(RulebookVersion, col(RulebookVersion.digest) == col(run.rulebook_digest))
        .join(public, public.c.run_id == col(run.id), isouter=True)
    )  # fmt: skip
