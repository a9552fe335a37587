"""A declaration says which statuses follow from it."""

from __future__ import annotations

from typing import Any

from web.api.operations import Operation
from web.api.shapes import Paged
from web.register.accounts.api_tokens import Scope


def _declared(method: str, path: str = "/x", **more: Any) -> Operation:  # noqa: ANN401 - fields of it
    return Operation(method, path, "x", "X", Paged, **more)


def test_refusals_follow_from_what_is_asked() -> None:
    """A name may be unknown, a query wrong, a token missing, a body too large."""
    assert set(_declared("GET", "/x/{a}").refused) == {404}
    assert set(_declared("GET", query=Paged, refusals=frozenset({503})).refused) == {422, 503}
    assert set(_declared("POST", body=Paged, scope=Scope.WEBHOOKS).refused) == {401, 403, 409, 413, 415, 422, 429}


def test_flask_gets_the_path_in_its_own_form() -> None:
    """With the names of the path."""
    one = _declared("GET", "/x/{a}/y/{b}")

    assert (one.rule, one.parameters) == ("/x/<a>/y/<b>", ("a", "b"))


def test_reading_in_public_is_what_asks_for_no_token() -> None:
    """And changes nothing."""
    assert _declared("GET").is_public
    assert not _declared("POST").is_public
    assert not _declared("GET", scope=Scope.WEBHOOKS).is_public
