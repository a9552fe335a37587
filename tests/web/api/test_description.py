"""The description of the API is whole: every route, every shape, and nothing that is not there."""

from __future__ import annotations

import json
import re

from flask import Flask

from web.api.description import described


def test_every_route_is_described(app: Flask) -> None:
    """And no other, with its methods."""
    routes = {
        (re.sub(r"<(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/v1/")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }

    assert routes == {(path, method) for path, operations in described()["paths"].items() for method in operations}


def test_every_reference_leads_somewhere() -> None:
    """To a schema of the document."""
    document = described()
    named = set(re.findall(r'"#/components/schemas/(\w+)"', json.dumps(document)))

    assert named <= set(document["components"]["schemas"])


def test_it_is_served(app: Flask) -> None:
    """As JSON, without a token."""
    answer = app.test_client().get("/api/v1/openapi.json")

    assert (answer.status_code, answer.json) == (200, described())
