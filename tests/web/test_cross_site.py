"""Posts of other sites are refused, as Go's CrossOriginProtection refuses them."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from web.application import create_app
from web.cross_site import comes_from_elsewhere
from web.gate import anybody
from web.settings import Settings

HOST = "portal.example"


@pytest.fixture(scope="module")
def posted_to() -> FlaskClient:
    """Return a client of a portal with a page that takes posts."""
    app: Flask = create_app(Settings(database_url="sqlite://"))
    app.add_url_rule("/taken", "taken", anybody(lambda: "taken"), methods=["POST", "PUT", "DELETE"])
    return app.test_client()


@pytest.mark.parametrize(("headers", "refused"), [
    ({"Sec-Fetch-Site": "same-origin"}, False),
    ({"Sec-Fetch-Site": "none"}, False),
    ({"Sec-Fetch-Site": "same-site"}, True),
    ({"Sec-Fetch-Site": "cross-site"}, True),
    ({"Sec-Fetch-Site": "cross-site", "Origin": f"https://{HOST}"}, True),
    ({"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"}, False),
    ({"Origin": f"https://{HOST}"}, False),
    ({"Origin": f"http://{HOST.upper()}"}, False),
    ({"Origin": f"https://{HOST}:8443"}, True),
    ({"Origin": "https://evil.example"}, True),
    ({"Origin": "null"}, True),
    ({"Origin": "http://["}, True),
    ({}, False),
])  # fmt: skip
def test_where_a_post_comes_from_decides(headers: dict[str, str], refused: bool) -> None:  # noqa: FBT001 - a cell
    """By Sec-Fetch-Site; where a browser does not send it, by Origin against Host; a program sends neither."""
    assert comes_from_elsewhere("POST", headers, HOST) is refused


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_reading_is_open_to_links_of_other_sites(method: str) -> None:
    """They change nothing."""
    assert not comes_from_elsewhere(method, {"Sec-Fetch-Site": "cross-site"}, HOST)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_portal_refuses_with_a_page(posted_to: FlaskClient, method: str) -> None:
    """403 and a way on; from its own pages the same request is taken."""
    send = getattr(posted_to, method)
    refused = send("/taken", headers={"Sec-Fetch-Site": "cross-site"})

    assert (refused.status_code, "<h1" in refused.text) == (403, True)
    assert send("/taken", headers={"Sec-Fetch-Site": "same-origin"}).text == "taken"


def test_the_api_is_left_to_its_tokens(posted_to: FlaskClient) -> None:
    """A call without one is refused as unauthorized, not as one of another site."""
    answer = posted_to.post("/api/v1/complaints", headers={"Sec-Fetch-Site": "cross-site"}, json={})

    assert answer.status_code != 403
