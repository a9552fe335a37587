"""Certificates asked for and put on paper."""

from __future__ import annotations

import io
import json

from flask import Flask
from flask.testing import FlaskClient

from tests.builders.accounts import signed_in
from tests.builders.firm_world import issued_certificate
from web.access import Role


def test_a_certificate_is_asked_for_once(portal: Flask, firm: FlaskClient) -> None:
    """The authority finds a note; the same again is refused."""
    codes = [firm.post("/work/file/certificates", data={"purpose": "青云花园"}).status_code for _ in range(2)]

    assert codes == [303, 422]
    assert "青云花园" in signed_in(portal, Role.HEAD).get("/work/inbox").text


def _sheet(client: FlaskClient, document: object) -> tuple[int, bytes]:
    sent = {"signed": (io.BytesIO(json.dumps(document).encode()), "c.json")}
    answer = client.post("/work/file/certificates/sheet", data=sent)
    return answer.status_code, answer.data


def test_a_signed_certificate_on_record_becomes_a_paper(portal: Flask, firm: FlaskClient) -> None:
    """A PDF; what is not on record, or is of another company, becomes none."""
    kept, unkept = issued_certificate(portal), issued_certificate(portal, record=False)

    assert _sheet(firm, kept)[1].startswith(b"%PDF")
    assert _sheet(firm, unkept)[0] == 422
    assert _sheet(firm, {"no": "certificate"})[0] == 422
