"""Ratings asked for in the portal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from models.errors import RefusedError
from models.tables import RatingJob, engine_for
from tests.builders.authority import JULY
from tests.builders.due_register import due_register
from tests.builders.listed import Listed
from tests.builders.record import writing_to
from web.register.ratings import jobs as rating_jobs
from web.register.ratings.jobs import (
    QUIET_AFTER,
    ask_rating,
    asked_again,
    is_abandoned,
    is_running,
    jobs,
    work_off,
)  # fmt: skip


def _at() -> datetime:
    return JULY


def _asked(made: Listed, known_at: datetime | None = None) -> int:
    with writing_to(made.url) as session:
        return ask_rating(session, made.book, date(2024, 7, 31), known_at, "account/a", JULY)


def _work(made: Listed, number: int) -> RatingJob:
    engine, entropy = engine_for(made.url), _entropy()
    try:
        work_off(engine, number, made.book, _at, entropy)
    finally:
        engine.dispose()
    with writing_to(made.url) as session:
        (job,) = jobs(session, 1)
        session.expunge(job)
        return job


def _entropy() -> Callable[[int], bytes]:
    salts = iter(range(10**12, 10**13))
    return lambda length: next(salts).to_bytes(length, "big")


def test_a_job_ends_with_its_run(tmp_path: Path) -> None:
    """Kept and on record; who asked stays in the row."""
    made = due_register(tmp_path)
    job = _work(made, _asked(made))

    assert (job.stage, job.run_id, job.asked_by) == ("done", 2, "account/a")
    assert not is_running(job, JULY)


def test_a_refusal_keeps_its_reasons(tmp_path: Path) -> None:
    """Nothing was known by that moment."""
    made = due_register(tmp_path)
    job = _work(made, _asked(made, JULY - timedelta(days=3000)))

    assert job.stage == "refused"
    assert "nothing was known then" in job.problems[0]["what"]


def test_a_breakdown_is_told_and_raised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The row says that it broke down; the fault goes where faults go."""

    def broken(_read: object, _book: object) -> None:
        raise ZeroDivisionError

    made = due_register(tmp_path)
    number = _asked(made)
    monkeypatch.setattr(rating_jobs, "rated_from", broken)
    with pytest.raises(ZeroDivisionError):
        _work(made, number)
    with writing_to(made.url) as session:
        assert "broke down" in jobs(session, 1)[0].problems[0]["what"]


def test_one_at_a_time_until_it_is_lost(tmp_path: Path) -> None:
    """A second is refused, until the first was not heard of for long."""
    made = due_register(tmp_path)
    _asked(made)
    with pytest.raises(RefusedError, match="is under way"):
        _asked(made)
    with writing_to(made.url) as session:
        later = JULY + QUIET_AFTER
        assert ask_rating(session, made.book, date(2024, 7, 31), None, "account/a", later) == 2


def test_a_job_is_abandoned_when_its_process_is_gone(tmp_path: Path) -> None:
    """At once, not after its silence; and it is asked for again with the same day. One under way is not."""
    made = due_register(tmp_path)
    number = _asked(made)
    with writing_to(made.url) as session:
        with pytest.raises(RefusedError, match="was not abandoned"):
            asked_again(session, number, "account/b", JULY)
        job = session.get_one(RatingJob, number)
        job.worker = f"{(job.worker or '').rpartition('/')[0]}/1"
        session.flush()
        assert (is_running(job, JULY), is_abandoned(job, JULY)) == (False, True)
        new, book = asked_again(session, number, "account/b", JULY)
        again = session.get_one(RatingJob, new)
        assert book.digest == made.book.digest
        assert (again.as_of, again.asked_by, is_running(again, JULY)) == (job.as_of, "account/b", True)


def test_of_a_process_elsewhere_its_silence_tells(tmp_path: Path) -> None:
    """Another machine's process cannot be seen from here."""
    made = due_register(tmp_path)
    with writing_to(made.url) as session:
        job = session.get_one(RatingJob, ask_rating(session, made.book, date(2024, 7, 31), None, "account/a", JULY))
        job.worker = "elsewhere/boot/12/345"
        session.flush()
        assert (is_running(job, JULY), is_abandoned(job, JULY + QUIET_AFTER)) == (True, True)
