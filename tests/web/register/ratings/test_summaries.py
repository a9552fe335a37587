"""Runs beside one another, in the register."""

from __future__ import annotations

from pathlib import Path

from tests.builders.due_register import due_register
from tests.builders.listed import PENALTY
from tests.builders.record import writing_to
from web.register.ratings.summaries import grades_of, moved_between, proposals_of, run_before, runs


def test_a_run_finds_the_one_before_and_who_moved(tmp_path: Path) -> None:
    """With both scores; the newest stands first in the list."""
    made = due_register(tmp_path, published=True)
    made.rates("2024-07-31", made.package("later", {**PENALTY, "record_id": "P9", "event": "award"}))
    with writing_to(made.url) as session:
        found = run_before(session, 2)
        assert found is not None
        run, before = found
        assert before is not None
        (moved,) = moved_between(session, before.id, run.id)
        listed, count = runs(session, 0, 10)

        assert (before.id, before.published_at is not None, run.published_at) == (1, True, None)
        assert moved.score_after > moved.score_before
        assert grades_of(session, 1).total() == 1
        assert ([one.id for one in listed], count) == ([2, 1], 2)
        assert proposals_of(session, 1) == {"red": 0, "grey": 0, "black": 1}


def test_the_first_has_none_before(tmp_path: Path) -> None:
    """And what is no run is nothing."""
    with writing_to(due_register(tmp_path).url) as session:
        first = run_before(session, 1)

        assert first is not None
        assert first[1] is None
        assert run_before(session, 9) is None
