"""What is owed in all rooms."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlmodel import Session

from credit.groups import Move, Terms
from models.tables import engine_for
from models.values.working_days import known_until
from tests.builders.due_register import due_register
from tests.builders.engagements import a_step, terms
from tests.builders.inspections import a_campaign
from tests.builders.money_register import a_money_clerk
from tests.builders.record import writing_to
from tests.builders.renovation import READY, START
from tests.builders.renovation import a_step as works_step
from tests.builders.renovation import terms as works_terms
from tests.builders.renovation_steps import goes_on
from web.register.engagements.steps import begin
from web.register.public.everything_due import DueRow, everything_due
from web.register.renovation.projects import take_in
from web.register.standing.groups import add_step, set_up


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


def test_works_under_way_are_owed_a_report_and_an_end() -> None:
    """From their beginning on, of their estate; before it nothing is."""
    with a_money_clerk() as clerk:
        take_in(clerk, "willow-24", works_step("take_in", "2024-01-10", **works_terms("lishui")))
        for step in READY:
            goes_on(clerk, "willow-24", step)
        before = everything_due(clerk.session, [], date(2024, 3, 9))
        goes_on(clerk, "willow-24", START)
        rows = everything_due(clerk.session, [], date(2024, 3, 10))

    assert before == []
    assert [(row.what, row.subject) for row in rows] == [
        ("report", "renovation/willow-24"), ("finish", "renovation/willow-24"),
    ]  # fmt: skip
    assert {key for row in rows for key in row.named} == {"community/willow-garden"}


def test_groups_owe_meetings_and_tasks() -> None:
    """As they are known on the day: a group that is set up later owes nothing yet."""
    task = {"what": "List all lifts", "lead": "market", "until": "2024-06-30"}
    with a_money_clerk() as clerk:
        set_up(clerk, "city", date(2024, 1, 15), "bureau", Terms("rongcheng", "city", "", None, "荣政办〔2021〕3号"))
        add_step(clerk, "city", Move.TASK, date(2024, 2, 1), "bureau", task)
        early, rows = (everything_due(clerk.session, [], date(2024, month, 1)) for month in (1, 7))

    assert early == []
    assert [(row.what, row.due_on, row.subject) for row in rows] == [
        ("task 1", date(2024, 6, 30), "group/city"), ("meeting", date(2024, 12, 31), "group/city"),
    ]  # fmt: skip
    assert all(row.group is not None for row in rows)


def test_what_has_no_day_is_never_late() -> None:
    """A certificate that was asked for waits by no law's clock."""
    assert not DueRow(None, "certify", "certificate/1").overdue(date(2099, 1, 1))


def test_the_next_years_holidays_are_owed_in_time() -> None:
    """From November of the last year that is known; nothing else is due in an empty register."""
    last = known_until()
    with a_money_clerk() as clerk:
        told = [everything_due(clerk.session, [], date(last.year, month, 1)) for month in (10, 11)]

    assert told == [[], [DueRow(last, "calendar", f"calendar/{last.year + 1}")]]
