"""Expressions that are written as SQL once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from credit.engines.duckdb import Session
from credit.scoring.rating import Rated, rate_facts
from tests.builders.packages import facts_of_rows
from tests.builders.rulebooks import minimal_rulebook

AS_OF = date(2024, 6, 30)
AWARD = [{"event": "award", "occurred_on": "2024-01-05"}]


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return the expressions that are written as SQL from now on."""
    seen: list[object] = []
    prepare = Session.prepare

    def note(self: Session, expression: Any) -> Any:  # noqa: ANN401 - as the session has it
        seen.append(expression)
        return prepare(self, expression)

    monkeypatch.setattr(Session, "prepare", note)
    return seen


def _rated(folder: Path, name: str, base: str, day: date = AS_OF, **rows: Any) -> Rated:  # noqa: ANN401 - rows of any table
    return rate_facts(facts_of_rows(folder / name, **rows), minimal_rulebook(base=base), as_of=day)


def test_the_same_terms_are_written_once(tmp_path: Path, written: list[object]) -> None:
    """Other evidence under a rulebook of the same content, on the same day, is rated by what is there."""
    first, second = _rated(tmp_path, "a", "61.001"), _rated(tmp_path, "b", "61.001", records=AWARD)

    assert (len(written), first.ratings["score"][0] < second.ratings["score"][0]) == (1, True)


def test_other_terms_are_written_anew(tmp_path: Path, written: list[object]) -> None:
    """Another number in the rulebook, or another day."""
    scores = [
        _rated(tmp_path, name, base, day).ratings["score"][0]
        for name, base, day in (("a", "62.001", AS_OF), ("b", "62.002", AS_OF), ("c", "62.002", date(2024, 5, 31)))
    ]

    assert (len(written), scores) == (3, [62_001, 62_002, 62_002])
