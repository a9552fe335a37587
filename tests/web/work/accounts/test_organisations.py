"""Organisations on the portal."""

from __future__ import annotations

from pathlib import Path

from tests.builders.accounts import empty_portal, signed_in
from web.access import Role

TOLD = {"kind": "developer", "number": "91330100MA2ABCDE1X", "name": "青岚置业"}


def test_an_organisation_is_registered_and_found(tmp_path: Path) -> None:
    """By its name, with a way to open an account for it; a second of its key is refused."""
    admin = signed_in(empty_portal(tmp_path), Role.ADMIN)
    done = admin.post("/accounts/organisations/new", data=TOLD, follow_redirects=True)
    again = admin.post("/accounts/organisations/new", data=TOLD)

    assert "青岚置业 is registered." in done.text
    assert (again.status_code, "registered already" in again.text) == (422, True)
    page = admin.get("/accounts/organisations?q=青岚").text
    assert "/accounts/new?role=developer&amp;organisation=developer/91330100MA2ABCDE1X" in page
    assert "None is called so" in admin.get("/accounts/organisations?q=没有").text


def test_only_an_administrator_registers_organisations(tmp_path: Path) -> None:
    """Who acts for one does not."""
    client = signed_in(empty_portal(tmp_path), Role.DEVELOPER, "developer/X")

    assert client.post("/accounts/organisations/new", data=TOLD).status_code == 403
