"""One's own account."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from flask import Flask
from pyotp import TOTP

from models.tables import AccountSession
from tests.builders.accounts import NOON, SECRET, empty_portal, signed_in
from tests.builders.record import a_clerk, writing_to
from web.access import Role
from web.access.passwords import hashed
from web.register.accounts.accounts import account_of_login, enter_factor, enter_password
from web.register.accounts.sessions import sessions_of

OLD, NEW = "lantern-river-copper-moth", "granite-otter-window-plum"
OWNER = (Role.OWNER, "community/C001")


@cache
def _hash() -> str:
    return hashed(OLD)


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """Return a portal on an empty register."""
    return empty_portal(tmp_path)


def _password(app: Flask, by: str = "") -> None:
    with writing_to(app.config["WUXIN"].database_url) as session:
        found = account_of_login(session, "owner-community/C001")
        assert found is not None
        enter_password(a_clerk(session), found, _hash(), by or f"account/{found.id}")


def test_the_account_says_who_one_is_and_for_whom(app: Flask) -> None:
    """Name, number on the record, roles."""
    page = signed_in(app, *OWNER).get("/account").text

    assert all(word in page for word in ("林晓", "account/a", "Owner", "community/C001"))


def test_whoever_got_a_password_from_another_chooses_their_own_first(app: Flask) -> None:
    """Every other page leads there, and from then on none does."""
    client = signed_in(app, *OWNER)
    _password(app, by="setup")
    assert client.get("/desk").headers["Location"] == "/account/password"
    client.post("/account/password", data={"old": OLD, "new": NEW, "again": NEW})

    assert client.get("/desk").status_code == 200


def test_every_reason_against_a_new_password_is_told(app: Flask) -> None:
    """Wrong old one, two different new ones, too short."""
    client = signed_in(app, *OWNER)
    _password(app)
    answer = client.post("/account/password", data={"old": "no", "new": "short", "again": "other"})

    assert answer.status_code == 422
    assert all(said in answer.text for said in ("present password is wrong", "not the same", "it has 5 characters"))


def test_power_sets_up_a_second_factor_first(app: Flask) -> None:
    """The code shows that the authenticator has the secret; a wrong one is told."""
    client = signed_in(app, Role.ADMIN)
    with writing_to(app.config["WUXIN"].database_url) as session:
        found = account_of_login(session, "admin-city")
        assert found is not None
        enter_factor(a_clerk(session), found, None, "setup")
    assert client.get("/desk").headers["Location"] == "/account/factor"
    shown = re.search(r'name="secret"[^>]*value="(\w+)"', client.get("/account/factor").text)
    assert shown is not None
    codes = ("000000", TOTP(shown[1]).at(NOON))
    answers = [client.post("/account/factor", data={"secret": shown[1], "code": code}) for code in codes]

    assert [answer.status_code for answer in answers] == [422, 303]
    assert client.get("/desk").status_code == 200


def test_another_second_factor_needs_the_password(app: Flask) -> None:
    """Whoever finds a browser signed in does not put their own telephone in its owner's place."""
    client = signed_in(app, *OWNER)
    _password(app)
    told = {"secret": SECRET, "code": TOTP(SECRET).at(NOON)}
    answers = [client.post("/account/factor", data=told | more) for more in ({}, {"old": "no"}, {"old": OLD})]

    assert [answer.status_code for answer in answers] == [422, 422, 303]
    assert "Present password" in client.get("/account/factor").text


@pytest.mark.parametrize("secret", ["", "A", "no base32"])
def test_a_secret_that_the_page_did_not_make_is_refused(app: Flask, secret: str) -> None:
    """It protects nothing; the page has a new one."""
    client = signed_in(app, *OWNER)
    _password(app)
    page = client.post("/account/factor", data={"secret": secret, "code": "123456", "old": OLD})
    shown = re.search(r'name="secret"[^>]*value="(\w+)"', page.text)

    assert (page.status_code, len(shown[1]) if shown is not None else 0) == (422, 32)


def test_other_sessions_can_be_ended(app: Flask) -> None:
    """The one at hand goes on."""
    client = signed_in(app, *OWNER)
    with writing_to(app.config["WUXIN"].database_url) as session:
        found = account_of_login(session, "owner-community/C001")
        assert found is not None
        other = AccountSession(digest="f" * 64, account_id=found.id, started_at=NOON, ends_at=NOON.replace(year=2099))
        session.add(other)
    client.post("/account/sessions")
    with writing_to(app.config["WUXIN"].database_url) as session:
        assert len(sessions_of(session, found.id, NOON)) == 1
    assert client.get("/desk").status_code == 200
