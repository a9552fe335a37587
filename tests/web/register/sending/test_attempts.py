"""Attempts to send."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlmodel import Session

from web.register.sending.attempts import attempts_of, begin_sending, end_sending, last_arrived, tries_since

AT = datetime(2024, 7, 1, tzinfo=UTC)


def test_attempts_are_counted_by_subject(empty: Session) -> None:
    """The last that arrived is known, and what was tried since."""
    for number, arrived in enumerate((False, True, False), start=1):
        assert begin_sending(empty, "webhook/a", 40 + number, AT) == number
        end_sending(empty, "webhook/a", number, (arrived, "said"), AT)
    begin_sending(empty, "webhook/a", 44, AT + timedelta(hours=1))

    assert begin_sending(empty, "webhook/b", 1, AT) == 1
    assert last_arrived(empty, "webhook/a") == (2, 42)
    assert last_arrived(empty, "webhook/c") == (0, -1)
    assert [one.arrived for one in tries_since(empty, "webhook/a", 2)] == [False, None]
    assert [one.arrived for one in tries_since(empty, "webhook/a", 2, AT)] == [None]
    assert [row["number"] for row in attempts_of(empty, "webhook/a", 2)] == [4, 3]
