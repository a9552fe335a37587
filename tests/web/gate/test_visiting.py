"""Who is visiting."""

from __future__ import annotations

from pathlib import Path

from tests.builders.accounts import empty_portal, signed_in, token_of
from web.access import Role
from web.gate import acting_for, person


def test_a_visitor_is_nobody(tmp_path: Path) -> None:
    """Without a cookie, and with one that no session has."""
    app = empty_portal(tmp_path)
    for cookie in ("", "wuxin_session=made up"):
        with app.test_request_context("/", headers={"Cookie": cookie}):
            assert person() is None


def test_somebody_is_known_by_their_session(tmp_path: Path) -> None:
    """Name and roles, and the record's word for them."""
    app = empty_portal(tmp_path)
    signed_in(app, Role.COMPANY, "company/A")
    token = token_of(Role.COMPANY, "company/A")
    with app.test_request_context("/", headers={"Cookie": f"wuxin_session={token}"}):
        found = person()
        assert found is not None
        assert (found.name, found.organisations(Role.COMPANY)) == ("林晓", ("company/A",))
        assert acting_for() == f"account/{found.account_id}"


def test_a_secure_cookie_is_bound_to_the_host(tmp_path: Path) -> None:
    """Over TLS the cookie bears the prefix by which browsers keep it to this very host."""
    app = empty_portal(tmp_path)
    signed_in(app, Role.ADMIN)
    for name, known in (("__Host-wuxin_session", True), ("wuxin_session", False)):
        with app.test_request_context("/", base_url="https://x", headers={"Cookie": f"{name}={token_of(Role.ADMIN)}"}):
            assert (person() is not None) is known
