"""Who may do what."""

from __future__ import annotations

from pathlib import Path

from credit.complaints.grants import matrix, permitted
from credit.complaints.moves import Move, Role
from tests.architecture.source import ROOT

GOLDEN = Path(ROOT, "tests", "golden", "complaint_grants.txt")


def test_the_matrix_is_the_one_that_was_reviewed() -> None:
    """A change of rights changes this file, where people see it."""
    assert matrix() == GOLDEN.read_text(encoding="utf-8")


def test_a_refusal_names_who_may() -> None:
    """So that the right office is asked."""
    refused = permitted(Role.COMPANY, Move.CLOSE)

    assert refused is not None
    assert "desk, supervisor" in refused.remedy
