"""The same request twice is done once."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models.tables import ApiAnswer, Webhook
from tests.builders.record import writing_to
from tests.web.api.conftest import Caller
from web.api.idempotency import Answered, sealed, unsealed

BODY = {"url": "https://example.org/hook"}
KEY = {"Idempotency-Key": '"k-1"'}


def test_a_repeated_request_gets_the_first_answer(caller: Caller) -> None:
    """The secret that is told once, too; and one webhook is made."""
    first = caller.asks("POST", "/webhooks", json=BODY, headers=KEY)
    again = caller.asks("POST", "/webhooks", json=BODY, headers={"Idempotency-Key": "k-1"})
    with writing_to(caller.url) as session:
        made = len(session.scalars(select(Webhook)).all())

    assert (first.status_code, again.status_code, made) == (201, 201, 1)
    assert (first.json, first.headers["Location"]) == (again.json, again.headers["Location"])
    assert again.headers["Idempotency-Replayed"] == "true"


def test_a_key_is_for_one_request_of_one_token(caller: Caller) -> None:
    """Another body under it is a conflict; another token's key is another."""
    first = caller.asks("POST", "/webhooks", json=BODY, headers=KEY)
    other = caller.asks("POST", "/webhooks", json={"url": "https://example.org/other"}, headers=KEY)
    stranger = caller.with_token().asks("POST", "/webhooks", json=BODY, headers=KEY)

    assert (other.status_code, other.json["problems"][0]["where"]) == (409, "Idempotency-Key")  # type: ignore[index]
    assert stranger.json["id"] != first.json["id"]  # type: ignore[index]


def test_a_refusal_is_not_kept(caller: Caller) -> None:
    """Nothing was done, so the mended request may have the same key."""
    assert caller.asks("POST", "/webhooks", json={"url": "http://[::1]/"}, headers=KEY).status_code == 422
    assert caller.asks("POST", "/webhooks", json=BODY, headers=KEY).status_code == 201


@pytest.mark.parametrize("key", ["", "a b", "ü", "k" * 201])
def test_what_is_no_key_is_told(caller: Caller, key: str) -> None:
    """Before anything is done."""
    answer = caller.asks("POST", "/webhooks", json=BODY, headers={"Idempotency-Key": key})

    assert answer.status_code == 422


def test_a_kept_answer_is_read_with_the_token_alone(caller: Caller) -> None:
    """Whoever reads the database learns nothing that was told once."""
    told = caller.asks("POST", "/webhooks", json=BODY, headers=KEY).json
    with writing_to(caller.url) as session:
        kept = session.scalars(select(ApiAnswer)).one()
        secret = caller.token.rsplit("_", 1)[1]

        assert told is not None
        assert told["secret"].encode() not in kept.answer
        assert unsealed(kept.answer, secret, "k-1").body == told


def test_sealing_loses_nothing() -> None:
    """Status, body and location come back."""
    answered = Answered(201, {"a": "你好"}, "/x")

    assert unsealed(sealed(answered, "s", "k", bytes), "s", "k") == answered
