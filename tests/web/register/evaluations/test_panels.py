"""Panels as their members and offices see them."""

from __future__ import annotations

from pathlib import Path

from tests.builders.accounts import empty_register
from tests.builders.panel_rooms import found_in, hands_in, panel_portal
from tests.builders.record import a_clerk, writing_to
from web.register.accounts.organisations import register
from web.register.evaluations.panels import drawn_evaluations, experts_registered, member_of


def test_a_member_is_known_by_a_code() -> None:
    """Of whatever else they act for nothing counts."""
    assert member_of(["expert/E-07", "company/91330106MA2C0KXQ3P"]) == {"E-07"}


def test_without_another_the_pool_is_who_is_registered(tmp_path: Path) -> None:
    """Experts alone, in order."""
    with writing_to(empty_register(tmp_path)) as session:
        clerk = a_clerk(session)
        for key in ("expert/E-2", "centre/hall", "expert/E-1"):
            register(clerk, key, "x", "setup")

        assert experts_registered(session) == ["E-1", "E-2"]


def test_the_last_sheet_locks_what_all_have_marked() -> None:
    """Not the one before it; the record says of both that the panel did it."""
    app = panel_portal("accepted")
    hands_in(app, {"plan": "30"}, 0, 1, 2, 3)
    before = found_in(app).locks
    hands_in(app, {"plan": "30"}, 4)
    found = found_in(app)

    assert (before, [one["criteria"] for one in found.locks]) == ((), [["plan"]])
    assert {(one.by, one.role) for one in found.events[-2:]} == {("panel", "panel")}
    with writing_to(app.config["WUXIN"].database_url) as session:
        assert [one.tender_id for one in drawn_evaluations(session)] == ["zj-2024-001"]
