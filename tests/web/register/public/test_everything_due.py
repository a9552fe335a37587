"""What is owed in all rooms."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlmodel import Session

from models.tables import engine_for
from models.values.working_days import known_until
from tests.builders.due_register import due_register
from tests.builders.engagements import a_step, terms
from tests.builders.inspections import a_campaign
from tests.builders.money_register import a_money_clerk
from tests.builders.record import writing_to
from web.register.engagements.steps import begin
from web.register.public.everything_due import DueRow, everything_due


def test_what_is_due_of_all_rooms_is_in_order(tmp_path: Path) -> None:
    """By day, late ones marked; of a complaint what is due next."""
    with writing_to(due_register(tmp_path).url) as session:
        rows = everything_due(session, [a_campaign()], date(2026, 3, 20))

    assert [row.due_on for row in rows] == sorted(row.due_on for row in rows if row.due_on)
    assert {row.kind for row in rows} == {"listing", "petition", "inspection", "complaint"}
    assert rows[0].overdue(date(2026, 3, 20))
    assert [row.what for row in rows if row.kind == "complaint"] == ["accept"]


def test_tenders_tell_what_is_due_and_no_earliest_days(tendered: str) -> None:
    """A question to answer, the close; the title says which tender."""
    engine = engine_for(tendered)
    with Session(engine) as session:
        rows = [row for row in everything_due(session, [], date(2024, 7, 1)) if row.kind == "tender"]
    engine.dispose()

    assert {"close", "answer question 6"} <= {row.what for row in rows}
    assert "publish, not before" not in {row.what for row in rows}
    assert rows[0].about


def test_a_filing_before_service_is_owed() -> None:
    """With the due and the law that words it."""
    with a_money_clerk() as clerk:
        begin(clerk, "willow-24", a_step("open", "2024-07-11", "subdistrict", **terms("hangzhou")))
        rows = everything_due(clerk.session, [], date(2025, 6, 1))

    assert {row.subject for row in rows} == {"service/willow-24"}
    assert all(row.engagement is not None for row in rows)


def test_what_has_no_day_is_never_late() -> None:
    """A certificate that was asked for waits by no law's clock."""
    assert not DueRow(None, "certify", "certificate/1").overdue(date(2099, 1, 1))


def test_the_next_years_holidays_are_owed_in_time() -> None:
    """From November of the last year that is known; nothing else is due in an empty register."""
    last = known_until()
    with a_money_clerk() as clerk:
        told = [everything_due(clerk.session, [], date(last.year, month, 1)) for month in (10, 11)]

    assert told == [[], [DueRow(last, "calendar", f"calendar/{last.year + 1}")]]
