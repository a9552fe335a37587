"""The inbox on the portal."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

from tests.builders.accounts import signed_in
from web.access import Role


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
