"""What happens by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select, update

from models.migrations import upgrade
from models.record import entries_waiting, newest_checkpoint, size_of
from models.tables import LedgerEntry
from tests.builders.record import LOG, a_clerk, writing_to
from web.scheduler import FILL_SECONDS, Jobs, scheduler_for


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Return a register in which three acts wait for their positions."""
    upgrade(found := f"sqlite:///{tmp_path / 'a.db'}")
    with writing_to(found) as session:
        for number in range(3):
            a_clerk(session).enter("draw.made", f"draw/{number}")
    return found


def test_waiting_entries_get_their_positions_and_are_signed(url: str) -> None:
    """One round of the two jobs leaves nothing waiting and everything signed."""
    jobs = Jobs(url, LOG)
    jobs.put_in_order()
    jobs.sign()
    with writing_to(url) as session:
        signed = newest_checkpoint(session)
        assert (size_of(session), list(entries_waiting(session))) == (3, [])

    assert signed is not None
    assert (signed.size, signed.origin) == (3, LOG.name)


def test_without_a_key_nothing_is_signed(url: str) -> None:
    """Another process, on another machine, may hold the key."""
    jobs = Jobs(url)
    jobs.put_in_order()
    jobs.sign()
    with writing_to(url) as session:
        assert newest_checkpoint(session) is None


def test_rot_is_never_signed(url: str) -> None:
    """Where a stored entry was changed, the job signs nothing, and goes on living."""
    jobs = Jobs(url, LOG)
    jobs.put_in_order()
    with writing_to(url) as session:
        one = session.scalar(select(LedgerEntry.digest).limit(1))  # type: ignore[call-overload]
        session.execute(update(LedgerEntry).where(LedgerEntry.digest == one).values(subject="draw/9"))  # type: ignore[arg-type]
    jobs.sign()
    with writing_to(url) as session:
        assert newest_checkpoint(session) is None


def test_each_job_runs_once_at_a_time(url: str) -> None:
    """A job that is late or long is neither doubled nor dropped."""
    jobs = scheduler_for(Jobs(url, LOG)).get_jobs()

    assert [(job.id, job.max_instances, job.coalesce) for job in jobs] == [
        ("sequence", 1, True),
        ("fill", 1, True),
        ("close", 1, True),
        ("checkpoint", 1, True),
        ("due", 1, True),
        ("remind", 1, True),
        ("send", 1, True),
    ]


def test_boxes_are_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The job looks at every box at no foretold part of a second; without boxes it does nothing."""
    waits: list[float] = []
    monkeypatch.setattr("web.scheduler.time.sleep", waits.append)
    upgrade(found := f"sqlite:///{tmp_path / 'b.db'}")
    jobs = Jobs(found)
    for _ in range(20):
        jobs.fill()

    assert all(0 <= wait < FILL_SECONDS for wait in waits)
    assert len(set(waits)) > 1
