"""The audit trail in the register."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlmodel import Session

from tests.builders.due_register import due_register
from tests.builders.record import writing_to
from web.register.trail import Asked, acts_of_day, signed_size, trail


def test_entries_of_an_account_are_found_in_what_they_attach(tmp_path: Path) -> None:
    """A step of a listing names who took it in its row alone."""
    made = due_register(tmp_path)
    with writing_to(made.url) as session:
        found, count = trail(session, Asked(account="nobody"), 0, 10)
        assert (found, count) == ([], 0)
        entries, _ = trail(session, Asked(kind="list."), 0, 1)
        assert entries[0].type.startswith("list.")


def test_a_day_is_one_of_shanghai(tmp_path: Path) -> None:
    """Counts by type; nothing signed is a size of 0."""
    made = due_register(tmp_path)
    with writing_to(made.url) as session:
        assert _total(session, date(2024, 7, 9)) == 2
        assert _total(session, date(2024, 7, 8)) == 0
        assert signed_size(session) == 0


def _total(session: Session, day: date) -> int:
    return acts_of_day(session, day).total()
