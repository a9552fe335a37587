"""Sealed bids over HTTP: envelopes piece by piece, then the kilobyte that races the deadline; no account, no names.

Nobody signs in: the signature of a submission and the handle made from its key prove what has to be proved, and who
bids is not known before the opening. A bid, its replacement and its withdrawal come alike.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Final

from flask import Response, jsonify, request
from sqlmodel import Session

from bidding.bids import Submission
from models.errors import Problem, WuxinError
from models.ledger.verifier_keys import Signer
from models.record import Clerk
from models.record.folder_layout import content_line
from web.api.bid_shapes import BidTaken, EnvelopeStanding, Piece
from web.api.operations import Operation
from web.api.problems import ApiProblem
from web.api.routing import routes
from web.bid_counter import BidCounter, bid_counter
from web.register.bids.boxes import has_box
from web.register.bids.submissions import receipt_text
from web.register.bids.uploads import PIECE_BYTES, drop_broken, finish, pieces_there, put_piece, whole_among
from web.register.turns import writing_in_turn

__all__ = ["look_up", "put", "submit", "whole"]

_SUBMISSION_BYTES: Final = 4096
"""A submission has about a kilobyte."""
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_NUMBER: Final = re.compile(r"[0-9]{1,6}")
_ENVELOPE: Final = "/tenders/{tender}/envelopes/{digest}"


@routes.as_it_is(Operation(
    "GET", _ENVELOPE, "lookUpEnvelope",
    "Which pieces of an envelope are there, to go on where an upload stopped", EnvelopeStanding,
))  # fmt: skip
def look_up(tender: str, digest: str) -> Response:
    """Tell which pieces of an envelope are there, so that an upload goes on where it stopped."""
    with Session(bid_counter().engine) as session:
        answer = _standing(session, tender, digest)
    answer.add_etag()
    answer.headers["Cache-Control"] = "no-cache"
    answer.make_conditional(request)
    return answer


@routes.as_it_is(Operation(
    "PUT", _ENVELOPE + "/pieces/{number}", "putPiece",
    "Keep one piece of an envelope, 1 MiB each but the last; one that is there stays", EnvelopeStanding,
    body=Piece, takes="application/octet-stream", refusals=frozenset({501}),
))  # fmt: skip
def put(tender: str, digest: str, number: str) -> Response:
    """Keep one piece of an envelope: 1 MiB each, the last one the rest. One that is there stays."""
    counter, _ = _taking()
    data = _body("application/octet-stream", PIECE_BYTES)
    with _refusing(), writing_in_turn(counter.engine) as session:
        _check(session, tender, digest)
        put_piece(session, tender, digest, _number(number), data, over_network=True)
        return _standing(session, tender, digest)


@routes.as_it_is(Operation(
    "POST", _ENVELOPE, "finishEnvelope", "Hold the pieces to the digest, so that a submission can name the envelope",
    EnvelopeStanding, refusals=frozenset({409, 422, 501}),
))  # fmt: skip
def whole(tender: str, digest: str) -> Response:
    """Hold the pieces to the digest; where they are not the envelope they are dropped, and it is uploaded anew."""
    counter, _ = _taking()
    with _refusing(), writing_in_turn(counter.engine) as session:
        _check(session, tender, digest)
        dropped = drop_broken(session, digest)
        if not dropped:
            finish(Clerk(session, counter.clock(), secrets.token_bytes), tender, digest)
            return _standing(session, tender, digest)
    what = "its pieces do not add up to this digest, and were dropped"
    raise ApiProblem(HTTPStatus.CONFLICT, Problem(f"envelope {digest[:16]}", what, "Upload it anew."))


@routes.as_it_is(Operation(
    "POST", "/bids", "submitBid",
    "Hand in a bid, a replacement or a withdrawal; the same again gives the same receipt", BidTaken,
    done={200: "Durably on record"}, body=Submission, refusals=frozenset({501}),
))  # fmt: skip
def submit() -> Response:
    """Put a submission on record and answer with its receipt once that is durable; the same again has the same answer.

    What counts is the moment at which it commits.
    """
    counter, signer = _taking()
    text = _body("application/json", _SUBMISSION_BYTES)
    with _refusing():
        committed = counter.writer.submit(text)
    taken = BidTaken(
        submission=committed.digest, position=committed.entry.position or 0, entry=committed.entry.digest,
        accepted_at=committed.accepted_at, receipt=receipt_text(committed, signer),
        content=json.loads(content_line(committed.entry)),
    )  # fmt: skip
    answer: Response = jsonify(taken.model_dump(mode="json"))
    return answer


def _taking() -> tuple[BidCounter, Signer]:
    """Return the counter and who signs its receipts: a bid that is taken without one would be a bid on trust."""
    found = bid_counter()
    if found.signer is None:
        what = "this server has no key to sign receipts with, and takes no bids"
        remedy = "Its operator starts it with: wuxin serve --key LOG.key. Or hand the folder in with: wuxin bid submit"
        raise ApiProblem(HTTPStatus.NOT_IMPLEMENTED, Problem("bids", what, remedy))
    return found, found.signer


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except WuxinError as error:
        raise ApiProblem(HTTPStatus.UNPROCESSABLE_ENTITY, error.problems) from error


def _body(kind: str, longest: int) -> bytes:
    if request.mimetype != kind:
        raise ApiProblem(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE, Problem("Content-Type", f"it is not {kind}", f"Send {kind}.")
        )
    data: bytes = request.stream.read(longest + 1)
    if len(data) > longest:
        problem = Problem("body", "it is too large", f"At most {longest} bytes.")
        raise ApiProblem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, problem)
    return data


def _number(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise ApiProblem(HTTPStatus.NOT_FOUND, Problem("piece", "it is no number", "Pieces are counted from 0."))
    return int(text)


def _check(session: Session, tender: str, digest: str) -> None:
    """Raise ApiProblem 404 where no box takes bids for the tender, or nothing can have this digest."""
    if not tender.isprintable() or not has_box(session, tender):
        what = "no box takes bids for a tender of this id"
        raise ApiProblem(HTTPStatus.NOT_FOUND, Problem("tender", what, "Take the id of the notice."))
    if not _DIGEST.fullmatch(digest):
        remedy = "Name an envelope by its SHA-256: 64 lower-case hexadecimal digits."
        raise ApiProblem(HTTPStatus.NOT_FOUND, Problem("envelope", "nothing has such a digest", remedy))


def _standing(session: Session, tender: str, digest: str) -> Response:
    _check(session, tender, digest)
    told = EnvelopeStanding(
        digest=digest, pieces=tuple(sorted(pieces_there(session, digest))), whole=bool(whole_among(session, [digest])),
        piece_bytes=PIECE_BYTES,
    )  # fmt: skip
    answer: Response = jsonify(told.model_dump(mode="json"))
    return answer
