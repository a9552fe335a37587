"""One thing that can be asked of the API: what runs it, and what describes it, said once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final

from pydantic import BaseModel

from web.api.shapes import Shape
from web.register.accounts.api_tokens import Scope

__all__ = ["BASE", "Operation"]

BASE: Final = "/api/v1"
_PARAMETER: Final = re.compile(r"\{(\w+)\}")
_MEANING: Final = {
    304: "Nothing changed since the answer with this entity tag",
    401: "No token, or one that does not hold",
    403: "The token is not for this",
    404: "There is none of this name, or none for this token",
    409: "It contradicts what was done before",
    413: "Too large",
    415: "Another type of body than is described here",
    422: "A rule or the shape refuses; every reason is told",
    429: "Too many requests in this minute",
    501: "This server takes no bids",
    503: "Nothing is published yet",
}


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation: `path` as OpenAPI writes it, below the base; `done`: status -> what it means, with `answer`.

    Without a `scope` no token is asked for. `refusals` are those that do not follow from the rest. `takes` is
    the type of the body.
    """

    method: str
    path: str
    name: str
    summary: str
    answer: Any
    done: Mapping[int, str] = field(default_factory=lambda: {200: "It is so"})
    query: type[Shape] | None = None
    body: type[BaseModel] | None = None
    takes: str = "application/json"
    scope: Scope | None = None
    refusals: frozenset[int] = frozenset()

    @property
    def is_safe(self) -> bool:
        """Return whether it changes nothing."""
        return self.method == "GET"

    @property
    def is_public(self) -> bool:
        """Return whether it is read without a token, and so known by its entity tag."""
        return self.is_safe and self.scope is None

    @property
    def parameters(self) -> tuple[str, ...]:
        """Return the names in the path."""
        return tuple(_PARAMETER.findall(self.path))

    @property
    def rule(self) -> str:
        """Return the path as Flask writes it."""
        return _PARAMETER.sub(r"<\1>", self.path)

    @property
    def refused(self) -> dict[int, str]:
        """Return every status that refuses, with what it means."""
        codes = set(self.refusals)
        codes |= {401, 403, 429} if self.scope is not None else set()
        codes |= {404} if self.parameters else set()
        codes |= {422} if self.query is not None else set()
        codes |= {413, 415, 422} if self.body is not None else set()
        codes |= {409, 422} if self._repeatable else set()
        return {code: _MEANING[code] for code in sorted(codes)}

    @property
    def _repeatable(self) -> bool:
        return not self.is_safe and self.scope is not None

    def as_json(self, schemas: Mapping[Any, Mapping[str, Any]]) -> dict[str, Any]:
        """Return it as OpenAPI has it; `schemas`: shape -> the reference to its schema."""
        answers: dict[str, Any] = {
            str(status): _answer(told, schemas[self.answer], "application/json") for status, told in self.done.items()
        }
        for code, meaning in self.refused.items():
            answers[str(code)] = _answer(meaning, schemas["problem"], "application/problem+json")
        if self.is_public:
            answers["304"] = {"description": _MEANING[HTTPStatus.NOT_MODIFIED]}
        told: dict[str, Any] = {
            "operationId": self.name,
            "summary": self.summary,
            "responses": answers,
            **self._asked(schemas),
        }
        return told | {"security": [{"token": []}] if self.scope is not None else []}

    def _asked(self, schemas: Mapping[Any, Mapping[str, Any]]) -> dict[str, Any]:
        listed = [{"name": one, "in": "path", "required": True, "schema": _NAME} for one in self.parameters]
        listed += _query_parameters(self.query)
        if self._repeatable:
            listed.append(_KEY)
        if self.is_public:
            listed.append(_KNOWN)
        told: dict[str, Any] = {"parameters": listed} if listed else {}
        if self.body is not None:
            content = {self.takes: {"schema": schemas[self.body]}}
            told["requestBody"] = {"required": True, "content": content}
        return told


_NAME: Final = {"type": "string", "minLength": 1}
_KNOWN: Final = {
    "name": "If-None-Match", "in": "header", "required": False, "schema": {"type": "string"},
    "description": "The entity tag of an answer that is known: 304 where nothing changed.",
}  # fmt: skip
_KEY: Final = {
    "name": "Idempotency-Key", "in": "header", "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!#-~]+$"},
    "description": "The same key again, within a week, gives the same answer and does nothing twice.",
}  # fmt: skip


def _query_parameters(query: type[Shape] | None) -> list[dict[str, Any]]:
    if query is None:
        return []
    document = query.model_json_schema()
    required = document.get("required", ())
    return [
        {"name": name, "in": "query", "required": name in required, "schema": schema}
        for name, schema in document["properties"].items()
    ]


def _answer(told: str, schema: Mapping[str, Any], kind: str) -> dict[str, Any]:
    return {"description": told, "content": {kind: {"schema": schema}}}
