"""Residents follow what they reported by number and code."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from credit.complaints import Move
from credit.complaints.moves import Role
from credit.complaints.steps import Step
from tests.builders.complaint_register import new_register, told
from tests.builders.complaints import desk
from tests.builders.record import a_clerk, writing_to
from web.application import create_app
from web.register.complaints.cases import Taken, receive, take_step
from web.settings import Settings

PAGE = "/complaints/follow"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a register of two estates."""
    return new_register(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def app(url: str) -> Flask:
    """Return a portal on it."""
    return create_app(Settings(database_url=url, locale="en"))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Return a visitor."""
    return app.test_client()


def _taken(url: str, text: str, *steps: Step) -> Taken:
    at = datetime.now(UTC)
    with writing_to(url) as session:
        taken = receive(a_clerk(session, at), desk(), told(text, at=at))
        for step in steps:
            take_step(
                a_clerk(session, at),
                desk(),
                taken.complaint_id,
                step,
                text="已修复" if step.move is Move.ANSWER else None,
            )
    return taken


def _step(move: Move, role: Role, **says: object) -> Step:
    return Step(move, role, "office", datetime.now(UTC), **says)  # type: ignore[arg-type]


def _closed() -> tuple[Step, ...]:
    return (
        _step(Move.ACCEPT, Role.DESK), _step(Move.ANSWER, Role.COMPANY),
        _step(Move.FIND, Role.REGULATOR, upheld=True, reason="seen", document="note 1"),
        _step(Move.CLOSE, Role.DESK, document="order 7"),
    )  # fmt: skip


def _enters(client: FlaskClient, one: Taken) -> None:
    sent = client.post(PAGE, data={"number": one.complaint_id.lower(), "code": one.code.replace("-", " ")})
    assert (sent.status_code, sent.headers["Location"]) == (303, f"{PAGE}/case")


def test_number_and_code_show_where_it_stands(client: FlaskClient, url: str) -> None:
    """Who has it, what is due when, what was answered; however the code is written."""
    one = _taken(url, "楼道灯不亮已经一周", *_closed()[:2])
    _enters(client, one)
    page = client.get(f"{PAGE}/case")

    assert all(what in page.text for what in ("answered", "已修复", "close: by", "Rongcheng Housing"))
    assert page.headers["Cache-Control"] == "no-store"


def test_a_closed_one_is_marked_and_reopened(client: FlaskClient, url: str) -> None:
    """Satisfied or not: each is one form, and offered only while the desk would take it."""
    _enters(client, _taken(url, "垃圾三天没人清运", *_closed()))
    marked = client.post(f"{PAGE}/case", data={"move": "rate", "satisfaction": "2"})
    after = client.get(f"{PAGE}/case").text
    again = client.post(f"{PAGE}/case", data={"move": "reopen", "reason": "it is back"})

    assert (marked.status_code, "Give the mark" in after, "have it taken up again" in after) == (303, False, True)
    assert again.status_code == 303
    assert "taken in, being handled" in client.get(f"{PAGE}/case").text


def test_what_is_missing_or_personal_is_told_in_words(client: FlaskClient, url: str) -> None:
    """The reason is kept in the form and not written anywhere."""
    _enters(client, _taken(url, "停车位被占用", *_closed()))
    no_mark = client.post(f"{PAGE}/case", data={"move": "rate"})
    personal = client.post(f"{PAGE}/case", data={"move": "reopen", "reason": "call 13800000000"})
    odd = client.post(f"{PAGE}/case", data={"move": "close"})

    assert [one.status_code for one in (no_mark, personal, odd)] == [422] * 3
    assert ("Choose a mark" in no_mark.text, "The reason is public" in personal.text) == (True, True)
    assert "call 13800000000</textarea>" in personal.text


def test_a_withdrawn_one_offers_nothing_more(client: FlaskClient, url: str) -> None:
    """A step that the life does not allow is refused with a word."""
    _enters(client, _taken(url, "草坪无人修剪"))
    client.post(f"{PAGE}/case", data={"move": "withdraw"})
    late = client.post(f"{PAGE}/case", data={"move": "escalate"})

    assert "There is nothing to do for you now" in client.get(f"{PAGE}/case").text
    assert (late.status_code, "not open any more" in late.text) == (422, True)


def test_wrong_codes_are_slowed(client: FlaskClient, url: str) -> None:
    """After five, even the right code waits, and the page says until when."""
    one = _taken(url, "大门门禁失灵")
    for _ in range(5):
        assert client.post(PAGE, data={"number": one.complaint_id, "code": "AAAA"}).status_code == 422
    slowed = client.post(PAGE, data={"number": one.complaint_id, "code": one.code})

    assert (slowed.status_code, "Try again after" in slowed.text) == (429, True)


def test_without_number_and_code_nothing_is_shown(client: FlaskClient, url: str) -> None:
    """No cookie, another's cookie, or after leaving: the form again."""
    for call in (client.get(f"{PAGE}/case"), client.get("/complaints/taken"), client.post(f"{PAGE}/case")):
        assert (call.status_code, call.headers["Location"]) == (303, PAGE)
    _enters(client, _taken(url, "监控坏了没人修"))
    client.post("/complaints/leave")

    assert client.get(f"{PAGE}/case").status_code == 303
    assert client.post(PAGE, data={}).status_code == 422
