"""What the commands on renovation share."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from models.errors import InputError
from tests.builders.renovation import READY, START, a_project
from web.cli.renovation.options import Acting, due_dicts, project_dict


def test_a_step_is_of_its_day_else_of_that_of_recording() -> None:
    """In Shanghai; odd details are an error of input."""
    late, acting = datetime(2024, 7, 1, 17, tzinfo=UTC), Acting("S-3", "subdistrict")

    assert acting.step("finish", late, {}).on == date(2024, 7, 2)
    with pytest.raises(InputError, match="reason"):
        acting.step("put_off", late, {})


def test_a_project_is_told_in_short() -> None:
    """With what is late."""
    going = a_project("lishui", *READY, START)

    assert project_dict(going)["state"] == "under_way"
    assert [one["late"] for one in due_dicts(going, date(2024, 5, 1))] == [True, False]
