"""The killing drill: a scheduler that is killed (SIGKILL) at any statement, and schedulers that work at the same time.

python -m tests.faults.killing --every 1        # at each statement of a round, on SQLite
python -m tests.faults.killing --postgresql     # the same on PostgreSQL, and four schedulers at once
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import event, select
from sqlmodel import col

from models.tables import DutyDone, LedgerEntry, engine_for
from tests.builders.due_register import DESKS, due_register, fill, moment
from tests.builders.listed import listed_register
from tests.builders.postgresql import fresh_postgresql
from tests.builders.record import writing_to
from web.register.duties.rounds import do_all

__all__ = ["DAY", "Outcome", "at_once", "killed_at", "outcome", "statements"]

DAY = "2024-10-08"
"""Three months of analyses, escalations and overdue decisions after July 2024."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a register came to: duties in order, steps of listings and complaints by clock, entries for duties."""

    duties: tuple[str, ...]
    entries: tuple[tuple[str, int], ...]


def killed_at(url: str, statement: int) -> bool:
    """Work in another process until it is killed before its n-th statement or commit; return whether it was."""
    seen = 0

    def count(*_: object) -> None:
        nonlocal seen
        seen += 1
        if seen == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    return _in_child(lambda: _work(url, count)) == signal.SIGKILL


def statements(url: str) -> int:
    """Work to the end, and return in how many statements and commits."""
    seen = 0

    def count(*_: object) -> None:
        nonlocal seen
        seen += 1

    _work(url, count)
    return seen


def at_once(url: str, number: int) -> bool:
    """Let so many schedulers work at the same time, each in a process of its own; whether all ended well."""
    children = [_started(lambda: _work(url, lambda *_: None)) for _ in range(number)]
    return all(os.waitpid(child, 0)[1] == 0 for child in children)


def outcome(url: str) -> Outcome:
    """Return what the register came to."""
    with writing_to(url) as session:
        row = DutyDone
        done = session.execute(select(col(row.kind), col(row.subject), col(row.period)).order_by(col(row.id)))
        duties = tuple(" ".join(one) for one in done)
        kinds = Counter(session.scalars(select(col(LedgerEntry.type))))
    return Outcome(duties, tuple(sorted(kinds.items())))


def _work(url: str, count: Callable[..., None]) -> None:
    engine = engine_for(url)
    event.listen(engine, "before_cursor_execute", count)
    event.listen(engine, "commit", count)
    salts = iter(range(10**6, 10**9))
    prefix = os.getpid().to_bytes(8, "big")
    do_all(engine, moment(DAY), lambda length: prefix + next(salts).to_bytes(length - 8, "big"), DESKS)
    engine.dispose()


def _started(work: Callable[[], None]) -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child uses none of the parent's threads
        child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:  # noqa: BLE001 - a child of a test must never go on as the test
            os._exit(1)
        os._exit(0)
    return child


def _in_child(work: Callable[[], None]) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(_started(work), 0)[1]) * -1


@contextmanager
def _postgresql(folder: Path) -> Iterator[str]:
    with fresh_postgresql(folder / "server") as url:
        fill(listed_register(folder, url))
        yield url


def _on_sqlite(folder: Path, every: int) -> None:
    due_register(folder)
    whole = _copied(folder, "whole")
    total, should = statements(whole), outcome(whole)
    missed = 0
    for number in range(1, total + 1, every):
        url = _copied(folder, "killed")
        killed_at(url, number)
        statements(url)
        missed += outcome(url) != should
    print(f"{-(-total // every)} kills in {total} statements: {missed} registers came out otherwise")  # noqa: T201


def _on_postgresql(folder: Path) -> None:
    with _postgresql(folder) as url:
        kills = 0
        while killed_at(url, 40 + 17 * (kills % 7)):
            kills += 1
        ended = at_once(url, 4)
        duties = outcome(url).duties
    print(f"PostgreSQL: {kills} kills, {len(duties)} duties, {len(set(duties))} different, ended well: {ended}")  # noqa: T201


def _copied(folder: Path, name: str) -> str:
    for path in folder.glob(f"{name}.db*"):
        path.unlink()
    shutil.copy(folder / "a.db", folder / f"{name}.db")
    return f"sqlite:///{folder / name}.db"


def _main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--postgresql", action="store_true")
    asked = parser.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        if asked.postgresql:
            _on_postgresql(Path(place))
        else:
            _on_sqlite(Path(place), asked.every)
    print(f"{time.monotonic() - begun:.0f} s")  # noqa: T201


if __name__ == "__main__":
    _main()
