"""The page that checks the public record, as the portal serves it."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.builders.exports import PAGE
from web.headers import CONTENT_SECURITY_POLICY

TYPES = {".css": "text/css", ".html": "text/html", ".js": "text/javascript"}


@pytest.mark.parametrize("name", sorted(path.name for path in PAGE.iterdir()))
def test_each_file_is_served_as_it_is(client: FlaskClient, name: str) -> None:
    """Byte by byte what goes with an export, by its type and under the portal's policy."""
    with client.get(f"/verify/{name}", follow_redirects=True) as answer:
        assert answer.data == (PAGE / name).read_bytes()
        assert answer.mimetype == TYPES[(PAGE / name).suffix]
        assert answer.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY


def test_the_address_alone_shows_the_page(client: FlaskClient) -> None:
    """With the slash, so that its files are found beside it; without it, the way there."""
    with client.get("/verify/") as answer:
        assert answer.data == (PAGE / "verify.html").read_bytes()
    assert client.get("/verify").location.endswith("/verify/")
    assert client.get("/verify/verify.html").location.endswith("/verify/")


def test_an_unchanged_file_is_not_sent_again(client: FlaskClient) -> None:
    """By its own tag, which no publication changes and an upgrade does."""
    with client.get("/verify/verify.js") as answer:
        tag = answer.headers["ETag"]
    with client.get("/verify/verify.js", headers={"If-None-Match": tag}) as again:
        assert again.status_code == 304


def test_every_page_leads_there(client: FlaskClient) -> None:
    """From the foot of a page, in both languages."""
    assert '<a href="/verify/">核验公开记录</a>' in client.get("/").text
    assert '<a href="/verify/">Check the public record</a>' in client.get("/?lang=en").text
