"""Choosing for whom a role is held."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from models.tables import Company
from tests.builders.accounts import empty_portal, person_with, signed_in
from tests.builders.record import writing_to
from web.access import Holding, Role
from web.register.accounts.accounts import account

EXPERT = Holding(Role.EXPERT, "expert/E-1")


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """Return a portal that knows three companies."""
    found = empty_portal(tmp_path)
    with writing_to(found.config["WUXIN"].database_url) as session:
        session.add_all(Company(company_id=key, name=name) for key, name in
                        (("9A", "禾安物业"), ("9B", "禾安置业"), ("9C", "宁泰物业")))  # fmt: skip
    return found


def _granted(app: Flask, **told: str) -> tuple[int, str, tuple[Holding, ...]]:
    url = app.config["WUXIN"].database_url
    of = person_with(url, EXPERT).id
    answer = signed_in(app, Role.ADMIN).post(f"/accounts/{of}/roles", data=told)
    with writing_to(url) as session:
        return answer.status_code, answer.text, account(session, of).holdings[1:]


def test_an_organisation_is_named_as_people_call_it(app: Flask) -> None:
    """A part of a name that one organisation has is enough."""
    assert _granted(app, role="company", organisation="宁泰")[2] == (Holding(Role.COMPANY, "company/9C"),)


def test_of_several_of_a_name_one_is_chosen(app: Flask) -> None:
    """They are offered with their numbers, and what is chosen counts."""
    status, page, held = _granted(app, role="company", organisation="禾安")
    chosen = _granted(app, role="company", organisation="禾安", chosen="company/9B")

    assert (status, held, "company/9A" in page, "company/9B" in page, "company/9C" in page) == (
        422,
        (),
        *[True] * 2,
        False,
    )
    assert chosen[2] == (Holding(Role.COMPANY, "company/9B"),)


@pytest.mark.parametrize(("typed", "what"), [("没有", "is called"), ("", "for whom the role is held")])
def test_what_names_no_organisation_is_refused(app: Flask, typed: str, what: str) -> None:
    """With the reason, and nothing is granted."""
    status, page, held = _granted(app, role="company", organisation=typed)

    assert (status, held, what in page) == (422, (), True)


def test_a_role_of_the_city_needs_no_organisation(app: Flask) -> None:
    """There is one city."""
    assert _granted(app, role="auditor")[2] == (Holding(Role.AUDITOR, "city"),)
