"""Every page of the portal beside every role: the golden file is what people review, and the portal answers as it says.

WUXIN_WRITE_GOLDEN=1 writes it anew, for a person to read the difference before it is kept.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.routing import Rule

from tests.builders.accounts import empty_portal, signed_in
from tests.builders.firm_world import FIRM, firm_portal
from web.access import CITY, GRANTS, ROLES, Action, Reach, Role
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

    503 says that nothing is published yet. What nobody owns, as names that there are not, is refused to whoever may
    reach their own alone.
    """
    kind = ROLES[role].kind
    client = signed_in(app, role, CITY if kind == CITY else f"{kind}/X")
    for method, rule, needed in _rules(app):
        _, path = rule.build(dict.fromkeys(rule.arguments, "0")) or ("", "")
        status = client.open(path, method=method).status_code
        denied = needed != "signed in" and role not in GRANTS[Action(needed)]

        assert status not in (500, 501, 502), (method, rule.rule)
        assert not denied or status == 403, (method, rule.rule, status)
        may = needed == "signed in" or GRANTS[Action(needed)].get(role) is Reach.ANY or not (denied or rule.arguments)
        assert not may or method != "GET" or status != 403, (rule.rule, status)


def test_what_a_company_reaches_by_its_own_links_is_closed_to_another(tmp_path: Path) -> None:
    """Every page of one thing to which its rooms lead: 200 for the company, 403 or 404 for another one.

    Tenders are for every company; what is its own in them is a matter of their rooms' tests.
    """
    app = firm_portal(tmp_path)
    firm, other = signed_in(app, Role.COMPANY, FIRM), signed_in(app, Role.COMPANY, "company/91000000MA0000002W")
    urls, own = app.url_map.bind(""), {}
    for page in ("file", "answers", "engagements", "rectify", "boards"):
        for path in re.findall(r'href="(/work/[^"?#]+)', firm.get(f"/work/{page}").text):
            endpoint, named = urls.match(path)
            if named and action_of(app, endpoint) in GRANTS:
                own[path] = firm.get(path).status_code, other.get(path).status_code

    assert len(own) > 5
    assert {path: found for path, found in own.items() if found[0] != 200 or found[1] not in (403, 404)} == {}


def test_public_pages_are_open_to_everybody(app: Flask) -> None:
    """Nobody is sent away to sign in, nothing breaks; 503 says that nothing is published yet.

    The interface for programs asks for tokens of its own, which its tests hold.
    """
    visitor = app.test_client()
    for rule in app.url_map.iter_rules():
        if action_of(app, rule.endpoint) == "public" and "GET" in (rule.methods or ()) and rule.rule[:5] != "/api/":
            answer = visitor.get(re.sub(r"<any\((\w+)[^>]*>|<[^>]+>", lambda found: found[1] or "0", rule.rule))

            assert answer.status_code not in (401, 403, 500, 501, 502), rule.rule
            assert "/sign-in" not in answer.headers.get("Location", ""), rule.rule
            answer.close()
