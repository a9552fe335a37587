"""Auctions over HTTP: bids signed by their bidders, and the state for those who cannot watch it live.

No token: the signature of the bidder's key, which the rules of the auction name, is the only authority there is.
"""

from __future__ import annotations

from http import HTTPStatus
from itertools import islice
from typing import Any, Final, TypeVar

from flask import Response, jsonify, request
from pydantic import ValidationError
from sqlmodel import Session

from bidding.auction import Course, standing_json, started, told_events
from models.errors import InputError, Problem, RefusedError
from models.values.moments import moment_number, moment_text
from web.api.auction_shapes import After, ApplicationTaken, AuctionShown, BidPlaced, SignedApplication, SignedBid
from web.api.operations import Operation
from web.api.problems import ApiProblem
from web.api.routing import routes
from web.auction_hall import auction_hall
from web.register.auctions.bids import OfferedBid, Placed, check, placed_before
from web.register.auctions.courses import events_of

__all__ = ["apply", "place", "show"]

Signed = TypeVar("Signed", SignedBid, SignedApplication)

_LARGEST: Final = 32 * 1024
_STEPS: Final = 500
"""Events in one answer; who missed more asks again."""


@routes.as_it_is(Operation(
    "POST", "/auctions/{auction_id}/bids", "placeAuctionBid",
    "Place a bid that its bidder signed; it is durable and on record when this answers", BidPlaced,
    done={201: "Placed", 200: "Placed before"}, body=SignedBid,
))  # fmt: skip
def place(auction_id: str) -> tuple[Response, int]:
    """Place a bid; when this answers, it is durable and on the public record. The same bid again is the same bid."""
    bid, hall = _bid(auction_id), auction_hall()
    try:
        with hall.reading() as session:
            try:
                check(hall.courses.of(session, auction_id), bid, hall.clock())
            except RefusedError:  # as the same bid again is, too
                placed = placed_before(session, bid)
                if placed is None:
                    raise
                return _placed(auction_id, placed)
        return _placed(auction_id, hall.place(bid))
    except InputError as error:
        raise ApiProblem(HTTPStatus.NOT_FOUND, error.problems) from error
    except RefusedError as error:
        raise ApiProblem(HTTPStatus.UNPROCESSABLE_ENTITY, error.problems) from error


@routes.as_it_is(Operation(
    "POST", "/auctions/{auction_id}/applications", "applyForAuction",
    "Apply to take part in an auction with the key that will bid; the answer tells the handle", ApplicationTaken,
    done={201: "On record"}, body=SignedApplication,
))  # fmt: skip
def apply(auction_id: str) -> tuple[Response, int]:
    """Take in an application under the key that will bid; when this answers, it is durable and on the public record."""
    signed, hall = _signed(SignedApplication, auction_id), auction_hall()
    try:
        application, entry = hall.apply(auction_id, signed.model_dump(mode="json"))
        with hall.reading() as session:
            security_fen = hall.courses.of(session, auction_id).rules.security_fen
    except InputError as error:
        raise ApiProblem(HTTPStatus.NOT_FOUND, error.problems) from error
    except RefusedError as error:
        raise ApiProblem(HTTPStatus.UNPROCESSABLE_ENTITY, error.problems) from error
    told = {
        "auction_id": auction_id, "handle": application.handle, "security_fen": security_fen, "entry": entry,
        "at": moment_text(moment_number(application.steps[0].at)),
    }  # fmt: skip
    return jsonify(told), HTTPStatus.CREATED


@routes.as_it_is(Operation(
    "GET", "/auctions/{auction_id}", "showAuction",
    "Where an auction stands, with its events after a number; 304 where nothing changed", AuctionShown, query=After,
))  # fmt: skip
def show(auction_id: str) -> Response:
    """Tell where an auction stands, with its events after a number; 304 where nothing changed."""
    after, hall = _after(), auction_hall()
    with hall.reading() as session:
        try:
            course = hall.courses.of(session, auction_id)
            steps = _steps(session, course, after)
        except InputError as error:
            raise ApiProblem(HTTPStatus.NOT_FOUND, error.problems) from error
    now, standing = hall.clock(), standing_json(course)
    phase = str(course.phase(now))
    told = {"now": moment_text(moment_number(now)), "phase": phase, "standing": standing, "steps": steps}
    answer: Response = jsonify(told)
    answer.set_etag(f"{standing['events']}-{phase}-{after}", weak=True)
    answer.headers["Cache-Control"] = "no-cache"
    answer.make_conditional(request)
    return answer


def _steps(session: Session, course: Course, after: int) -> list[dict[str, Any]]:
    """Return what happened after an event; the rows are read only where there is something."""
    if course.last is None or course.last.number <= after:
        return []
    told = told_events(started(course.rules), events_of(session, course.rules.auction_id))
    later = (one for one in told if after < one.event.number <= course.last.number)
    return [one.as_json() for one in islice(later, _STEPS)]


def _placed(auction_id: str, placed: Placed) -> tuple[Response, int]:
    event = placed.taken.event
    told = {
        "auction_id": auction_id, "number": event.number, "at": moment_text(moment_number(event.at)), "by": event.by,
        "amount_fen": event.amount_fen, "entry": placed.taken.entry,
    }  # fmt: skip
    answer: Response = jsonify(told)
    answer.headers["Location"] = f"/api/v1/auctions/{auction_id}?after={event.number - 1}"
    return answer, HTTPStatus.OK if placed.again else HTTPStatus.CREATED


def _bid(auction_id: str) -> OfferedBid:
    signed = _signed(SignedBid, auction_id)
    plain: dict[str, Any] = signed.model_dump(mode="json")
    return OfferedBid(auction_id, signed.content.by, signed.content.amount_fen, plain)


def _signed(shape: type[Signed], auction_id: str) -> Signed:
    """Return the signed body of a request, which is for this auction. Raises ApiProblem for any other."""
    if (request.content_length or 0) > _LARGEST:
        what = f"a body of {request.content_length} bytes is too large"
        raise ApiProblem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, Problem("body", what, f"At most {_LARGEST} bytes."))
    request.max_content_length = _LARGEST  # a body in chunks says nothing of its length
    if request.mimetype != "application/json":
        remedy = "Send application/json."
        raise ApiProblem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, Problem("Content-Type", "it is no JSON", remedy))
    try:
        signed = shape.model_validate_json(request.get_data())
    except ValidationError as error:
        remedy = "See /api/v1/openapi.json, or bid with: wuxin auction bid --to"
        problems = [
            Problem(".".join(map(str, one["loc"])) or "body", one["msg"], remedy)
            for one in error.errors(include_url=False, include_input=False)
        ]
        raise ApiProblem(HTTPStatus.UNPROCESSABLE_ENTITY, problems) from error
    if signed.content.auction_id != auction_id:
        what = f"it is signed for {signed.content.auction_id}"
        problem = Problem("content.auction_id", what, f"Sign one for {auction_id}, or send it where it belongs.")
        raise ApiProblem(HTTPStatus.UNPROCESSABLE_ENTITY, problem)
    return signed


def _after() -> int:
    after = request.args.get("after", 0, type=int)
    if after < 0:
        problem = Problem("after", "it is no number of an event", "Name the last event that you know, or 0.")
        raise ApiProblem(HTTPStatus.UNPROCESSABLE_ENTITY, problem)
    return after
