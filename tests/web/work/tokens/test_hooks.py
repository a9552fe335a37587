"""Webhooks of a token on the portal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.builders.accounts import empty_portal, signed_in
from web.access import Role
from web.work.tokens import hooks

URL = "https://erp.example.org/wuxin"


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    """Return the browser of somebody who acts for a company."""
    return signed_in(empty_portal(tmp_path), Role.COMPANY, "company/A")


def _token(client: FlaskClient) -> str:
    told = client.post("/account/tokens", data={"channel": "ERP", "scopes": "webhooks"}).text
    return f"/account/tokens/{re.findall('wuxin_([0-9a-f]+)_', told)[0]}"


def test_a_webhook_is_made_tested_and_ended(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its secret is told once, its test is signed with it, and once it has ended nothing more is sent."""
    sent: list[tuple[str, bytes]] = []

    def post(url: str, body: bytes, *_: object, **__: object) -> tuple[bool, str]:
        sent.append((url, body))
        return True, "200"

    monkeypatch.setattr(hooks, "post", post)
    at = _token(client)
    told = client.post(f"{at}/webhooks", data={"url": URL, "types": "key.enrolled"}).text
    hook = f"{at}/webhooks/{re.findall('webhook ([0-9a-f]{16})', told)[0]}"
    pages = [client.post(f"{hook}/{step}", follow_redirects=True) for step in ("test", "end", "test")]

    assert ("whsec_" in told, "whsec_" in pages[0].text, "The test arrived: 200" in pages[0].text) == (
        True,
        False,
        True,
    )
    assert (pages[2].status_code, [(one[0], b'"type":"test"' in one[1]) for one in sent]) == (422, [(URL, True)])


def test_an_address_within_our_own_network_is_refused(client: FlaskClient) -> None:
    """With the reason, and what was typed is kept."""
    answer = client.post(f"{_token(client)}/webhooks", data={"url": "https://127.0.0.1/x"})

    assert (answer.status_code, "private network" in answer.text) == (422, True)
    assert 'value="https://127.0.0.1/x"' in answer.text


def test_only_what_was_given_up_is_resumed(client: FlaskClient) -> None:
    """Anything else is refused; and a webhook is found under its own token alone."""
    at = _token(client)
    told = client.post(f"{at}/webhooks", data={"url": URL}).text
    name = re.findall("webhook ([0-9a-f]{16})", told)[0]

    assert "was not given up" in client.post(f"{at}/webhooks/{name}/resume").text
    assert client.get(f"{_token(client)}/webhooks/{name}").status_code == 404
