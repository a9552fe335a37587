"""Sealed bids beside the record: ciphertext and hand-ins are not attached to entries, which name them by digests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from models.record.findings import Verification
from models.record.rows import as_driven, rows_as_found
from models.record.sources import KeptRecord
from models.tables import BidBoxEvent, BidEnvelope, BidHandIn, BidPiece, BidSubmission

__all__ = ["check_bids"]


def check_bids(record: KeptRecord, found: Verification) -> None:
    """Note every envelope that an accepted submission names and that is gone or changed, and every changed hand-in."""
    _check_envelopes(record, found)
    _check_hand_ins(record, found)


def _check_envelopes(record: KeptRecord, found: Verification) -> None:
    whole = {str(kept["digest"]) for kept in rows_as_found(record.session, BidEnvelope)}
    for digest in sorted(set(_named(record))):
        hashed = sha256()
        for data in _pieces(record, digest):
            hashed.update(data)
        if digest not in whole:
            found.add(f"bid_envelope {digest}", "the row is missing", "the envelope of a submission that was accepted")
        if hashed.hexdigest() != digest:
            found.add(f"bid_piece {digest}", f"the pieces have SHA-256 {hashed.hexdigest()}", digest)


def _check_hand_ins(record: KeptRecord, found: Verification) -> None:
    kept = {str(row["digest"]): str(row["text"]) for row in rows_as_found(record.session, BidHandIn)}
    named = set(_handed_in(record))
    for digest, text in kept.items():
        if sha256(text.encode()).hexdigest() != digest:
            found.add(f"bid_hand_in {digest}", "the text was changed", digest)
        if digest not in named:
            found.add(f"bid_hand_in {digest}", "no event of a box names it", "nothing")
    for digest in sorted(named - set(kept)):
        found.add(f"bid_hand_in {digest}", "the row is missing", "what was handed in")


def _named(record: KeptRecord) -> Iterator[str]:
    for row in rows_as_found(record.session, BidSubmission):
        for named in _read(row["statement"]).get("parts", {}).values():
            yield str(named["envelope"])


def _handed_in(record: KeptRecord) -> Iterator[str]:
    for row in rows_as_found(record.session, BidBoxEvent):
        if row["move"] == "hand_in":
            yield str(row["content"]["digest"])


def _pieces(record: KeptRecord, digest: str) -> Iterator[bytes]:
    query = select(as_driven(col(BidPiece.data))).where(col(BidPiece.envelope) == digest)
    with record.session.execute(query.order_by(col(BidPiece.number)).execution_options(yield_per=1)) as found:
        yield from found.scalars()


def _read(text: object) -> dict[str, Any]:
    try:
        found = json.loads(str(text))
    except ValueError:  # a changed statement is what check_rows tells
        return {}
    return found if isinstance(found, dict) else {}
