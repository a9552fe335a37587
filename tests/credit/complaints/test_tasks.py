"""Monthly tasks of subdistricts (RC-15, RC-16)."""

from __future__ import annotations

from datetime import date

from credit.complaints.staff import Appointment
from credit.complaints.tasks import task_content, tasks_of, why_not_assigned

WATCHED = [
    {"community_id": "K1", "name": "春和苑", "subdistrict": "崖头街道", "complaints": 5, "why": ["rate", "repeated"]},
    {"community_id": "K2", "name": None, "subdistrict": "斥山街道", "complaints": 1, "why": ["unserved"]},
]
TASKS = tasks_of("rongcheng", "2024-06", {"watched": WATCHED}, {"K1": "P-07"})
STAFF = [Appointment("P-07", "officer", "崖头街道", None, date(2024, 1, 1), date(2024, 8, 1))]


def test_each_watched_community_is_a_task_with_its_owner() -> None:
    """As the analysis left it on record; a file holds those of one subdistrict."""
    content = task_content(TASKS, "崖头街道", "2024-07-01T01:00:00.000000Z")

    assert [(one.community_id, one.owner, one.why) for one in TASKS] == [
        ("K1", "P-07", ("rate", "repeated")), ("K2", None, ("unserved",)),
    ]  # fmt: skip
    assert ([item["community_id"] for item in content["items"]], content["month"]) == (["K1"], "2024-06")
    assert task_content(TASKS, "nowhere", "now")["items"] == []


def test_a_case_is_somebodys_of_its_subdistrict_in_office() -> None:
    """Nobody else's, and only of what is watched."""
    on = date(2024, 7, 2)
    reasons = [
        why_not_assigned(None, "P-07", STAFF, on)[0].what,
        why_not_assigned(TASKS[0], "P-07", STAFF, date(2024, 8, 1))[0].what,
        why_not_assigned(TASKS[1], "P-07", STAFF, on)[0].what,
    ]  # fmt: skip

    assert why_not_assigned(TASKS[0], "P-07", STAFF, on) == []
    assert "does not watch" in reasons[0]
    assert "holds no office" in reasons[1]
    assert "is of 崖头街道" in reasons[2]
