"""A declaration routes, guards and answers."""

from __future__ import annotations

from tests.builders.record import a_clerk, writing_to
from tests.web.api.conftest import Caller
from web.register.accounts.api_tokens import Scope


def test_what_is_known_is_not_sent_again(caller: Caller) -> None:
    """304 without a body, until there is an act."""
    first = caller.asks("GET", "/runs")
    known = {"If-None-Match": first.headers["ETag"]}
    again = caller.asks("GET", "/runs", headers=known)
    with writing_to(caller.url) as session:
        a_clerk(session).enter("draw.made", "draw/1")

    assert (again.status_code, again.data) == (304, b"")
    assert caller.asks("GET", "/runs", headers=known).status_code == 200


def test_reading_in_public_asks_for_no_token(caller: Caller) -> None:
    """A wrong one does no harm either."""
    assert caller.client.get("/api/v1/runs").status_code == 200
    assert caller.client.get("/api/v1/runs", headers={"Authorization": "Bearer x"}).status_code == 200


def test_what_a_token_sees_is_kept_by_nobody(caller: Caller) -> None:
    """No cache on the way may keep it."""
    assert caller.asks("GET", "/webhooks").headers["Cache-Control"] == "no-store"


def test_a_token_is_for_its_uses(caller: Caller) -> None:
    """401 without one, 403 with one for something else."""
    reader = caller.with_token(Scope.COMPLAINTS_READ)

    assert caller.client.get("/api/v1/webhooks").status_code == 401
    assert reader.asks("GET", "/webhooks").status_code == 403


def test_without_a_publication_that_is_told(caller: Caller) -> None:
    """As JSON, by resources that show one."""
    answer = caller.asks("GET", "/companies")

    assert (answer.status_code, answer.mimetype) == (503, "application/problem+json")


def test_a_name_that_cannot_be_is_unknown(caller: Caller) -> None:
    """Control signs, which some databases refuse."""
    assert caller.asks("GET", "/tenders/a%00b").status_code == 404
