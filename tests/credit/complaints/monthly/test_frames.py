"""Complaints as a table."""

from __future__ import annotations

from datetime import UTC, date, datetime

from credit.complaints.monthly import frame_of_cases, frame_of_evidence
from credit.complaints.moves import Move
from tests.builders.complaints import desk, walked

ROW = {"complaint_id": "a", "channel": "12345", "community_id": "K1", "category": "lift", "liability": None,
       "received_at": datetime(2024, 6, 3, 1, tzinfo=UTC), "answered_at": datetime(2024, 6, 20, 1, tzinfo=UTC),
       "closed_at": None, "satisfaction": None, "duplicate_of": None}  # fmt: skip


def test_a_case_says_what_became_of_it() -> None:
    """Taken in, mediated, a dispute; overdue where its day has passed."""
    row = frame_of_cases([walked(Move.ROUTE, Move.ACCEPT)], desk(), date(2024, 6, 30)).iloc[0]

    assert (row["accepted"], row["dispute"], row["overdue"], row["due_on"]) == (
        True, False, "answer", date(2024, 6, 11)
    )  # fmt: skip


def test_what_comes_after_the_day_has_not_happened() -> None:
    """An answer of the 20th is none on the 15th, when it is overdue; and a package says nothing of acceptance."""
    early = frame_of_evidence([ROW], desk(), date(2024, 6, 15)).iloc[0]
    late = frame_of_evidence([ROW], desk(), date(2024, 6, 30)).iloc[0]

    assert (early["answered_on"], early["overdue"], early["accepted"]) == (None, "answer", None)
    assert (late["answered_on"], late["overdue"]) == (date(2024, 6, 20), None)
