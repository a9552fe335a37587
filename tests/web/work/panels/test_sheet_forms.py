"""The sheet of marks."""

from __future__ import annotations

from tests.builders.panel_rooms import SEAT, member, panel_portal


def test_bounds_are_told_with_bid_and_criterion() -> None:
    """Everything at once: too many points, no number, nothing; and what was typed is still there."""
    told = {"p-1-plan": "40.001", "p-2-plan": "many", "p-3-plan": "", "r-1-plan": "good lifts"}
    answer = member(panel_portal("accepted"), 0).post(f"{SEAT}/do/marks", data=told)

    assert answer.status_code == 422
    assert all(words in answer.text for words in ("40.001 lies out of bounds", "is no number of points", "no mark"))
    assert ("bid 1, plan" in answer.text, "good lifts" in answer.text) == (True, True)
