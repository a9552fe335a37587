"""A few rounds of the killing drill; `python -m tests.faults.killing` kills at every statement."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.builders.due_register import due_register, fill
from tests.builders.listed import listed_register
from tests.builders.postgresql import fresh_postgresql
from tests.faults.killing import at_once, killed_at, outcome, statements


def test_killed_anywhere_it_comes_out_the_same(tmp_path: Path) -> None:
    """Nothing is lost or done twice: duties, their order and their effects are those of an undisturbed round."""
    url = due_register(tmp_path).url
    for name in ("whole", "killed"):
        shutil.copy(tmp_path / "a.db", tmp_path / f"{name}.db")
    total = statements(whole := f"sqlite:///{tmp_path / 'whole.db'}")
    killed = f"sqlite:///{tmp_path / 'killed.db'}"

    assert all(killed_at(killed, total // part) for part in (9, 4, 5, 3))
    statements(killed)
    assert outcome(killed) == outcome(whole)
    assert outcome(url).duties == ()


def test_three_schedulers_do_everything_once(tmp_path: Path) -> None:
    """At the same time on one SQLite file."""
    url = due_register(tmp_path).url
    assert at_once(url, 3)

    duties = outcome(url).duties
    assert len(duties) == len(set(duties)) == dict(outcome(url).entries)["duty.done"] > 5


@pytest.mark.slow
def test_three_schedulers_do_everything_once_on_postgresql(tmp_path: Path) -> None:
    """At the same time, after one that was killed."""
    with fresh_postgresql(tmp_path / "server") as url:
        fill(listed_register(tmp_path, url))
        killed = killed_at(url, 150)
        ended = at_once(url, 3)
        duties, entries = outcome(url).duties, dict(outcome(url).entries)

    assert (killed, ended) == (True, True)
    assert len(duties) == len(set(duties)) == entries["duty.done"] > 5
