"""Days that may still move."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from flask import render_template_string

from models.values.working_days import known_until
from tests.builders.accounts import empty_portal


def test_only_what_lies_behind_the_last_notice_is_called_provisional(tmp_path: Path) -> None:
    """The last day that is known is not; the day after it is, and the year is named."""
    last = known_until()
    days = (None, last, last + timedelta(days=1))
    with empty_portal(tmp_path).test_request_context(headers={"Cookie": "wuxin_lang=en"}):
        told = [render_template_string("{{ provisional_days([day]) }}", day=day) for day in days]

    assert told[:2] == ["", ""]
    assert f"The holidays of {last.year + 1} are not published here yet" in told[2]
