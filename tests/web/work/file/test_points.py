"""Objections to points, and repair."""

from __future__ import annotations

import io

from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import Session, select

from models.tables import FilePetition
from tests.builders.accounts import signed_in
from tests.builders.packages import COMPANY
from web.access import Role

POINT = "/work/file/points/records/P1"


def _petitions(portal: Flask) -> list[FilePetition]:
    with Session(portal.extensions["wuxin.engine"]) as session:
        return list(session.exec(select(FilePetition)))


def test_an_objection_is_filed_and_the_point_marked(portal: Flask, firm: FlaskClient) -> None:
    """The reasons are in no row, the document by its digest; the authority finds a note."""
    sent = {"reasons": "未受处罚", "documents": (io.BytesIO(b"a ruling"), "ruling.pdf")}
    answer = firm.post(f"{POINT}/objection", data=sent)
    filed = _petitions(portal)

    assert (answer.status_code, answer.location) == (303, "/work/file/petitions/1")
    assert [(one.kind, one.company_id, len(one.documents)) for one in filed] == [("objection", COMPANY, 1)]
    assert "P1" in firm.get("/work/file?points=marked").text
    assert "objection/1" in signed_in(portal, Role.REGULATOR).get("/work/inbox").text


def test_repair_that_lacks_something_is_refused_with_all_reasons(portal: Flask, firm: FlaskClient) -> None:
    """Nothing typed is lost, and nothing is filed."""
    answer = firm.post(f"{POINT}/repair", data={"reasons": "已经改正"})

    assert answer.status_code == 422
    assert "not rectified, or its harm not removed" in answer.text
    assert "已经改正" in answer.text
    assert _petitions(portal) == []


def test_what_is_no_point_is_not_found(firm: FlaskClient) -> None:
    """Nor can it be objected to."""
    assert firm.post("/work/file/points/records/P9/objection", data={"reasons": "x"}).status_code == 404
