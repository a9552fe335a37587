"""Ratings asked for in the portal: one at a time, in the background, each telling in a row how far it has come.

Reading and rating hold no lock; only what is kept at the end is written, whole or not at all. A job dies with its
process; that it was abandoned follows from the process, and it is asked for again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import Engine, select, update
from sqlmodel import Session, col

from credit.rulebook.shapes import Rulebook
from models.errors import InputError, Problem, RefusedError, WuxinError
from models.record import Clerk, sequence
from models.record.clerk import Entropy
from models.tables import RatingJob, writing
from web.processes import is_alive, this_process
from web.register.ratings.rated_days import keep_run, rated_from, read_register, with_outlooks
from web.register.ratings.rulebook_versions import rulebook_named

__all__ = ["QUIET_AFTER", "ask_rating", "asked_again", "is_abandoned", "is_running", "jobs", "work_off"]

QUIET_AFTER: Final = timedelta(minutes=30)
"""After this long without a word a job is taken for abandoned, where nobody can see its process. Our own choice."""
_OVER: Final = ("done", "refused")


def ask_rating(
    session: Session, book: Rulebook, as_of: date, known_at: datetime | None, by: str, at: datetime
) -> int:  # fmt: skip
    """Enter that a rating is asked for and return the number of its job. Raises RefusedError while one is under way."""
    if (running := next((one for one in jobs(session, 5) if is_running(one, at)), None)) is not None:
        what = f"rating {running.id} is under way since {running.asked_at.isoformat(timespec='minutes')}"
        raise RefusedError(Problem("rating", what, "Await it; its page tells how far it is."))
    row = RatingJob(
        asked_by=by, rulebook=book.id, rulebook_digest=book.digest, as_of=as_of, known_at=known_at,
        stage="waiting", asked_at=at, told_at=at,
        worker=this_process(), problems=[],
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row.id or 0


def is_running(job: RatingJob, at: datetime) -> bool:
    """Return whether somebody still works at a job: it is not over, its process lives, and told of it not long ago."""
    if job.stage in _OVER or (job.worker is not None and is_alive(job.worker) is False):
        return False
    return at - job.told_at < QUIET_AFTER


def is_abandoned(job: RatingJob, at: datetime) -> bool:
    """Return whether a job is not over and nobody works at it any more."""
    return job.stage not in _OVER and not is_running(job, at)


def asked_again(session: Session, number: int, by: str, at: datetime) -> tuple[int, Rulebook]:
    """Ask anew for what an abandoned job was asked for, and return the number of the new one and its rulebook.

    Raises RefusedError where the job was not abandoned, or another is under way.
    """
    job = session.get_one(RatingJob, number)
    if not is_abandoned(job, at):
        what = f"rating {number} was not abandoned: it is {job.stage}"
        raise RefusedError(Problem("rating", what, "Ask for a new one."))
    book = _rulebook(session, job)
    return ask_rating(session, book, job.as_of, job.known_at, by, at), book


def _rulebook(session: Session, job: RatingJob) -> Rulebook:
    """Return the very version that was chosen where the register has it, else the built-in one of its id."""
    try:
        return rulebook_named(session, job.rulebook_digest or "")
    except InputError:
        return rulebook_named(session, job.rulebook)


def jobs(session: Session, most: int) -> list[RatingJob]:
    """Return the newest jobs, the newest first."""
    return list(session.scalars(select(RatingJob).order_by(col(RatingJob.id).desc()).limit(most)))


def work_off(engine: Engine, number: int, book: Rulebook, now: Callable[[], datetime], entropy: Entropy) -> None:
    """Do a job: read, rate, explain, keep; what is refused stands in its row with every reason."""
    try:
        _tell(engine, number, now(), "reading")
        with Session(engine) as session:
            job = session.get_one(RatingJob, number)
            read = read_register(session, job.as_of, job.known_at)
        _tell(engine, number, now(), "rating")
        made = rated_from(read, book)

        def explained(done: int, companies: int) -> None:
            _tell(engine, number, now(), "rating", explained=done, companies=companies)

        explained(0, len(made.rated.ratings))
        made = with_outlooks(made, explained)
        _tell(engine, number, now(), "keeping")
        with writing(engine) as session:
            kept = keep_run(Clerk(session, now(), entropy), made)
        with writing(engine) as session:
            sequence(session)
        _tell(engine, number, now(), "done", run_id=kept.run)
    except WuxinError as error:
        _tell(engine, number, now(), "refused", problems=[asdict(one) for one in error.problems])
    except Exception:
        what, remedy = "it broke down; the fault has been noted", "Try again in a few minutes."
        _tell(engine, number, now(), "refused", problems=[asdict(Problem("rating", what, remedy))])
        raise


def _tell(engine: Engine, number: int, at: datetime, stage: str, **told: object) -> None:
    change = update(RatingJob).where(col(RatingJob.id) == number).values(stage=stage, told_at=at, **told)
    with writing(engine) as session:
        session.connection().execute(change)
