"""The rooms of the portal's work."""

from __future__ import annotations

from pathlib import Path

from tests.builders.accounts import empty_portal, signed_in
from web.access import Role


def test_everybody_sees_the_ways_to_their_own_rooms(tmp_path: Path) -> None:
    """Accounts are an administrator's, not an owner's."""
    app = empty_portal(tmp_path)
    desks = [signed_in(app, *who).get("/desk").text for who in ((Role.ADMIN,), (Role.OWNER, "community/C001"))]

    assert ["Accounts and roles" in desk for desk in desks] == [True, False]


def test_a_visitor_sees_no_way_to_any(tmp_path: Path) -> None:
    """Only the way to sign in."""
    page = empty_portal(tmp_path).test_client().get("/sign-in?lang=en").text

    assert ("Sign in" in page, "My desk" in page) == (True, False)
