"""What time does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.builders.complaint_register import clerk_at, new_register, told
from tests.builders.complaints import desk
from web.register.complaints.cases import receive
from web.register.complaints.clock import escalate_timeouts, overdue_rows


def test_a_timeout_goes_one_level_up_once(tmp_path: Path) -> None:
    """Asked again on the same day, the clock does nothing; the new level has its own time."""
    url = new_register(tmp_path)
    with clerk_at(url) as clerk:
        number = receive(clerk, desk(), told()).complaint_id
        assert escalate_timeouts(clerk, desk()) == []
    with clerk_at(url, 24 * 9) as clerk:
        assert escalate_timeouts(clerk, desk()) == [number]
        assert escalate_timeouts(clerk, desk()) == []


def test_what_is_late_is_listed_from_the_oldest(tmp_path: Path) -> None:
    """With the department and the day."""
    with clerk_at(new_register(tmp_path)) as clerk:
        receive(clerk, desk(), told())
        rows = overdue_rows(clerk.session, desk(), date(2024, 7, 1))

    assert [(row["what"], row["due"]) for row in rows] == [
        ("accept", date(2024, 6, 5)), ("answer", date(2024, 6, 11)), ("escalate", date(2024, 6, 11))
    ]  # fmt: skip
