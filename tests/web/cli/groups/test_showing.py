"""`wuxin group show` and `due`."""

from __future__ import annotations

import json

import pytest

from tests.web.cli.conftest import Wuxin
from tests.web.cli.groups.test_keeping import BY, DB, grouped

__all__ = ["grouped"]


@pytest.fixture
def busy(grouped: Wuxin) -> Wuxin:
    """Return calls on a register whose city's group has met and given a task."""
    task = ("--what", "摸底老旧电梯", "--lead", "market", "--until", "2024-06-30", "--on", "2024-02-01")
    grouped("group", "met", "city", "--attended", "fire", "--settled", "电梯", "--on", "2024-02-01", *BY, "--db", DB)
    grouped("group", "task", "city", *task, *BY, "--db", DB)
    grouped("group", "report", "city", 1, "--progress", "已摸底半数", "--on", "2024-05-01", *BY, "--db", DB)
    return grouped


def test_what_is_due_comes_first_due_first(busy: Wuxin) -> None:
    """A late task, and the meeting of the second half-year."""
    told = busy("group", "due", "--as-of", "2024-07-09", "--db", DB)
    rows = json.loads(busy("group", "due", "--as-of", "2024-07-09", "--db", DB, "--json").stdout)

    assert [(row["task"], row["on"], row["late"]) for row in rows] == [
        (1, "2024-06-30", True),
        (None, "2024-12-31", False),
    ]
    assert "task 1" in told.stdout
    assert "Nothing is due." in busy("group", "due", "--as-of", "2023-01-01", "--db", DB).stdout


def test_a_group_is_shown_to_people(busy: Wuxin) -> None:
    """Members, meetings, tasks with their reports, and how they stand by who leads them."""
    told = busy("group", "show", "city", "--as-of", "2024-07-09", "--db", DB).stdout

    for line in ("towns/NAME", "met on 2024-02-01: fire", "task 1 (overdue), market until 2024-06-30", "已摸底半数"):
        assert line in told
    assert "Market regulation bureau" in told


def test_all_groups_are_listed(busy: Wuxin) -> None:
    """Those that were set up by the day."""
    told = busy("group", "show", "--as-of", "2025-07-01", "--db", DB).stdout

    assert "2024-02-01" in told
    assert "There is no group on 2023-01-01." in busy("group", "show", "--as-of", "2023-01-01", "--db", DB).stdout
