"""The description of the API, served by the API."""

from __future__ import annotations

from typing import Any

from web.api.description import described
from web.api.operations import Operation
from web.api.routing import Call, routes

__all__: list[str] = []


@routes.to(Operation("GET", "/openapi.json", "describe", "This description: OpenAPI 3.1", dict[str, Any]))
def describe(_call: Call) -> dict[str, Any]:
    """Describe this interface."""
    return described()
