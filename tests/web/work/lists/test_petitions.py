"""Objections to points, answered by the head."""

from __future__ import annotations

import io
import json

from credit.standing.signing import signed_content
from tests.builders.listings import HEAD
from tests.web.work.lists.conftest import Office
from web.access import Role


def test_an_objection_is_read_extended_and_granted(office: Office) -> None:
    """The company's words for whoever decides, more time once, then the paper."""
    office.register.files("2024-07-01")
    browser = office.on("2024-07-02", Role.HEAD)
    assert "1 petition" in browser.get("/work/lists/petitions").text
    assert "未受处罚" in browser.get("/work/lists/petitions/1").text
    assert "未受处罚" not in office.on("2024-07-02", Role.AUDITOR).get("/work/lists/petitions/1").text
    assert browser.post("/work/lists/petitions/1/extend").status_code == 303
    assert "the time was extended before" in browser.post("/work/lists/petitions/1/extend").text
    told = {"outcome": "grant", "instrument": "R", "article": "30", "reasons": "so"}
    paper = browser.post("/work/lists/petitions/1/statement", data=told)
    signed = signed_content(paper.json, HEAD.name, HEAD.pair)  # type: ignore[arg-type]  # it is JSON
    sent = {"signed": (io.BytesIO(json.dumps(signed).encode()), "p.json")}

    assert browser.post("/work/lists/petitions/1/signed", data=sent).status_code == 303
    assert "granted" in browser.get("/work/lists/petitions").text


def test_a_paper_without_reasons_is_not_prepared(office: Office) -> None:
    """The form says what is missing; no paper, no decision; and there is no other petition."""
    office.register.files("2024-07-01")
    browser = office.on("2024-07-02", Role.HEAD)

    assert browser.post("/work/lists/petitions/1/statement", data={"outcome": "grant"}).status_code == 422
    assert browser.post("/work/lists/petitions/1/signed").status_code == 422
    assert browser.get("/work/lists/petitions/9").status_code == 404
