"""Engagements on the desk."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

from tests.builders.accounts import signed_in
from web.access import Role


def test_what_is_due_waits_for_whoever_owes_it(portal: Flask, firm: FlaskClient) -> None:
    """The filing for the company, with its day; not for the authority before it is made."""
    assert "File before service" in firm.get("/desk").text
    assert "File before service" not in signed_in(portal, Role.REGULATOR).get("/desk").text
