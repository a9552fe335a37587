"""The inbox on the portal."""

from __future__ import annotations

from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from tests.builders.accounts import empty_portal, signed_in
from tests.builders.record import a_clerk, writing_to
from web.access import Role
from web.register.sending.inbox import tell


def test_notes_are_counted_read_and_no_longer_new(portal: Flask, firm: FlaskClient) -> None:
    """The navigation says how many are unread, on every page."""
    firm.post("/work/file/listings/1/object", data={"reasons": "未串通投标"})
    office = signed_in(portal, Role.REGULATOR)
    counts = ['1<span class="visually-hidden"> unread' in office.get("/desk").text]
    office.post("/work/inbox/read", data={"number": "1"})
    counts.append('<span class="visually-hidden"> unread' in office.get("/desk").text)

    assert counts == [True, False]
    assert "objects to listing 1" in office.get("/work/inbox").text


def test_nobody_reads_anothers_notes(portal: Flask, firm: FlaskClient, stranger: FlaskClient) -> None:
    """Nor marks them as read."""
    firm.post("/work/file/listings/1/object", data={"reasons": "未串通投标"})
    stranger.post("/work/inbox/read", data={"number": "1"})
    office = signed_in(portal, Role.REGULATOR)

    assert "listing 1" not in stranger.get("/work/inbox").text
    assert "unread" in office.get("/work/inbox").text


def test_a_note_to_an_organisation_goes_to_who_speaks_for_it(tmp_path: Path) -> None:
    """The committee reads it; an owner of the estate neither sees nor counts it, nor marks it as read."""
    app = empty_portal(tmp_path)
    with writing_to(app.config["WUXIN"].database_url) as session:
        facts = {"engagement": "E1", "company": "A", "community": "X", "ends_on": "2024-09-01"}
        tell(a_clerk(session), "organisation/community/X", "service.ending", facts)
    owner, committee = (signed_in(app, role, "community/X") for role in (Role.OWNER, Role.COMMITTEE))
    owner.post("/work/inbox/read")

    assert "Service ends" not in owner.get("/work/inbox").text
    assert ">new<" in committee.get("/work/inbox").text
