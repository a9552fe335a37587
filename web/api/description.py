"""The description of the API as OpenAPI 3.1, made from the shapes that requests are checked by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic.json_schema import models_json_schema

from web.api.shapes import BidTaken, ComplaintBody, ComplaintStanding, ComplaintTaken, EnvelopeStanding, ProblemBody

__all__ = ["described"]

_VERSION: Final = "1"
_REFUSALS: Final = {
    "401": "No token, or one that does not hold",
    "403": "The token is not for this",
    "404": "No complaint of this number from this channel",
    "409": "The same source_id with another content",
    "413": "Too large",
    "415": "No JSON",
    "422": "A rule or the shape refuses; every reason is told",
}
_BID_REFUSALS: Final = {
    "404": "No box takes bids for this tender",
    "409": "The pieces are not the envelope, and were dropped: upload it anew",
    "413": "Too large",
    "415": "Another type of body",
    "422": "Late, of another version, not whole, or malformed; every reason is told",
    "501": "This server takes no bids",
}
_PROBLEM: Final = "application/problem+json"
_TYPES: Final = {"number": "integer"}


@dataclass(frozen=True, slots=True)
class _Operation:
    """One thing that can be asked: what it does, what it answers when done and refused, and its body."""

    name: str
    summary: str
    done: dict[str, str]
    shape: str
    refusals: tuple[str, ...]
    body: Mapping[str, Any] = field(default_factory=dict)
    parameters: tuple[str, ...] = ()
    by_token: bool = True
    words: Mapping[str, str] = field(default_factory=lambda: _REFUSALS)

    def as_json(self) -> dict[str, Any]:
        """Return it as OpenAPI has it."""
        answers = {status: _answer(told, self.shape, "application/json") for status, told in self.done.items()}
        answers |= {code: _answer(self.words[code], "ProblemBody", _PROBLEM) for code in self.refusals}
        operation: dict[str, Any] = {"operationId": self.name, "summary": self.summary, "responses": answers}
        if self.body:
            operation["requestBody"] = {"required": True, "content": dict(self.body)}
        if self.parameters:
            operation["parameters"] = [
                {"name": name, "in": "path", "required": True, "schema": {"type": _TYPES.get(name, "string")}}
                for name in self.parameters
            ]
        return operation if self.by_token else {**operation, "security": []}


def _content(shape: str, kind: str) -> dict[str, Any]:
    return {kind: {"schema": {"$ref": f"#/components/schemas/{shape}"}}}


_HAND_IN: Final = _Operation(
    "handInComplaint", "Take a complaint in, once for each source_id",
    {"201": "Taken in", "200": "Taken in before"}, "ComplaintTaken",
    ("401", "403", "409", "413", "415", "422"), body=_content("ComplaintBody", "application/json"),
)  # fmt: skip
_LOOK_UP: Final = _Operation(
    "lookUpComplaint", "Where a complaint of the channel stands", {"200": "It stands so"}, "ComplaintStanding",
    ("401", "403", "404"), parameters=("number",),
)  # fmt: skip
_ENVELOPE: Final = ("tender", "digest")
_BYTES: Final = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
_SEEN: Final = _Operation(
    "lookUpEnvelope", "Which pieces of an envelope are there, to go on where an upload stopped", {"200": "These"},
    "EnvelopeStanding", ("404",), parameters=_ENVELOPE, by_token=False, words=_BID_REFUSALS,
)  # fmt: skip
_PIECE: Final = _Operation(
    "putPiece", "Keep one piece of an envelope, 1 MiB each but the last; one that is there stays", {"200": "Kept"},
    "EnvelopeStanding", ("404", "413", "415", "422", "501"), body=_BYTES, parameters=(*_ENVELOPE, "number"),
    by_token=False, words=_BID_REFUSALS,
)  # fmt: skip
_WHOLE: Final = _Operation(
    "finishEnvelope", "Hold the pieces to the digest, so that a submission can name the envelope", {"200": "Whole"},
    "EnvelopeStanding", ("404", "409", "422", "501"), parameters=_ENVELOPE, by_token=False, words=_BID_REFUSALS,
)  # fmt: skip
_SUBMIT: Final = _Operation(
    "submitBid", "Hand in a bid, a replacement or a withdrawal (wuxin submission 1); again gives the same receipt",
    {"200": "Durably on record"}, "BidTaken", ("413", "415", "422", "501"),
    body={"application/json": {"schema": {"type": "object"}}}, by_token=False, words=_BID_REFUSALS,
)  # fmt: skip


def described() -> dict[str, Any]:
    """Return the document."""
    given = (BidTaken, ComplaintStanding, ComplaintTaken, EnvelopeStanding, ProblemBody)
    shapes = [(ComplaintBody, "validation"), *((shape, "serialization") for shape in given)]
    schemas = models_json_schema(shapes, ref_template="#/components/schemas/{model}")[1]["$defs"]  # type: ignore[arg-type]
    return {
        "openapi": "3.1.0",
        "info": {"title": "Wuxin", "version": _VERSION, "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
        "paths": {
            "/api/v1/complaints": {"post": _HAND_IN.as_json()},
            "/api/v1/complaints/{number}": {"get": _LOOK_UP.as_json()},
            "/api/v1/tenders/{tender}/envelopes/{digest}": {"get": _SEEN.as_json(), "post": _WHOLE.as_json()},
            "/api/v1/tenders/{tender}/envelopes/{digest}/pieces/{number}": {"put": _PIECE.as_json()},
            "/api/v1/bids": {"post": _SUBMIT.as_json()},
        },
        "components": {"schemas": schemas, "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
        "security": [{"token": []}],
    }


def _answer(told: str, shape: str, kind: str) -> dict[str, Any]:
    return {"description": told, "content": _content(shape, kind)}
