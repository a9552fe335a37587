"""Residents report a problem without an account and without JavaScript."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import Session, select

from models.tables import ComplaintCase, PersonalDatum, engine_for
from tests.builders.complaint_register import new_register
from web.application import create_app
from web.pages import complaints
from web.settings import Settings

GOOD = {"community_id": "K1", "matter": "lift", "text": "1号楼电梯困人", "name": "", "phone": ""}


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a register that knows two estates."""
    return new_register(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def app(url: str) -> Flask:
    """Return a portal on it."""
    return create_app(Settings(database_url=url, locale="en"))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Return a visitor."""
    return app.test_client()


def _cases(url: str) -> list[ComplaintCase]:
    with Session(engine_for(url)) as session:
        return list(session.scalars(select(ComplaintCase)))


def test_a_report_is_taken_in_and_its_slip_shown_once_sent(client: FlaskClient, url: str) -> None:
    """POST, redirect, GET: reloading the slip sends nothing again; the address holds no code."""
    before = len(_cases(url))
    sent = client.post("/complaints/new", data=GOOD)
    slips = [client.get(sent.headers["Location"]) for _ in range(2)]
    number, code = sent.headers["Set-Cookie"].split('"')[1].split(" ")

    assert (sent.status_code, sent.headers["Location"]) == (303, "/complaints/taken")
    assert all(number in slip.text and code in slip.text for slip in slips)
    assert len(_cases(url)) == before + 1
    assert [answer.headers["Cache-Control"] for answer in (sent, *slips)] == ["no-store"] * 3


def test_the_cookie_of_the_slip_goes_nowhere_else(client: FlaskClient) -> None:
    """Not to scripts, not to other sites, not to other pages."""
    cookie = client.post("/complaints/new", data=GOOD).headers["Set-Cookie"]

    assert all(part in cookie for part in ("HttpOnly", "SameSite=Strict", "Path=/complaints", "Max-Age=3600"))


def test_looking_for_the_estate_loses_nothing(client: FlaskClient) -> None:
    """The search sends the whole form; what was typed stands in it again, and the estate can be chosen."""
    page = client.post("/complaints/new", data={**GOOD, "community_id": "", "q": "春和", "find": "1"}).text

    assert "1号楼电梯困人" in page
    assert 'value="K1" checked' in page
    assert '<option value="lift" selected>' in page


def test_every_fault_stands_beside_its_field(client: FlaskClient) -> None:
    """In the words of the portal, all at once; the text is kept, nothing is written."""
    answer = client.post("/complaints/new", data={"text": "bad", "phone": "call me", "q": "nowhere"})

    assert answer.status_code == 422
    for told in ("Look for the estate", "Choose what it is about", "between 5 and 4,000", "5 to 24 digits"):
        assert told in answer.text
    assert ">bad</textarea>" in answer.text
    assert 'aria-describedby="text-hint text-fault" aria-invalid="true"' in answer.text


def test_the_only_estate_of_a_name_needs_no_choice(client: FlaskClient, url: str) -> None:
    """Who types the whole name and sends it is understood."""
    client.post("/complaints/new", data={**GOOD, "community_id": "", "q": "秋实里"})

    assert "K2" in {one.community_id for one in _cases(url)}


def test_name_and_telephone_are_kept_apart(client: FlaskClient, url: str) -> None:
    """The row holds commitments, the vault what was told."""
    client.post("/complaints/new", data={**GOOD, "name": "某女士", "phone": "0571-8000 0000"})
    with Session(engine_for(url)) as session:
        kept = {one.value for one in session.scalars(select(PersonalDatum))}

    assert {"某女士", "0571-8000 0000"} <= kept
    assert "某女士" not in str([one.model_dump() for one in _cases(url)])


def test_a_program_that_fills_every_field_is_refused(client: FlaskClient, url: str) -> None:
    """The field that people do not see is a trap."""
    before = len(_cases(url))

    assert client.post("/complaints/new", data={**GOOD, "homepage": "https://x.example"}).status_code == 400
    assert len(_cases(url)) == before


def test_a_flood_is_stopped_and_told_where_else_to_go(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """429 with the desk's other channels; what was written stands in the form."""
    monkeypatch.setattr(complaints, "is_flooded", lambda *_: True)
    answer = client.post("/complaints/new", data=GOOD)

    assert (answer.status_code, "1号楼电梯困人" in answer.text, "12345 hotline" in answer.text) == (429, True, True)


def test_an_estate_can_be_chosen_by_a_link(client: FlaskClient) -> None:
    """The page of an estate leads here; a code that nobody has chooses nothing."""
    assert 'value="K1" checked' in client.get("/complaints/new?community=K1").text
    assert "checked" not in client.get("/complaints/new?community=none").text
