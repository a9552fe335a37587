"""Changing an account on the portal."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from tests.builders.accounts import empty_portal, person_with, signed_in
from tests.builders.record import writing_to
from web.access import Holding, Role
from web.register.accounts.accounts import Account, account

COMPANY = Holding(Role.COMPANY, "company/A")
EXPERT = {"role": "expert", "organisation": "expert/E-1"}


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """Return a portal on an empty register."""
    return empty_portal(tmp_path)


@pytest.fixture
def lin(app: Flask) -> str:
    """Return the number of somebody's account."""
    return person_with(app.config["WUXIN"].database_url, COMPANY, login="lin").id


def _now(app: Flask, account_id: str) -> Account:
    with writing_to(app.config["WUXIN"].database_url) as session:
        return account(session, account_id)


def test_roles_are_granted_and_taken_back(app: Flask, lin: str) -> None:
    """Both are on the account at once."""
    admin = signed_in(app, Role.ADMIN)
    admin.post(f"/accounts/{lin}/roles", data=EXPERT)
    held = _now(app, lin).holdings
    admin.post(f"/accounts/{lin}/roles/revoke", data={"role": "company", "organisation": "company/A"})

    assert held == (COMPANY, Holding(Role.EXPERT, "expert/E-1"))
    assert _now(app, lin).holdings == held[1:]


def test_a_company_grants_nothing_beyond_itself(app: Flask, lin: str) -> None:
    """Neither another role nor for another organisation."""
    client = signed_in(app, Role.COMPANY, "company/A")
    told = ({"role": "company", "organisation": "company/B"}, EXPERT)

    assert [client.post(f"/accounts/{lin}/roles", data=one).status_code for one in told] == [403, 422]
    assert _now(app, lin).holdings == (COMPANY,)


def test_an_organisation_grants_nothing_to_other_peoples_accounts(app: Flask, lin: str) -> None:
    """Not even a role of its own: the form is refused it, and so is whoever sends it without the form."""
    client = signed_in(app, Role.COMPANY, "company/B")
    told = {"role": "company", "organisation": "company/B"}

    assert client.get(f"/accounts/{lin}/roles").status_code == 403
    assert client.post(f"/accounts/{lin}/roles", data=told).status_code == 403
    assert _now(app, lin).holdings == (COMPANY,)


@pytest.mark.parametrize("role", [Role.OWNER, Role.PARTY])
def test_an_organisation_touches_no_account_of_another_role(app: Flask, role: Role) -> None:
    """A committee resets no owner's password and a subdistrict no Party organisation's: they would act as them."""
    kind, manager = ("community", Role.COMMITTEE) if role is Role.OWNER else ("subdistrict", Role.SUBDISTRICT)
    held = Holding(role, f"{kind}/X")
    of = person_with(app.config["WUXIN"].database_url, held, login="he").id
    client = signed_in(app, manager, f"{kind}/X")
    changes = ("password", "factor", "close", "sessions", "roles/revoke")
    told = {"role": role.value, "organisation": held.organisation}

    assert {client.post(f"/accounts/{of}/{one}", data=told).status_code for one in changes} == {403}
    assert client.get(f"/accounts/{of}").status_code == 403
    assert (">he<" in client.get("/accounts").text, _now(app, of).holdings) == (False, (held,))


def test_an_organisation_manages_who_holds_its_own_role(app: Flask, lin: str) -> None:
    """And an account is signed out everywhere by whoever manages it."""
    client = signed_in(app, Role.COMPANY, "company/A")
    signed_in(app, Role.COMPANY, "company/A")
    answer = client.post(f"/accounts/{lin}/sessions", follow_redirects=True)

    assert (answer.status_code, "signed out everywhere" in answer.text) == (200, True)
    assert "Nowhere at present" in client.get(f"/accounts/{lin}").text


def test_a_new_first_password_is_told_once_and_must_be_changed(app: Flask, lin: str) -> None:
    """The page has it, the account asks for another."""
    page = signed_in(app, Role.ADMIN).post(f"/accounts/{lin}/password").text

    assert ("told once" in page, _now(app, lin).must_change) == (True, True)


def test_an_account_is_closed_and_opened_again(app: Flask, lin: str) -> None:
    """And loses its second factor where it is taken away."""
    admin = signed_in(app, Role.ADMIN)
    states = []
    for change in ("close", "reopen", "factor"):
        admin.post(f"/accounts/{lin}/{change}")
        states.append((_now(app, lin).is_open, _now(app, lin).factor is None))

    assert states == [(False, False), (True, False), (True, True)]


@pytest.mark.parametrize("change", ["close", "password", "factor", "roles/revoke"])
def test_an_account_that_there_is_not_cannot_be_changed(app: Flask, change: str) -> None:
    """404, whatever is asked for."""
    told = {"role": "admin", "organisation": "city"}

    assert signed_in(app, Role.ADMIN).post(f"/accounts/a0/{change}", data=told).status_code == 404
