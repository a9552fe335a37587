"""What a token may ask in a minute."""

from __future__ import annotations

from tests.web.api.conftest import Caller
from web.api.limits import Allowance


def test_more_than_a_minute_allows_is_refused(caller: Caller) -> None:
    """Each answer says what is left; another token has its own; reading in public is not counted."""
    answers = [caller.asks("GET", "/webhooks") for _ in range(6)]

    assert [one.status_code for one in answers] == [200] * 5 + [429]
    assert [one.headers["RateLimit"].split(";")[1] for one in answers] == [f"r={n}" for n in (4, 3, 2, 1, 0, 0)]
    assert int(answers[-1].headers["Retry-After"]) <= 60
    assert caller.with_token().asks("GET", "/webhooks").status_code == 200
    assert caller.asks("GET", "/changes").status_code == 200


def test_nothing_left_is_never_less() -> None:
    """However often it was refused."""
    assert Allowance(5, 9, 30).limit - 5 == 0
