"""The tamper drill in short; the long one is `python -m tests.faults`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from models.record.trust import Trust
from tests.builders.record import TRUST, Recorded
from tests.faults.drill import database_drill, export_drill, forging_drill


@pytest.fixture
def export(rated: Recorded) -> Path:
    """Return an export of the rated city."""
    return rated.export()


@pytest.fixture
def trust(export: Path) -> Trust:
    """Return whom to trust: the log, its witness, and the checkpoints that the witness has seen."""
    seen = tuple(path.read_text(encoding="utf-8") for path in sorted((export / "checkpoints").iterdir()))
    return replace(TRUST, seen=seen)


def test_every_edit_of_the_database_is_found(rated: Recorded, trust: Trust) -> None:
    """Any cell, any row: each of 120 random edits is found, and a finding names where."""
    tally = database_drill(rated.url, trust, edits=120, seed=7)

    assert tally.edits == 120
    assert tally.missed == []


def test_every_edit_of_an_export_is_found(export: Path, trust: Trust) -> None:
    """Any bit, date, line or file: each of 200 random edits is found, and a finding says what should be there."""
    tally = export_drill(export, trust, edits=200, seed=7)

    assert tally.edits == 200
    assert tally.missed == []


def test_a_rewritten_history_is_found(rated: Recorded, export: Path, trust: Trust) -> None:
    """With the log's own key everything fits but the witness; an older export names the very entry."""
    tally = forging_drill(rated.url, export, trust, edits=10, seed=7)

    assert tally.edits == 10
    assert tally.missed == []
