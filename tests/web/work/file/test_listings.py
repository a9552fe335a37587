"""Proposed listings as their company sees them."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

from tests.builders.accounts import signed_in
from web.access import Role


def test_a_notice_is_read_and_answered(portal: Flask, firm: FlaskClient) -> None:
    """With reasons and the wish to be heard; the authority is told of it."""
    before = firm.get("/work/file/listings/1").text
    answer = firm.post("/work/file/listings/1/object", data={"reasons": "未串通投标", "hearing": "y"})
    after = firm.get("/work/file/listings/1").text

    assert "Notice of a proposed listing on the blacklist" in before
    assert (answer.status_code, "objected to" in after) == (303, True)
    assert "objects to listing 1" in signed_in(portal, Role.REGULATOR).get("/work/inbox").text


def test_a_listing_that_is_not_published_is_not_repaired(firm: FlaskClient) -> None:
    """The reason stands above the form."""
    answer = firm.post("/work/file/listings/1/repair", data={"reasons": "已经改正"})

    assert (answer.status_code, "this cannot be done while it is notified" in answer.text) == (422, True)


def test_a_listing_is_its_companys(firm: FlaskClient, stranger: FlaskClient) -> None:
    """Others are denied, and there is none of another number."""
    assert stranger.get("/work/file/listings/1").status_code == 403
    assert firm.get("/work/file/listings/9").status_code == 404
    assert firm.post("/work/file/listings/1/review", data={"reasons": "x"}).status_code == 422
