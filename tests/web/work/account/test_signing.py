"""Signing in and out in a browser."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from flask import Flask
from pyotp import TOTP
from werkzeug.test import TestResponse

from tests.builders.accounts import NOON, SECRET, empty_portal, empty_register, person_with
from web.access import Holding, Role
from web.access.passwords import hashed
from web.application import create_app
from web.settings import Settings

WORDS = "lantern-river-copper-moth"


@cache
def _hash() -> str:
    return hashed(WORDS)


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """Return a portal with one account."""
    found = empty_portal(tmp_path)
    person_with(found.config["WUXIN"].database_url, Holding(Role.ADMIN, "city"), login="zhou", kept=_hash())
    return found


def _sign_in(app: Flask, **told: str) -> TestResponse:
    form = {"login": "zhou", "password": WORDS, "code": TOTP(SECRET).at(NOON)} | told
    return app.test_client().post("/sign-in?lang=en", data=form)


def test_somebody_signs_in_and_goes_where_they_wanted(app: Flask) -> None:
    """With a cookie that scripts do not see and other sites do not send."""
    answer = _sign_in(app, to="/accounts?q=lin")
    cookie = next(one for one in answer.headers.getlist("Set-Cookie") if one.startswith("wuxin_session="))

    assert (answer.status_code, answer.headers["Location"]) == (303, "/accounts?q=lin")
    assert all(word in cookie for word in ("HttpOnly", "SameSite=Lax"))


@pytest.mark.parametrize(
    "to", ["", "https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere", "//[", "desk"]
)
def test_nobody_is_sent_elsewhere(app: Flask, to: str) -> None:
    """An address of another site leads to the desk."""
    assert _sign_in(app, to=to).headers["Location"] == "/desk"


@pytest.mark.parametrize(("told", "said"), [({"password": "no"}, "is wrong"), ({"code": "1"}, "second factor")])
def test_a_wrong_try_is_told_and_keeps_the_name(app: Flask, told: dict[str, str], said: str) -> None:
    """422, no cookie, and the name need not be typed again."""
    answer = _sign_in(app, **told)

    assert (answer.status_code, said in answer.text, 'value="zhou"' in answer.text) == (422, True, True)
    assert not any(one.startswith("wuxin_session=") for one in answer.headers.getlist("Set-Cookie"))


def test_signing_out_ends_the_session(app: Flask) -> None:
    """The same cookie opens nothing afterwards."""
    client = app.test_client()
    client.post("/sign-in", data={"login": "zhou", "password": WORDS, "code": TOTP(SECRET).at(NOON)})
    cookie = client.get_cookie("wuxin_session")
    assert cookie is not None
    assert client.get("/desk").status_code == 200
    client.post("/sign-out")
    client.set_cookie("wuxin_session", cookie.value)

    assert client.get("/desk").status_code == 303


def test_a_demonstration_shows_its_accounts(tmp_path: Path) -> None:
    """From the file that the setting names; any other installation shows none."""
    file = tmp_path / "accounts.json"
    one = {
        "login": "demo-admin",
        "password": "words",
        "organisation": "",
        "role": {"zh": "管理员", "en": "Administrator"},
    }
    file.write_text(json.dumps([one]), encoding="utf-8")
    app = create_app(Settings(database_url=empty_register(tmp_path), demo_accounts=str(file)))

    assert "demo-admin" in app.test_client().get("/sign-in").text
    assert "demo-admin" not in empty_portal(tmp_path).test_client().get("/sign-in").text
