"""Certificates on the portal: asked for, signed elsewhere, brought back, and with the company."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from credit.standing.signing import signed_content
from tests.builders.accounts import signed_in
from tests.builders.listings import HEAD, OTHER
from web.access import Role

_ROOM = "/work/certificates"


@pytest.fixture
def head(portal: Flask, firm: FlaskClient) -> FlaskClient:
    """Return the head's browser, after the company asked for a certificate."""
    assert firm.post("/work/file/certificates", data={"purpose": "青云花园"}).status_code == 303
    return signed_in(portal, Role.HEAD)


def _address(head: FlaskClient) -> str:
    number = head.get(_ROOM).text.split(f'href="{_ROOM}/')[1].split('"')[0]
    return f"{_ROOM}/{number}"


def _file(signed: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return {"signed": (io.BytesIO(json.dumps(signed).encode()), "c.json")}


def _prepared(head: FlaskClient) -> dict[str, Any]:
    content = head.get(f"{_address(head)}/statement.json").get_json()
    assert isinstance(content, dict)
    return content


def test_a_certificate_comes_to_whom_it_is_of(head: FlaskClient, firm: FlaskClient, stranger: FlaskClient) -> None:
    """Signed where the key is; then on record, on the company's page as a file, in its inbox, and done."""
    signed = signed_content(_prepared(head), HEAD.name, HEAD.pair)
    waits = "Sign a certificate" in head.get("/desk").text
    taken = head.post(_address(head), data=_file(signed))
    number = taken.location.rpartition("/")[2]

    assert (waits, taken.status_code) == (True, 303)
    assert "No certificate is asked for" in head.get(_ROOM).text
    assert firm.get(f"/work/file/certificates/{number}.json").get_json() == signed
    assert stranger.get(f"/work/file/certificates/{number}.json").status_code == 403
    assert f"Certificate issued: {number[:12]}" in firm.get("/work/inbox").text
    assert number[:12] in firm.get("/work/file/certificates").text


def test_a_paper_that_states_something_else_is_refused(head: FlaskClient) -> None:
    """Every part that is not so; another's key; and what is no certificate."""
    content, address = _prepared(head), _address(head)
    forged = signed_content({**content, "grade": "AAA", "score": "100"}, OTHER.name, OTHER.pair)
    page = head.post(address, data=_file(forged)).text

    assert "no official&#39;s key on record" in page
    assert "signed file, grade" in page
    assert "signed file, score" in page
    assert head.post(address, data=_file({"a": 1})).status_code == 422
    assert "1. Read what it states" in page


def test_an_old_paper_is_refused_and_one_is_issued_once(head: FlaskClient, portal: Flask) -> None:
    """A week after the moment that stands in it; a number that is not asked for is not there."""
    content, address = _prepared(head), _address(head)
    old = content | {"issued_at": content["issued_at"].replace("2024-07", "2024-06")}
    assert "it says that it was issued at" in head.post(
        address, data=_file(signed_content(old, HEAD.name, HEAD.pair))
    ).text  # fmt: skip
    head.post(address, data=_file(signed_content(content, HEAD.name, HEAD.pair)))

    assert head.get(address).status_code == 404
    assert signed_in(portal, Role.AUDITOR).get(_ROOM).status_code == 200
    assert signed_in(portal, Role.REGULATOR).get(address).status_code == 403
