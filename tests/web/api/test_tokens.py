"""Who asks."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.builders.record import writing_to
from tests.web.api.conftest import Caller
from web.api.problems import ApiProblem
from web.api.tokens import asking, check_scope
from web.register.accounts.api_tokens import Scope


def test_a_token_is_known_by_its_header(caller: Caller) -> None:
    """Whatever the case of the scheme; and it is refused for what it is not for."""
    reader = caller.with_token(Scope.COMPLAINTS_READ)
    headers = {"Authorization": f"bEaReR {reader.token}"}
    with writing_to(caller.url) as session, Flask("test").test_request_context(headers=headers):
        holder = asking(session)

    assert holder.channel == "12345"
    with pytest.raises(ApiProblem, match="Forbidden"):
        check_scope(holder, Scope.WEBHOOKS)


def test_nobody_is_unknown(caller: Caller) -> None:
    """Without a header, or with another scheme."""
    for headers in ({}, {"Authorization": f"Basic {caller.token}"}):
        with (
            writing_to(caller.url) as session,
            Flask("test").test_request_context(headers=headers),
            pytest.raises(ApiProblem, match="Unauthorized"),
        ):
            asking(session)
