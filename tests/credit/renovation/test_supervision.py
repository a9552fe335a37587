"""What is watched of works under way."""

from __future__ import annotations

from datetime import date

from credit.renovation import due_of
from tests.builders.renovation import READY, START, a_project, a_step, report


def test_works_under_way_are_reported_on() -> None:
    """LS-05: a month after the last report, and they end on their day; nothing else is watched."""
    going = a_project("lishui", *READY, START, report("2024-04-01", "water"))
    told = [(one.day, one.what) for one in due_of(going)]

    assert told == [(date(2024, 5, 1), "report"), (date(2024, 9, 30), "finish")]
    assert "once a month is ours" in due_of(going)[0].article
    assert due_of(a_project("lishui", *READY)) == []
    assert due_of(a_project("lishui", *READY, START, a_step("put_off", "2024-04-01", reason="汛期"))) == []
