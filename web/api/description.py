"""The description of the API as OpenAPI 3.1, made from the very declarations that route and check requests."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter

from web.api.operations import BASE, Operation
from web.api.routing import routes
from web.api.shapes import ProblemBody

__all__ = ["described"]

_VERSION: Final = "1"
_TEMPLATE: Final = "#/components/schemas/{model}"


@cache
def described() -> dict[str, Any]:
    """Return the document on every operation that is routed; made once, as all are declared when modules are read."""
    references, schemas = _schemas(routes.operations)
    paths: dict[str, dict[str, Any]] = {}
    for one in routes.operations:
        paths.setdefault(f"{BASE}{one.path}", {})[one.method.lower()] = one.as_json(references)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Wuxin", "version": _VERSION, "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    }


def _schemas(operations: Iterable[Operation]) -> tuple[dict[Any, Any], dict[str, Any]]:
    """Return shape -> the reference to its schema, and the schemas by name."""
    asked: dict[tuple[Any, str], None] = {(ProblemBody, "serialization"): None}
    for one in operations:
        asked[one.answer, "serialization"] = None
        if one.body is not None:
            asked[one.body, "validation"] = None
    inputs: list[Any] = [(shape, mode, TypeAdapter(shape)) for shape, mode in asked]
    keyed, definitions = TypeAdapter.json_schemas(inputs, ref_template=_TEMPLATE)
    references: dict[Any, Any] = {shape: schema for (shape, _), schema in keyed.items()}
    references["problem"] = references[ProblemBody]
    return references, definitions.get("$defs", {})
