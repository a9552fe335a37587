"""What the commands on engagements share."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from models.errors import InputError
from tests.builders.engagements import FILED, STARTED, an_engagement
from web.cli.engagements.options import Acting, due_dicts, engagement_dict, tell

AT = datetime(2024, 7, 15, 4, tzinfo=UTC)


def test_a_step_is_of_today_unless_a_day_is_given() -> None:
    """In Shanghai; and odd details are an error of input."""
    acting = Acting("HB-2", "bureau")

    assert acting.step("accept", AT, {"filing": "F-1"}).on == date(2024, 7, 15)
    with pytest.raises(InputError, match="`filing` is missing"):
        acting.step("accept", AT, {})


def test_what_is_due_says_whether_it_is_late() -> None:
    """A filing that was due the day before service."""
    [late, *_] = due_dicts(an_engagement("zhuji"), (), date(2024, 8, 1))

    assert (late["what"], late["late"], late["by"]) == ("file before service", True, "company")


def test_a_state_is_told_in_words_and_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """One line, or one document."""
    one = an_engagement("zhuji", *FILED, STARTED)
    tell(one, as_json=False)

    assert capsys.readouterr().out == "willow-24 is serving, its filing passed\n"
    assert engagement_dict(one)["ends_on"] == date(2027, 8, 1)
