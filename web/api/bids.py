"""Sealed bids over HTTP: envelopes piece by piece, then the kilobyte that races the deadline; no account, no names.

Nobody signs in: the signature of a submission and the handle made from its key prove what has to be proved, and who
bids is not known before the opening. A bid, its replacement and its withdrawal come alike.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Final

from flask import Blueprint, Flask, Response, current_app, jsonify, request
from sqlalchemy import Engine
from sqlmodel import Session

from models.errors import Problem, WuxinError
from models.ledger.verifier_keys import Signer
from models.record import Clerk
from models.record.folder_layout import content_line
from web.api.problems import ApiProblem, answer_of
from web.api.shapes import BidTaken, EnvelopeStanding
from web.register.bid_boxes import Clock, has_box
from web.register.bid_uploads import PIECE_BYTES, drop_broken, finish, pieces_there, put_piece, whole_among
from web.register.bid_writer import BidWriter
from web.register.bids import receipt_text
from web.register.turns import writing_in_turn

__all__ = ["Counter", "bids", "init_bids"]

bids = Blueprint("bids", __name__, url_prefix="/api/v1")
_COUNTER: Final = "wuxin.bids"
_SUBMISSION_BYTES: Final = 4096
"""A submission has about a kilobyte."""


@dataclass(frozen=True, slots=True)
class Counter:
    """What takes bids in this process: the register, who signs receipts, the clock that counts, and the one writer."""

    engine: Engine
    signer: Signer | None
    clock: Clock
    writer: BidWriter

    @classmethod
    def of(cls, engine: Engine, signer: Signer | None, clock: Clock) -> Counter:
        """Return a counter with a writer of its own."""
        return cls(engine, signer, clock, BidWriter(engine, clock, secrets.token_bytes))


def init_bids(app: Flask, signer: Signer | None) -> None:
    """Let the application take bids, each with a receipt that `signer` signs; without one it takes none."""
    app.extensions[_COUNTER] = Counter.of(app.extensions["wuxin.engine"], signer, lambda: datetime.now(UTC))


@bids.errorhandler(ApiProblem)
def _refused(error: ApiProblem) -> Response:
    return answer_of(error.status, error.problems)


@bids.get("/tenders/<tender>/envelopes/<digest>")
def look_up(tender: str, digest: str) -> Response:
    """Tell which pieces of an envelope are there, so that an upload goes on where it stopped."""
    with Session(_counter().engine) as session:
        return _standing(session, tender, digest)


@bids.put("/tenders/<tender>/envelopes/<digest>/pieces/<int:number>")
def put(tender: str, digest: str, number: int) -> Response:
    """Keep one piece of an envelope: 1 MiB each, the last one the rest. One that is there stays."""
    counter, _ = _taking()
    data = _body("application/octet-stream", PIECE_BYTES)
    with _refusing(), writing_in_turn(counter.engine) as session:
        _check_box(session, tender)
        put_piece(session, tender, digest, number, data)
        return _standing(session, tender, digest)


@bids.post("/tenders/<tender>/envelopes/<digest>")
def whole(tender: str, digest: str) -> Response:
    """Hold the pieces to the digest; where they are not the envelope they are dropped, and it is uploaded anew."""
    counter, _ = _taking()
    with _refusing(), writing_in_turn(counter.engine) as session:
        _check_box(session, tender)
        dropped = drop_broken(session, digest)
        if not dropped:
            finish(Clerk(session, counter.clock(), secrets.token_bytes), tender, digest)
            return _standing(session, tender, digest)
    what = "its pieces do not add up to this digest, and were dropped"
    raise ApiProblem(HTTPStatus.CONFLICT, Problem(f"envelope {digest[:16]}", what, "Upload it anew."))


@bids.post("/bids")
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


def _counter() -> Counter:
    found: Counter = current_app.extensions[_COUNTER]
    return found


def _taking() -> tuple[Counter, Signer]:
    """Return the counter and who signs its receipts: a bid that is taken without one would be a bid on trust."""
    found = _counter()
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


def _check_box(session: Session, tender: str) -> None:
    if not has_box(session, tender):
        what = "no box takes bids for a tender of this id"
        raise ApiProblem(HTTPStatus.NOT_FOUND, Problem(tender, what, "Take the id of the notice."))


def _standing(session: Session, tender: str, digest: str) -> Response:
    _check_box(session, tender)
    told = EnvelopeStanding(
        digest=digest, pieces=tuple(sorted(pieces_there(session, digest))), whole=bool(whole_among(session, [digest])),
        piece_bytes=PIECE_BYTES,
    )  # fmt: skip
    answer: Response = jsonify(told.model_dump(mode="json"))
    return answer
