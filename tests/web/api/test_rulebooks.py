"""Rulebooks over HTTP."""

from __future__ import annotations

from flask.testing import FlaskClient

from credit.rulebook.content import from_content
from web.register.ratings.current import Current


def test_a_rulebook_is_what_its_digest_says(client: FlaskClient, now: Current) -> None:
    """Whoever has the content can check the name; the list has the same without it."""
    whole = client.get(f"/api/v1/rulebooks/{now.book.digest}").json
    listed = client.get("/api/v1/rulebooks").json["items"]  # type: ignore[index]

    assert whole is not None
    assert from_content(whole.pop("content")).digest == now.book.digest
    assert listed == [whole]


def test_an_unknown_rulebook_is_told(client: FlaskClient) -> None:
    """By 404."""
    assert client.get("/api/v1/rulebooks/none").status_code == 404
