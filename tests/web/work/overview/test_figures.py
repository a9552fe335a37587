"""The morning's page."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.builders.accounts import signed_in
from tests.builders.authority import authority
from tests.builders.due_register import round_at
from web.access import Role


def test_what_is_due_stands_first_with_its_way(tmp_path: Path) -> None:
    """An objection of the day before is due within a week; grades, and entries of the day."""
    app, _ = authority(tmp_path)
    page = signed_in(app, Role.HEAD).get("/work/overview").text

    assert 'href="/work/lists/petitions/1"' in page
    assert "17 July 2024" in page
    assert "Grades, run after run" in page
    assert "No month of a complaint desk was analysed yet" in page


def test_what_is_late_is_said(tmp_path: Path) -> None:
    """After the day; time has noted it, and analysed the month's complaints."""
    app, made = authority(tmp_path, datetime(2024, 8, 6, 4, tzinfo=UTC))
    round_at(made.url, "2024-08-06")
    browser = signed_in(app, Role.REGULATOR)
    page = browser.get("/work/overview").text

    assert "overdue" in browser.get("/work/overview/due").text
    assert "Noted as overdue: Decide" in page
    assert "2024-07" in page
    assert "duty.done" in page
