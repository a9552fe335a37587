"""Wrong codes cost time; floods are stopped."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from models.tables import ComplaintCodeMiss
from tests.builders.complaint_register import clerk_at, new_register, told
from tests.builders.complaints import AT, desk
from tests.builders.record import writing_to
from web.register.complaints import locks as complaint_locks
from web.register.complaints.cases import receive
from web.register.complaints.locks import is_flooded, locked_until, note_miss, wait_after


def test_the_wait_doubles_up_to_an_hour() -> None:
    """Five are free; then 1, 2, 4 ... minutes; no number of tries makes it longer than an hour."""
    waits = [wait_after(misses).total_seconds() / 60 for misses in (0, 4, 5, 6, 7, 10, 11, 500)]

    assert waits == [0, 0, 1, 2, 4, 32, 60, 60]


def test_rows_hold_the_lock(tmp_path: Path) -> None:
    """Of that number alone, whichever process asks; after the wait one may try again, and old rows go."""
    url = new_register(tmp_path)
    with writing_to(url) as session:
        for second in range(6):
            note_miss(session, "20240630-k7qm2 ", AT + timedelta(seconds=second))
    last = AT + timedelta(seconds=5)
    with writing_to(url) as session:
        assert locked_until(session, "20240630-K7QM2", last) == last + timedelta(minutes=2)
        assert locked_until(session, "20240630-K7QM2", last + timedelta(minutes=2)) is None
        assert locked_until(session, "20240630-AAAAA", last) is None
        note_miss(session, "x", AT + timedelta(days=2))
        assert session.scalar(select(func.count()).select_from(ComplaintCodeMiss)) == 1


def test_a_flood_is_one_of_its_estate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Within the hour, by channel; the city as a whole has a limit of its own."""
    monkeypatch.setattr(complaint_locks, "MOST_OF_A_COMMUNITY", 1)
    url = new_register(tmp_path)
    with clerk_at(url) as clerk:
        receive(clerk, desk(), told())
        assert is_flooded(clerk.session, "12345", "K1", AT)
        assert not is_flooded(clerk.session, "12345", "K2", AT)
        assert not is_flooded(clerk.session, "portal", "K1", AT)
        assert not is_flooded(clerk.session, "12345", "K1", AT + timedelta(hours=1))
        monkeypatch.setattr(complaint_locks, "MOST_IN_AN_HOUR", 1)
        assert is_flooded(clerk.session, "12345", None, AT)
