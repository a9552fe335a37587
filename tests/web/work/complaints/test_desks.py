"""Whose a complaint is, and who acts in which role of the desk."""

from __future__ import annotations

from pathlib import Path

from credit.complaints import Move
from credit.complaints import Role as DeskRole
from credit.complaints.grants import GRANTS
from tests.builders.accounts import signed_in
from tests.builders.estate_desk import XINAN, a_complaint, estate_portal
from web.access import Role
from web.work.complaints.desks import named, role_for


def test_a_complaint_of_another_subdistrict_is_closed(tmp_path: Path) -> None:
    """A subdistrict sees those of its own estates; one that names no estate is the city's."""
    app = estate_portal(tmp_path)
    mine, other, nobodys = a_complaint(app), a_complaint(app, "plum-court"), a_complaint(app, None)
    client = signed_in(app, Role.SUBDISTRICT, XINAN)

    assert [client.get(f"/complaint-desk/{one}").status_code for one in (mine, other, nobodys)] == [200, 403, 403]


def test_who_handles_does_not_supervise() -> None:
    """No move is made in a role that the table of grants does not let make it."""
    roles = (DeskRole.DESK, DeskRole.HANDLER, DeskRole.MEDIATOR)

    assert role_for(Move.LEDGER_VERIFY, roles) is None
    assert all(role in GRANTS[move] for move in Move if (role := role_for(move, roles)) is not None)


def test_a_reach_is_told_by_names() -> None:
    """All is all; else the names that communities use."""
    assert named(None) is None
    assert named(frozenset({"subdistrict/Xinan"})) == ["Xinan"]
