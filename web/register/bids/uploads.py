"""Envelopes in and out of the register, piece by piece: an upload goes on where it stopped, memory does not grow."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from hashlib import sha256
from typing import BinaryIO, Final

from sqlalchemy import Engine, bindparam, delete, func, select
from sqlmodel import Session, col

from bidding.bids import Header, check_room, part_bytes, read_submission
from bidding.bids.headers import read_header_text
from bidding.bids.room import PIECE_BYTES, Room
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from models.record.clerk import Entropy
from models.tables import BidEnvelope, BidPiece, BidSubmission
from web.register.bids.boxes import Clock, add_event, box_of
from web.register.turns import writing_in_turn

__all__ = [
    "PIECE_BYTES",
    "drop_broken",
    "envelope_file",
    "finish",
    "pieces_there",
    "put_envelope",
    "put_piece",
    "whole_among",
]

_SPOOLED: Final = 2**21
_MOST_EXTRA: Final = 2**17
"""What an envelope is longer than its plaintext at most: three lines and tags of all chunks."""
_WHOLE: Final = select(col(BidEnvelope.digest)).where(col(BidEnvelope.digest).in_(bindparam("digests", expanding=True)))
_THERE: Final = select(func.coalesce(func.sum(func.length(col(BidPiece.data))), 0), func.count()).where(
    col(BidPiece.tender_id) == bindparam("tender")
)
"""Lengths alone are read, not what is there."""


def put_envelope(
    engine: Engine, tender_id: str, source: BinaryIO, clock: Clock, entropy: Entropy, *, over_network: bool = False
) -> str:  # fmt: skip
    """Keep a whole envelope, each piece in a transaction of its own, and return its digest; pieces that are there stay.

    Where those were not of this envelope, or have rotted, it is uploaded anew. Raises RefusedError or InputError as
    `put_piece` does.
    """
    digest = _digest(source)
    for again in (True, False):
        source.seek(0)
        for number, piece in enumerate(iter(lambda: source.read(PIECE_BYTES), b"")):
            with writing_in_turn(engine) as session:
                put_piece(session, tender_id, digest, number, piece, over_network=over_network)
        with writing_in_turn(engine) as session:
            if again and drop_broken(session, digest):
                continue
            finish(Clerk(session, clock(), entropy), tender_id, digest)
        break
    return digest


def _digest(source: BinaryIO) -> str:
    hashed = sha256()
    source.seek(0)
    while piece := source.read(PIECE_BYTES):
        hashed.update(piece)
    return hashed.hexdigest()


def pieces_there(session: Session, digest: str) -> frozenset[int]:
    """Return the numbers of the pieces of an envelope that are there already."""
    return frozenset(session.scalars(select(col(BidPiece.number)).where(col(BidPiece.envelope) == digest)))


def put_piece(
    session: Session, tender_id: str, digest: str, number: int, data: bytes, *, over_network: bool = False
) -> None:  # fmt: skip
    """Keep one piece, every one but the last of 1 MiB; one that is there stays.

    Raises RefusedError where the box takes no envelopes, or not this one, or no more `over_network`; InputError where
    the first piece does not begin with a header for this tender, or what comes is too long.
    """
    box = box_of(session, tender_id)
    if box.state != "receiving" and digest not in _accepted_envelopes(session, tender_id):
        what = "the box is closed, and nobody handed in an envelope of this digest in time"
        raise RefusedError(Problem(f"envelope {digest[:16]}", what, "Only what was handed in can be brought again."))
    longest = max(part_bytes(box.notice).values()) * 2 + _MOST_EXTRA
    whole = session.get(BidEnvelope, digest)  # what is held to its digest takes nothing behind its end
    if not 0 < len(data) <= PIECE_BYTES or number * PIECE_BYTES > (longest if whole is None else whole.bytes - 1):
        raise InputError(
            Problem(f"envelope {digest[:16]}, piece {number}", "no envelope of the tender has such a piece")
        )
    if number == 0:
        _check_header(data, tender_id)
    if number not in pieces_there(session, digest):
        if over_network and box.state == "receiving":  # what comes after close was accepted, and is bound by that
            check_room(box.notice, Room(*session.execute(_THERE, {"tender": tender_id}).one()), len(data))
        session.add(BidPiece(envelope=digest, number=number, tender_id=tender_id, data=data))
        session.flush()


def finish(clerk: Clerk, tender_id: str, digest: str) -> None:
    """Hold the pieces to the digest; from then on a submission can name the envelope.

    After close it is a rescue, and goes on record. Raises InputError where the pieces are not the envelope:
    `drop_broken` makes room for another try.
    """
    hashed, length = sha256(), 0
    for data in _pieces(clerk.session, digest):
        hashed.update(data)
        length += len(data)
    if hashed.hexdigest() != digest:
        raise InputError(
            Problem(f"envelope {digest[:16]}", "its pieces do not add up to this digest", "Upload it anew.")
        )
    if clerk.session.get(BidEnvelope, digest) is not None:
        return
    clerk.session.add(BidEnvelope(digest=digest, tender_id=tender_id, bytes=length))
    clerk.session.flush()
    if box_of(clerk.session, tender_id).state != "receiving":
        add_event(clerk, tender_id, "rescue", {"envelope": digest})


def drop_broken(session: Session, digest: str) -> bool:
    """Take away pieces that are not the envelope they should be, so that it can be uploaded anew; return if so."""
    hashed = sha256()
    for data in _pieces(session, digest):
        hashed.update(data)
    broken = hashed.hexdigest() != digest
    if broken:
        session.execute(delete(BidPiece).where(col(BidPiece.envelope) == digest))
        session.execute(delete(BidEnvelope).where(col(BidEnvelope.digest) == digest))
    return broken


def whole_among(session: Session, digests: list[str]) -> frozenset[str]:
    """Return which of these envelopes are there as a whole."""
    return frozenset(session.scalars(_WHOLE, {"digests": digests}))


def envelope_file(session: Session, digest: str) -> BinaryIO | None:
    """Return an envelope as a temporary file of its own, None where there is no piece of it; the caller closes it."""
    if not pieces_there(session, digest):
        return None
    file: BinaryIO = tempfile.SpooledTemporaryFile(max_size=_SPOOLED)  # type: ignore[assignment]  # noqa: SIM115
    file.writelines(_pieces(session, digest))
    file.seek(0)
    return file


def _pieces(session: Session, digest: str) -> Iterator[bytes]:
    query = select(col(BidPiece.data)).where(col(BidPiece.envelope) == digest).order_by(col(BidPiece.number))
    with session.execute(query.execution_options(yield_per=1)) as found:
        yield from found.scalars()


def _check_header(data: bytes, tender_id: str) -> Header:
    lines = data.split(b"\n", 3)
    header, _ = read_header_text(b"\n".join(lines[:3]) + b"\n", "envelope")
    if header.tender != tender_id:
        raise InputError(Problem("envelope", f"it is for {header.tender}, not for {tender_id}", "Name its own box."))
    return header


def _accepted_envelopes(session: Session, tender_id: str) -> set[str]:
    texts = session.scalars(select(col(BidSubmission.statement)).where(col(BidSubmission.tender_id) == tender_id))
    return {named.envelope for text in texts for named in read_submission(text.encode()).parts.values()}
