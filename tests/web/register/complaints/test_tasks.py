"""Monthly tasks in the register; their life is walked in tests/web/cli/complaints/test_tasking.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.errors import InputError, RefusedError
from tests.builders.due_register import due_register, round_at
from web.register.complaints.tasks import assign_owner, push_tasks, receive_tasks, tasks_in


def test_a_month_that_watches_nothing_has_no_tasks(tmp_path: Path) -> None:
    """One complaint of a served estate is no hot spot: there is nothing to assign or push."""
    made = due_register(tmp_path)
    round_at(made.url, "2024-08-02")
    with made.clerk("2024-08-02") as clerk:
        assert tasks_in(clerk.session, "rongcheng", "2024-07") == []
        with pytest.raises(RefusedError, match="does not watch"):
            assign_owner(clerk, ("rongcheng", "2024-07", "garden"), "P-07")
        with pytest.raises(RefusedError, match="watches no community"):
            push_tasks(clerk, "rongcheng", "2024-07", "崖头街道")
        with pytest.raises(InputError, match="never pushed"):
            receive_tasks(clerk, {"items": []}, "17")
