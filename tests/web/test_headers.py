"""Security headers on every answer."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from web.headers import CONTENT_SECURITY_POLICY

PATHS = [
    "/", "/companies.csv", "/nowhere", "/api/v1/runs/1", "/api/v1/nowhere", "/static/wuxin.css",
    "/bootstrap/static/css/bootstrap.min.css",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_guarded(client: FlaskClient, path: str) -> None:
    """Pages, files, assets and faults carry the policy and forbid guessing of types."""
    with client.get(path) as answer:
        headers = answer.headers

    assert headers.getlist("Content-Security-Policy") == [CONTENT_SECURITY_POLICY]
    assert headers.getlist("X-Content-Type-Options") == ["nosniff"]


def test_nothing_is_allowed_that_is_not_named() -> None:
    """The policy starts from nothing and has no inline exception."""
    assert CONTENT_SECURITY_POLICY.startswith("default-src 'none'")
    assert "unsafe" not in CONTENT_SECURITY_POLICY


@pytest.mark.parametrize("path", ["/", "/companies/C000", "/tenders/T-2024-001"])
def test_a_page_holds_nothing_that_the_policy_blocks(client: FlaskClient, path: str) -> None:
    """No inline style, script or handler, and no address of another host."""
    text = client.get(path).text

    assert re.findall(r"<style|style=|<script>|\son\w+=|(?:src|href)=\"(?:https?:)?//", text) == []
