"""Webhooks over HTTP: a token's own, made, looked at, ended."""

from __future__ import annotations

from tests.web.api.conftest import Caller

BODY = {"url": "https://example.org/hook", "types": ["tender.publish", "tender.award"]}


def test_a_webhook_is_made_and_ended(caller: Caller) -> None:
    """Its secret is told once; it is told of what comes from now on."""
    caller.acts("draw/1")
    made = caller.asks("POST", "/webhooks", json=BODY)
    path = made.headers["Location"].removeprefix("/api/v1")
    shown = caller.asks("GET", path).json
    ended = caller.asks("DELETE", path)

    assert made.json == {**(shown or {}), "secret": made.json["secret"]}  # type: ignore[index]
    assert (made.json["state"], made.json["position"]) == ("active", 2)
    assert ended.json["state"] == "ended"  # type: ignore[index]
    assert caller.asks("DELETE", path).status_code == 422


def test_a_webhook_hears_every_reason(caller: Caller) -> None:
    """A type that is none and an address that may not be, at once."""
    answer = caller.asks("POST", "/webhooks", json={"url": "http://10.0.0.1/", "types": ["weather"]})

    assert answer.status_code == 422
    assert {one["where"] for one in answer.json["problems"]} == {"types", "url"}  # type: ignore[index]


def test_another_token_knows_nothing_of_it(caller: Caller) -> None:
    """Neither the webhook nor what was delivered, nor may it end or resume it."""
    path = caller.asks("POST", "/webhooks", json=BODY).headers["Location"].removeprefix("/api/v1")
    other = caller.with_token()

    asked = [("GET", path), ("GET", f"{path}/deliveries"), ("POST", f"{path}/resume"), ("DELETE", path)]
    assert [other.asks(*one).status_code for one in asked] == [404] * 4
    assert other.asks("GET", "/webhooks").json == []
    assert caller.asks("GET", f"{path}/deliveries").json == []
