"""Decisions on listings: prepared, signed elsewhere, brought back."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from credit.standing.listing import Move
from credit.standing.signing import signed_content
from tests.builders.listings import HEAD, OTHER
from tests.web.work.lists.conftest import Office
from web.access import Role
from web.register.standing.listings import listing

_TOLD = {"outcome": "uphold", "instrument": "浙江省公共信用信息管理条例", "article": "24(1)(2)", "reasons": "经查属实"}


@pytest.fixture
def notified(office: Office) -> Office:
    """Return an office that notified the company on 1 July."""
    office.register.does(Move.NOTIFY, "2024-07-01")
    return office


def _file(signed: dict[str, Any]) -> dict[str, Any]:
    return {"signed": (io.BytesIO(json.dumps(signed).encode()), "d.json")}


def test_a_decision_is_prepared_signed_and_taken_in(notified: Office) -> None:
    """What is downloaded is what the head signs, and what stands on record then."""
    browser = notified.on("2024-07-09", Role.HEAD)
    assert "经" not in browser.get("/work/lists/1/decision").text
    paper = browser.post("/work/lists/1/decision", data=_TOLD)
    signed = signed_content(paper.json, HEAD.name, HEAD.pair)  # type: ignore[arg-type]  # it is JSON
    taken = browser.post("/work/lists/1/signed", data=_file(signed))

    assert paper.headers["Content-Disposition"] == 'attachment; filename="decision-1-uphold.json"'
    assert taken.status_code == 303
    with notified.register.clerk() as clerk:
        assert listing(clerk.session, 1).steps[-1].move is Move.UPHOLD


def test_what_the_law_forbids_is_said_before_anybody_signs(notified: Office) -> None:
    """The company may still answer; and what was typed is not lost."""
    page = notified.on("2024-07-02", Role.HEAD).post("/work/lists/1/decision", data=_TOLD)

    assert page.status_code == 422
    assert "the company may answer until" in page.text
    assert "经查属实" in page.text


def test_a_measure_that_needs_a_law_is_not_prepared_without_it(notified: Office) -> None:
    """It is off by itself; with the law named it stands in the statement."""
    browser, measure = notified.on("2024-07-09", Role.HEAD), "zhejiang.black.public_trading"
    without = browser.post("/work/lists/1/decision", data={**_TOLD, "measure": measure})
    named = browser.post(
        "/work/lists/1/decision", data={**_TOLD, "measure": measure, f"under-{measure}": "招标投标法, 53"}
    )  # fmt: skip

    assert "is off" in without.text
    assert named.json["measures"] == [{"id": measure, "under": "招标投标法, 53"}]  # type: ignore[index]


def test_a_lifting_says_why(notified: Office) -> None:
    """Without its ground nothing is prepared."""
    notified.register.does(Move.UPHOLD, "2024-07-09")
    notified.register.does(Move.PUBLISH, "2024-07-09")
    browser = notified.on("2024-07-11", Role.HEAD)

    assert "a lifting needs its ground" in browser.post("/work/lists/1/decision", data=_TOLD | {"outcome": "lift"}).text
    told = _TOLD | {"outcome": "lift", "ground": "basis_revoked"}
    assert browser.post("/work/lists/1/decision", data=told).json["ground"] == "basis_revoked"  # type: ignore[index]


def test_another_hand_is_refused(notified: Office) -> None:
    """A key that is no official's: nothing happens, and the reason stands above the form."""
    browser = notified.on("2024-07-09", Role.HEAD)
    paper = browser.post("/work/lists/1/decision", data=_TOLD)
    signed = signed_content(paper.json, OTHER.name, OTHER.pair)  # type: ignore[arg-type]
    refused = browser.post("/work/lists/1/signed", data=_file(signed))

    assert refused.status_code == 422
    assert "is no official" in refused.text
    assert browser.post("/work/lists/1/signed").status_code == 422
    assert notified.on("2024-07-09").get("/work/lists/1/decision").status_code == 403
