"""An envelope checked without any key: whole, of this notice, and the one that its submission names."""

from __future__ import annotations

from hashlib import sha256
from typing import BinaryIO, Final

from bidding.bids.headers import Header, header_digest, read_header
from bidding.bids.places import Part, part_bytes, place_of
from bidding.bids.submissions import Submission
from bidding.notices import Notice, notice_digest
from models.errors import InputError, Problem

__all__ = ["envelope_problems", "header_faults"]

_PIECE: Final = 2**16
_AGAIN: Final = "Take the folder as wuxin seal made it, or seal the bid anew."


def envelope_problems(
    notice: Notice, submission: Submission, part: Part, source: BinaryIO | None
) -> list[Problem]:  # fmt: skip
    """Return everything that is wrong with an envelope that anybody can see; `source` is None where there is none."""
    where = f"{part} of {submission.bidder}"
    if submission.notice != notice_digest(notice):
        what = f"it was sealed to another tender or version than version {notice.version} of {notice.tender_id}"
        return [Problem(where, what, "Seal it anew with the notice in force.")]
    if source is None:
        return [Problem(where, "the envelope is missing", _AGAIN)]
    problems = _file_problems(submission, part, source, where)
    source.seek(0)
    try:
        header, text = read_header(source, where)
    except InputError as error:
        return [*problems, *error.problems]
    faults = header_faults(notice, submission, part, header)
    if header_digest(text) != submission.parts[part].header:
        faults.append("its header is not the one that was submitted")
    return [*problems, *(Problem(where, what, _AGAIN) for what in faults)]


def header_faults(notice: Notice, submission: Submission, part: Part, header: Header) -> list[str]:
    """Return in which respects a header does not fit its submission or the notice."""
    sealing = notice.sealing
    number = len(sealing.custodians)
    checks = (
        (header.place != place_of(notice, submission.lot, part, submission.bidder), "it belongs to another place"),
        (header.key != submission.key, "another key signed it than the submission"),
        (header.suite != sealing.suite, "it is of another suite than the notice asks for"),
        (header.bytes != part_bytes(notice).get(part), "it is not of the length that the notice sets"),
        (len(header.shares) != number, "it has not a share for each custodian"),
        (len(header.escrow) != number * sealing.escrow, "its escrow is not what the notice asks for"),
    )
    return [what for wrong, what in checks if wrong]


def _file_problems(submission: Submission, part: Part, source: BinaryIO, where: str) -> list[Problem]:
    named = submission.parts[part]
    hashed, length = sha256(), 0
    source.seek(0)
    while piece := source.read(_PIECE):
        hashed.update(piece)
        length += len(piece)
    if length < named.bytes:
        return [Problem(where, f"it is cut off: {length:,} of {named.bytes:,} bytes", _AGAIN)]
    if hashed.hexdigest() != named.envelope:
        return [Problem(where, "it was changed since it was sealed, or is another envelope", _AGAIN)]
    return []
