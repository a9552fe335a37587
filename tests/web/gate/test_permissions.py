"""Every page of the portal beside every role: the golden file is what people review, and the portal answers as it says.

WUXIN_WRITE_GOLDEN=1 writes it anew, for a person to read the difference before it is kept.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.routing import Rule

from tests.builders.accounts import empty_portal, signed_in
from web.access import CITY, GRANTS, ROLES, Action, Role
from web.gate.guard import action_of

GOLDEN = Path(__file__).parents[2] / "golden" / "permissions.txt"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """Return a portal on an empty register."""
    return empty_portal(tmp_path_factory.mktemp("portal"))


def _rules(app: Flask) -> list[tuple[str, Rule, str]]:
    """Return method, rule and what it needs of every page, the public ones left out: they are for everybody."""
    found = [
        (method, rule, action_of(app, rule.endpoint))
        for rule in app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]
    return sorted((one for one in found if one[2] != "public"), key=lambda one: (one[1].rule, one[0]))


def _sign(needed: str, role: Role) -> str:
    """Return how far the role's grant reaches: any, own, or a point for nothing."""
    if needed == "signed in":
        return "any"
    reach = GRANTS[Action(needed)].get(role)
    return "." if reach is None else reach.value


def _matrix(app: Flask) -> str:
    roles = list(Role)
    lines = [f"{'':<6} {'page':<58} {'action':<22}" + "".join(f" {role.value[:6]:<6}" for role in roles)]
    for method, rule, needed in _rules(app):
        cells = "".join(f" {_sign(needed, role):<6}" for role in roles)
        lines.append(f"{method:<6} {rule.rule:<58} {needed:<22}{cells}".rstrip())
    return "\n".join(lines) + "\n"


def test_every_page_needs_what_people_agreed_on(app: Flask) -> None:
    """The golden file shows each page, what it needs and who may; a difference is for a person to judge."""
    if os.environ.get("WUXIN_WRITE_GOLDEN"):
        GOLDEN.write_text(_matrix(app), encoding="utf-8")

    assert _matrix(app) == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("role", list(Role))
def test_the_portal_answers_each_role_as_the_matrix_says(app: Flask, role: Role) -> None:
    """Who may not gets 403, who may anything else, if only that there is no such thing. It never breaks.

    503 says that nothing is published yet.
    """
    kind = ROLES[role].kind
    client = signed_in(app, role, CITY if kind == CITY else f"{kind}/X")
    for method, rule, needed in _rules(app):
        _, path = rule.build(dict.fromkeys(rule.arguments, "0")) or ("", "")
        status = client.open(path, method=method).status_code
        denied = needed != "signed in" and role not in GRANTS[Action(needed)]

        assert status not in (500, 501, 502), (method, rule.rule)
        assert not denied or status == 403, (method, rule.rule, status)
