"""Marks on points."""

from __future__ import annotations

from datetime import date

from credit.explaining import Mark


def test_a_mark_is_told_to_machines() -> None:
    """What is asked for, by which petition, until when."""
    told = Mark("repair", 3, date(2024, 7, 8)).as_dict()

    assert told == {"kind": "repair", "petition": 3, "due_on": "2024-07-08"}
