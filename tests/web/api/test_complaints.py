"""A channel hands complaints in over HTTP: once however often it tries, and only by its own token."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.builders.complaint_register import TEXT, new_register
from tests.builders.record import a_clerk, writing_to
from web.application import create_app
from web.register.accounts.api_tokens import Scope, make
from web.settings import Settings

BODY = {"source_id": "H-1", "matter": "lift", "text": TEXT, "received_at": "2024-06-30T10:00:00+08:00",
        "community_id": "K1"}  # fmt: skip


class Channel:
    """A channel with its token, and the portal."""

    def __init__(self, client: FlaskClient, token: str) -> None:
        self.client, self.token = client, token

    def asks(self, method: str, path: str, **more: Any) -> TestResponse:  # noqa: ANN401 - of the client
        """Ask the API with the token."""
        headers = {"Authorization": f"Bearer {self.token}"} | more.pop("headers", {})
        return self.client.open(f"/api/v1/{path}", method=method, headers=headers, **more)

    def hands_in(self, **changes: object) -> TestResponse:
        """Hand a complaint in."""
        return self.asks("POST", "complaints", json=BODY | changes)


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Return a register that knows the communities K1 and K2."""
    return new_register(tmp_path)


def _token(url: str, channel: str = "12345", *scopes: Scope) -> str:
    with writing_to(url) as session:
        return make(a_clerk(session), channel, "rongcheng", scopes or list(Scope), "Hotline Centre").token


@pytest.fixture
def channel(url: str) -> Channel:
    """Return the hotline with a token for everything."""
    return Channel(create_app(Settings(database_url=url)).test_client(), _token(url))


def _problems(answer: TestResponse) -> list[str]:
    assert answer.mimetype == "application/problem+json"
    return [one["where"] for one in answer.json["problems"]]  # type: ignore[index]


def test_a_complaint_is_taken_in_and_looked_up(channel: Channel) -> None:
    """The channel gets number and code, and sees where it stands; nothing personal comes back."""
    taken = channel.hands_in(name="王某", phone="13800000000")
    told = channel.asks("GET", f"complaints/{taken.json['number']}")  # type: ignore[index]

    assert taken.status_code == 201
    assert taken.headers["Location"].endswith(taken.json["number"])  # type: ignore[index]
    assert told.json["source_id"] == "H-1"  # type: ignore[index]
    assert "王某" not in told.text
    assert TEXT not in told.text


def test_trying_again_takes_nothing_in_twice(channel: Channel) -> None:
    """The same number and the same code, however often the answer was lost."""
    first, again = channel.hands_in(), channel.hands_in()

    assert (again.status_code, again.json) == (200, first.json)


def test_another_content_under_one_number_is_a_conflict(channel: Channel) -> None:
    """A changed text, matter or community is no repetition."""
    channel.hands_in()

    for change in ({"text": "别的事情"}, {"matter": "security"}, {"community_id": "K2"}):
        answer = channel.hands_in(**change)
        assert (answer.status_code, _problems(answer)) == (409, ["source_id"])


def test_a_code_is_told_to_the_token_that_handed_it_in(channel: Channel, url: str) -> None:
    """Another token of the channel learns the number, not the code."""
    number = channel.hands_in().json["number"]  # type: ignore[index]
    other = Channel(channel.client, _token(url))

    answer = other.hands_in()

    assert answer.status_code == 409
    assert number in answer.text


def test_rules_refuse_with_every_reason(channel: Channel) -> None:
    """An unknown matter and an unknown community are two problems."""
    answer = channel.hands_in(matter="weather", community_id="K9")

    assert answer.status_code == 422
    assert len(_problems(answer)) == 2


def test_a_wrong_shape_hears_every_fault(channel: Channel) -> None:
    """A missing text, a moment without an offset, an unknown key."""
    body = {key: value for key, value in BODY.items() if key != "text"} | {"received_at": "2024-06-30T10:00:00", "x": 1}

    answer = channel.asks("POST", "complaints", json=body)

    assert answer.status_code == 422
    assert set(_problems(answer)) == {"text", "received_at", "x"}


@pytest.mark.parametrize("token", ["", "nonsense", "wuxin_ffff_00"])
def test_without_a_token_nothing_is_told(channel: Channel, token: str) -> None:
    """401, and how to get one."""
    answer = Channel(channel.client, token).hands_in()

    assert (answer.status_code, _problems(answer)) == (401, ["Authorization"])
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_token_is_for_its_uses_and_its_channel(channel: Channel, url: str) -> None:
    """Reading does not write, and another channel's complaint is as unknown as none."""
    number = channel.hands_in().json["number"]  # type: ignore[index]
    reader = Channel(channel.client, _token(url, "12345", Scope.COMPLAINTS_READ))
    stranger = Channel(channel.client, _token(url, "portal"))

    assert reader.hands_in().status_code == 403
    assert stranger.asks("GET", f"complaints/{number}").status_code == 404
    assert channel.asks("GET", "complaints/none").status_code == 404


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"data": "{", "content_type": "application/json"}, 422),
        ({"data": "a=b", "content_type": "application/x-www-form-urlencoded"}, 415),
        ({"data": b"x" * 70_000, "content_type": "application/json"}, 413),
        ({"data": b"\xff\xfe", "content_type": "application/json"}, 422),
    ],
)
def test_what_is_no_complaint_is_told(channel: Channel, more: dict[str, Any], status: int) -> None:
    """Never an HTML page, never a crash."""
    answer = channel.asks("POST", "complaints", **more)

    assert answer.status_code == status
    assert _problems(answer)


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "nowhere", 404), ("DELETE", "complaints", 405)])
def test_what_is_not_there_answers_as_json(channel: Channel, method: str, path: str, status: int) -> None:
    """An unknown path and an unknown method."""
    answer = channel.asks(method, path)

    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
