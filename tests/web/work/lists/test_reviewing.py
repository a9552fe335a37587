"""Reviews by the department above."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from credit.standing.listing import Move
from credit.standing.petitions import PetitionMove
from credit.standing.signing import signed_content
from tests.builders.listings import HEAD
from tests.web.work.lists.conftest import Office
from web.access import Role
from web.register.standing.listings import Telling, listing
from web.register.standing.reviews import file_review

_TOLD = {"outcome": "change", "instrument": "R", "article": "30(2)", "reasons": "so"}


def _file(content: Any) -> tuple[io.BytesIO, str]:  # noqa: ANN401 - JSON
    return io.BytesIO(json.dumps(signed_content(content, HEAD.name, HEAD.pair)).encode()), "r.json"


def _at(browser: FlaskClient) -> str:
    return browser.get("/work/lists/reviews/1").text.split('name="at" value="')[1].split('"')[0]


def test_the_outcome_on_a_point_is_changed(office: Office) -> None:
    """More time once, then the paper; the point is struck off by the register."""
    office.register.files("2024-07-01")
    office.register.decides(PetitionMove.REFUSE, "2024-07-02")
    with office.register.clerk("2024-07-03") as clerk:
        file_review(clerk, "petition/1", (), "再审")
    browser = office.on("2024-07-04", Role.HEAD)
    assert "再审" in browser.get("/work/lists/reviews/1").text
    assert browser.post("/work/lists/reviews/1/extend").status_code == 303
    assert browser.post("/work/lists/reviews/1/extend").status_code == 422
    paper = browser.post("/work/lists/reviews/1/statement", data=_TOLD)

    assert browser.post("/work/lists/reviews/1/signed", data={"signed": _file(paper.json)}).status_code == 303
    assert "outcome changed" in browser.get("/work/lists/petitions").text


@pytest.fixture
def contested(office: Office) -> Office:
    """Return an office that listed a company over its objection, which asks for review."""
    office.register.does(Move.NOTIFY, "2024-07-01")
    office.register.does(Move.OBJECT, "2024-07-02", Telling("未参与"), documents=[], hearing=False)
    office.register.does(Move.UPHOLD, "2024-07-03")
    office.register.does(Move.PUBLISH, "2024-07-03")
    with office.register.clerk("2024-07-04") as clerk:
        file_review(clerk, "listing/1", (), "再审")
    return office


def test_a_listing_is_lifted_by_a_second_paper_of_the_same_moment(contested: Office) -> None:
    """Both are prepared on one page; without the second nothing is done."""
    browser = contested.on("2024-07-05", Role.HEAD)
    told = {**_TOLD, "at": _at(browser)}
    paper = browser.post("/work/lists/reviews/1/statement", data=told).json
    lift = browser.post("/work/lists/reviews/1/statement", data={**told, "paper": "lift"}).json
    alone = browser.post("/work/lists/reviews/1/signed", data={"signed": _file(paper)})

    assert alone.status_code == 422
    both = {"signed": _file(paper), "lift": _file(lift)}
    assert browser.post("/work/lists/reviews/1/signed", data=both).status_code == 303
    with contested.register.clerk() as clerk:
        assert listing(clerk.session, 1).steps[-1].move is Move.LIFT
