"""Steps on projects, each by whoever may make it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.builders.accounts import signed_in
from tests.builders.estate_desk import XINAN, estate_portal
from tests.builders.renovation import survey
from web.access import Role

ROOM = "/work/renovations/projects/willow-24"
_NEW = {
    "on": "2024-06-01", "name": "willow-24", "community_id": "willow-garden", "jurisdiction": "331102", "paper": "1号",
}  # fmt: skip
_SURVEY = {f"kind_{kind}": state for kind, state in survey("2024-06-02").content["conditions"].items()}


@pytest.fixture
def portal(tmp_path: Path) -> Flask:
    """Return a portal that knows two estates in two subdistricts, on 1 July 2024."""
    return estate_portal(tmp_path)


@pytest.fixture
def town(portal: Flask) -> FlaskClient:
    """Return the browser of the estate's subdistrict."""
    return signed_in(portal, Role.SUBDISTRICT, XINAN)


def test_a_project_goes_from_the_library_to_acceptance(portal: Flask, town: FlaskClient) -> None:
    """The town does the work, and the authority accepts it."""
    office = signed_in(portal, Role.REGULATOR)
    plan = {"on": "2024-06-04", "works": ["fire", "water"], "first": "2024-06-04", "last": "2024-06-12"}
    paper = {"document": (io.BytesIO(b"a plan"), "plan.pdf")}
    assert town.get("/work/renovations/new").status_code == 200
    sent = [
        town.post("/work/renovations/new", data=_NEW),
        town.post(f"{ROOM}/survey", data={"on": "2024-06-02", **_SURVEY}),
        town.post(f"{ROOM}/lead", data={"on": "2024-06-03", "office": "O-1", "leader": "J-02", "team": "O-2\nO-3"}),
        town.post(f"{ROOM}/show_plan", data={**plan, **paper}),
        town.post(f"{ROOM}/answer", data={"on": "2024-06-13", "received": "2", "answered": "2"}),
        town.post(f"{ROOM}/start", data={"on": "2024-06-14", "until": "2024-12-01"}),
        town.post(f"{ROOM}/report", data={"on": "2024-06-20", "done": ["fire", "water"]}),
        town.post(f"{ROOM}/finish", data={"on": "2024-06-21"}),
        office.post(f"{ROOM}/accept", data={"on": "2024-06-22", "document": (io.BytesIO(b"accepted"), "a.pdf")}),
    ]

    assert [answer.status_code for answer in sent] == [303] * 9
    assert "accepted" in office.get(ROOM).text


def test_works_do_not_begin_before_everything_is_there(town: FlaskClient) -> None:
    """LS-04: all that is missing at once, with the section, in the visitor's language."""
    town.post("/work/renovations/new", data=_NEW)
    answer = town.post(f"{ROOM}/start", data={"on": "2024-06-14", "until": "2024-12-01"})
    chinese = town.post(f"{ROOM}/start?lang=zh", data={"on": "2024-06-14", "until": "2024-12-01"})

    assert answer.status_code == 422
    for words in ("nobody has surveyed the estate", "no office leads the project", "no plan was put to the public"):
        assert words in answer.text
    assert "尚未摸底" in chinese.text
    assert "丽水市老旧小区物业整治提升指导意见" in chinese.text


def test_nobody_acts_for_another_town(portal: Flask, town: FlaskClient) -> None:
    """Nor makes a step that is the authority's, nor one that there is not."""
    town.post("/work/renovations/new", data=_NEW)
    other = signed_in(portal, Role.SUBDISTRICT, "subdistrict/Beishan")

    assert other.get(ROOM).status_code == 403
    assert other.post("/work/renovations/new", data={**_NEW, "name": "x"}).status_code == 403
    assert [town.get(f"{ROOM}/{move}").status_code for move in ("accept", "dance", "take_in", "lead")] == [404] * 3 + [
        200
    ]


def test_an_unknown_estate_is_told_to_the_authority(portal: Flask) -> None:
    """With what to mend."""
    office = signed_in(portal, Role.REGULATOR)
    answer = office.post("/work/renovations/new", data={**_NEW, "community_id": "nowhere"})

    assert answer.status_code == 422
    assert "Correct the number of the estate" in answer.text
