"""The description of the API as OpenAPI 3.1, made from the shapes that requests are checked by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from pydantic.json_schema import models_json_schema

from web.api.auction_shapes import AuctionShown, BidPlaced, SignedBid
from web.api.shapes import ComplaintBody, ComplaintStanding, ComplaintTaken, ProblemBody

__all__ = ["described"]

_VERSION: Final = "1"
_REFUSALS: Final = {
    "401": "No token, or one that does not hold",
    "403": "The token is not for this",
    "404": "There is none of this name, or none for this token",
    "409": "The same source_id with another content",
    "413": "Too large",
    "415": "No JSON",
    "422": "A rule or the shape refuses; every reason is told",
}


@dataclass(frozen=True, slots=True)
class _Operation:
    """One thing that can be asked: what it does, what it answers when done and refused, and its body."""

    name: str
    summary: str
    done: dict[str, str]
    shape: str
    refusals: tuple[str, ...]
    body: str = ""
    parameters: tuple[str, ...] = ()
    query: tuple[str, ...] = ()
    public: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return it as OpenAPI has it."""
        answers = {status: _answer(told, self.shape, "application/json") for status, told in self.done.items()}
        answers |= {code: _answer(_REFUSALS[code], "ProblemBody", "application/problem+json") for code in self.refusals}
        operation: dict[str, Any] = {"operationId": self.name, "summary": self.summary, "responses": answers}
        if self.body:
            operation["requestBody"] = {"required": True, "content": _content(self.body, "application/json")}
        if self.parameters:
            operation["parameters"] = [
                {"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in self.parameters
            ]
            operation["parameters"] += [
                {"name": name, "in": "query", "schema": {"type": "integer", "minimum": 0}} for name in self.query
            ]
        if self.public:
            operation["security"] = []
        return operation


_HAND_IN: Final = _Operation(
    "handInComplaint", "Take a complaint in, once for each source_id",
    {"201": "Taken in", "200": "Taken in before"}, "ComplaintTaken",
    ("401", "403", "409", "413", "415", "422"), body="ComplaintBody",
)  # fmt: skip
_LOOK_UP: Final = _Operation(
    "lookUpComplaint", "Where a complaint of the channel stands", {"200": "It stands so"}, "ComplaintStanding",
    ("401", "403", "404"), parameters=("number",),
)  # fmt: skip

_PLACE_BID: Final = _Operation(
    "placeAuctionBid", "Place a bid that its bidder signed; it is durable and on record when this answers",
    {"201": "Placed", "200": "Placed before"}, "BidPlaced", ("404", "413", "415", "422"), body="SignedBid",
    parameters=("auction_id",), public=True,
)  # fmt: skip
_SHOW_AUCTION: Final = _Operation(
    "showAuction", "Where an auction stands, with its events after a number; 304 where nothing changed",
    {"200": "It stands so"}, "AuctionShown", ("404", "422"), parameters=("auction_id",), query=("after",), public=True,
)  # fmt: skip


def described() -> dict[str, Any]:
    """Return the document."""
    answers = (ComplaintTaken, ComplaintStanding, ProblemBody, BidPlaced, AuctionShown)
    given = [(shape, "serialization") for shape in answers]
    taken = [(ComplaintBody, "validation"), (SignedBid, "validation")]
    schemas = models_json_schema([*taken, *given], ref_template="#/components/schemas/{model}")[1]["$defs"]  # type: ignore[list-item]
    return {
        "openapi": "3.1.0",
        "info": {"title": "Wuxin", "version": _VERSION, "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
        "paths": {
            "/api/v1/complaints": {"post": _HAND_IN.as_json()},
            "/api/v1/complaints/{number}": {"get": _LOOK_UP.as_json()},
            "/api/v1/auctions/{auction_id}": {"get": _SHOW_AUCTION.as_json()},
            "/api/v1/auctions/{auction_id}/bids": {"post": _PLACE_BID.as_json()},
        },
        "components": {"schemas": schemas, "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
        "security": [{"token": []}],
    }


def _answer(told: str, shape: str, kind: str) -> dict[str, Any]:
    return {"description": told, "content": _content(shape, kind)}


def _content(shape: str, kind: str) -> dict[str, Any]:
    return {kind: {"schema": {"$ref": f"#/components/schemas/{shape}"}}}
