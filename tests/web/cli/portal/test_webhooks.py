"""`wuxin webhook`: made for a token, looked at, ended."""

from __future__ import annotations

import json

from tests.web.cli.conftest import Wuxin

DB = ("--db", "sqlite:///a.db")


def _token(wuxin: Wuxin) -> str:
    wuxin("db", "upgrade", *DB)
    make = ("token", "make", "--channel", "City Mirror", "--scope", "webhooks", "--by", "Housing Bureau", "--json", *DB)
    return str(json.loads(wuxin(*make).stdout)["id"])


def test_a_webhook_is_made_and_ended(wuxin: Wuxin) -> None:
    """Its secret is told once; it is ended once, and then cannot be resumed."""
    token = _token(wuxin)
    make = ("webhook", "make", "https://example.org/x", "--token", token, "--type", "tender.award", "--json", *DB)
    made = json.loads(wuxin(*make).stdout)
    listed = wuxin("webhook", "list", *DB).stdout

    assert "tender.award" in listed
    assert made["secret"] not in listed
    assert wuxin("webhook", "deliveries", made["id"], *DB).exit_code == 0
    assert [wuxin("webhook", "end", made["id"], *DB).exit_code for _ in range(2)] == [0, 1]
    assert wuxin("webhook", "resume", made["id"], *DB).exit_code == 1


def test_what_cannot_be_a_webhook_is_refused(wuxin: Wuxin) -> None:
    """An unknown token, an address in our own network, an unknown id."""
    token = _token(wuxin)
    make = ("webhook", "make", "https://127.0.0.1/", *DB, "--token")

    assert (wuxin(*make, "none").exit_code, wuxin(*make, token).exit_code) == (2, 1)
    assert wuxin("webhook", "deliveries", "none", *DB).exit_code == 2
