"""The API describes itself."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_the_description_is_openapi(client: FlaskClient) -> None:
    """3.1, with what else is there."""
    told = client.get("/api/v1/openapi.json").json

    assert told is not None
    assert told["openapi"] == "3.1.0"
    assert "/api/v1/openapi.json" in told["paths"]
