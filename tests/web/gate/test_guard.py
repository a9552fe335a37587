"""The guard of every endpoint."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Blueprint, Flask

from tests.builders.accounts import empty_portal, signed_in
from web.access import Action, Role
from web.gate import check_declared, needs, permit, scope


def _with(app: Flask, **views: Callable[[], str]) -> Flask:
    """Return the portal with views of a test added."""
    room = Blueprint("test", __name__)
    for name, view in views.items():
        room.add_url_rule(f"/test/{name}", name, view)
    app.register_blueprint(room)
    return app


@needs(Action.ACCOUNT_MANAGE)
def _forgets() -> str:
    return "everybody's"


@needs(Action.ACCOUNT_MANAGE)
def _asks() -> str:
    permit("company/A")
    return "company A's"


@needs(Action.ACCOUNT_MANAGE)
def _lists() -> str:
    found = scope()
    return "all" if found is None else " ".join(sorted(found))


def test_a_portal_with_a_silent_endpoint_does_not_start(tmp_path: Path) -> None:
    """Whatever says nothing of what it needs is named."""
    app = _with(empty_portal(tmp_path), silent=lambda: "")
    with pytest.raises(RuntimeError, match=r"test\.silent"):
        check_declared(app)


def test_a_portal_with_a_page_of_somebody_below_the_api_does_not_start(tmp_path: Path) -> None:
    """The guard stands before pages alone, so a view that needs somebody may not lie there."""
    app = empty_portal(tmp_path)
    app.add_url_rule("/api/v1/mine", "mine", needs()(lambda: ""))
    with pytest.raises(RuntimeError, match="before pages, and these are at /api/: mine"):
        check_declared(app)


def test_a_visitor_is_sent_to_sign_in_and_back(tmp_path: Path) -> None:
    """The address that was asked for comes along."""
    answer = empty_portal(tmp_path).test_client().get("/accounts?q=lin")

    assert (answer.status_code, answer.headers["Location"]) == (303, "/sign-in?to=/accounts?q%3Dlin")


def test_a_visitor_who_sends_something_is_told(tmp_path: Path) -> None:
    """Nothing is done, and the page says to sign in."""
    answer = empty_portal(tmp_path).test_client().post("/accounts/a1/close")

    assert (answer.status_code, "登录" in answer.text) == (403, True)


def test_who_may_not_is_told_who_may(tmp_path: Path) -> None:
    """403, with the roles that do it."""
    answer = signed_in(empty_portal(tmp_path), Role.OWNER, "community/C001").get("/accounts")

    assert (answer.status_code, "Administrator" in answer.text) == (403, True)


def test_what_belongs_to_another_is_refused(tmp_path: Path) -> None:
    """The same grant, another organisation."""
    app = _with(empty_portal(tmp_path), asks=_asks)
    own, others = signed_in(app, Role.COMPANY, "company/A"), signed_in(app, Role.COMPANY, "company/B")

    assert [client.get("/test/asks").status_code for client in (own, others)] == [200, 403]


def test_a_view_that_forgets_to_ask_whose_it_is_is_not_answered(tmp_path: Path) -> None:
    """For a grant to one's own; whoever may do it to anything is answered."""
    app = _with(empty_portal(tmp_path), forgets=_forgets)
    company, admin = signed_in(app, Role.COMPANY, "company/A"), signed_in(app, Role.ADMIN)

    assert [client.get("/test/forgets").status_code for client in (company, admin)] == [500, 200]


def test_a_list_is_told_whose_things_it_may_tell_of(tmp_path: Path) -> None:
    """One's own organisations, or all."""
    app = _with(empty_portal(tmp_path), lists=_lists)
    company, admin = signed_in(app, Role.COMPANY, "company/A"), signed_in(app, Role.ADMIN)

    assert [client.get("/test/lists").text for client in (company, admin)] == ["company/A", "all"]


def test_pages_of_somebody_are_kept_by_nobody(tmp_path: Path) -> None:
    """Neither a proxy nor the browser's cache holds them."""
    answer = signed_in(empty_portal(tmp_path), Role.ADMIN).get("/accounts")

    assert answer.headers["Cache-Control"] == "no-store"
