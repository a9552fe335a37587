"""Accounts as people see them who manage them."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from tests.builders.accounts import empty_portal, person_with, signed_in
from web.access import Holding, Role

A, B = (Holding(Role.COMPANY, f"company/{one}") for one in "AB")


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """Return a portal with two accounts, of two companies."""
    found = empty_portal(tmp_path)
    for login, held in (("lin", (A,)), ("he", (A, B))):
        person_with(found.config["WUXIN"].database_url, *held, login=login)
    return found


def _ids(app: Flask) -> list[str]:
    page = signed_in(app, Role.ADMIN).get("/accounts").text
    return [part.split('"')[0] for part in page.split('href="/accounts/')[1:] if part.startswith("a")]


def test_an_administrator_sees_all_and_finds_some(app: Flask) -> None:
    """By sign-in name or organisation."""
    admin = signed_in(app, Role.ADMIN)

    assert "2 accounts" in admin.get("/accounts?q=company").text
    assert "1 account" in admin.get("/accounts?q=LIN").text


def test_a_company_sees_its_own_people_alone(app: Flask) -> None:
    """Those who hold a role for it, herself among them."""
    pages = [signed_in(app, Role.COMPANY, f"company/{one}").get("/accounts").text for one in "AB"]

    assert [(">lin<" in page, ">he<" in page) for page in pages] == [(True, True), (False, True)]


def test_who_acts_for_others_too_is_changed_by_an_administrator_alone(app: Flask) -> None:
    """A company must not close the account of another."""
    client = signed_in(app, Role.COMPANY, "company/A")
    answers = {client.get(f"/accounts/{one}").status_code for one in _ids(app)[:2]}

    assert answers == {200, 403}


def test_an_account_that_there_is_not_is_told(app: Flask) -> None:
    """404."""
    assert signed_in(app, Role.ADMIN).get("/accounts/a0").status_code == 404
