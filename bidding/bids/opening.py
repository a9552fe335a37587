"""One part of one bid opened, from public files alone; whoever has them can do it again and compare."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, BinaryIO, Final

from bidding.bids.checking import header_faults
from bidding.bids.chunks import opened_chunks
from bidding.bids.contents import read_content
from bidding.bids.failures import Cause, Failure
from bidding.bids.handed_in import OwnHalves, Shares
from bidding.bids.headers import Header, header_digest, read_header
from bidding.bids.places import Part
from bidding.bids.shares import Half, half_digest, join, share_digest
from bidding.bids.submissions import Submission
from bidding.bids.suites import suite_named
from bidding.notices import Notice
from models.errors import InputError, Problem

__all__ = ["Evidence", "Opened", "open_part"]

_PIECE: Final = 2**16
_REMEDY: Final = "Another copy counts where its digest is the one that was submitted."


@dataclass(frozen=True, slots=True)
class Evidence:
    """交来的份额与密钥份: what was handed in for a tender; what is of other parts and bidders is passed over."""

    shares: Sequence[Shares] = ()
    halves: Sequence[OwnHalves] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """已开启: the preface, the digest of the content that the header promised, and the length of the file."""

    preface: dict[str, Any]
    content: str
    length: int


class _Failed(Exception):  # noqa: N818 - never leaves this module
    def __init__(self, cause: Cause, *problems: Problem) -> None:
        super().__init__(cause)
        self.failure = Failure(cause, problems)


def open_part(
    notice: Notice, submission: Submission, part: Part, source: BinaryIO | None, evidence: Evidence,
    write: Callable[[bytes], object],
) -> Opened | Failure:  # fmt: skip
    """Return what came out of an envelope, or why nothing did.

    The file is written as it comes: whoever writes keeps it only where `Opened` is returned. `source` is None where
    nobody has the envelope any more.
    """
    where = f"{part} of {submission.bidder}"
    try:
        return _opened(notice, (submission, part, where), source, evidence, write)
    except _Failed as failed:
        return failed.failure


def _opened(
    notice: Notice, which: tuple[Submission, Part, str], source: BinaryIO | None, evidence: Evidence,
    write: Callable[[bytes], object],
) -> Opened:  # fmt: skip
    if source is None:
        raise _Failed(Cause.ENVELOPE_MISSING)
    where = which[-1]
    header, text, intact = _header(notice, which, source)
    own, common = _halves(notice, header, header_digest(text), evidence)
    suite = suite_named(header.suite)
    salt = sha256(header.place.info("key", suite.id, {})).digest()
    chunks = opened_chunks(suite.cipher(own, common, salt), sha256(text).digest(), header.bytes, source, where)
    try:
        preface, length = read_content(chunks, header.content, write, where)
    except InputError as error:
        raise _Failed(Cause.CONTENT_FALSE if intact else Cause.ENVELOPE_CHANGED, *error.problems) from None
    if not intact:
        raise _Failed(Cause.ENVELOPE_CHANGED, Problem(where, "it is not the file that was submitted", _REMEDY))
    return Opened(preface, header.content, length)


def _header(notice: Notice, which: tuple[Submission, Part, str], source: BinaryIO) -> tuple[Header, bytes, bool]:
    """Return the header, its text, and whether the whole file has the digest that was submitted."""
    submission, part, where = which
    named = submission.parts[part]
    hashed = sha256()
    source.seek(0)
    while piece := source.read(_PIECE):
        hashed.update(piece)
    intact = hashed.hexdigest() == named.envelope
    source.seek(0)
    try:
        header, text = read_header(source, where)
    except InputError as error:
        raise _Failed(Cause.HEADER_FALSE if intact else Cause.ENVELOPE_CHANGED, *error.problems) from None
    if header_digest(text) != named.header:
        what = "its header is not the one that was submitted"
        raise _Failed(Cause.HEADER_FALSE if intact else Cause.ENVELOPE_CHANGED, Problem(where, what, _REMEDY))
    if faults := header_faults(notice, submission, part, header):
        raise _Failed(Cause.HEADER_FALSE, *(Problem(where, what) for what in faults))
    return header, text, intact


def _halves(notice: Notice, header: Header, digest: str, evidence: Evidence) -> tuple[bytes, bytes]:
    common = _joined(notice, header, digest, Half.COMMON, evidence.shares)
    if isinstance(common, Failure):
        raise _Failed(common.cause, *common.problems)
    for given in evidence.halves:
        half = given.halves.get(header.part)
        if given.bidder == header.bidder and half is not None and half_digest(half) == header.own:
            return half, common
    if not header.escrow:
        raise _Failed(Cause.OWN_HALF_WITHHELD)
    own = _joined(notice, header, digest, Half.OWN, evidence.shares)
    if isinstance(own, Failure):
        missing = own.cause is Cause.SHARES_MISSING
        raise _Failed(Cause.ESCROW_MISSING if missing else own.cause, *own.problems)
    return own, common


def _joined(notice: Notice, header: Header, digest: str, half: Half, handed: Sequence[Shares]) -> bytes | Failure:
    needed = notice.sealing.threshold + (half is Half.OWN)
    fitting, unfit, false = _collected(notice, header, digest, half, handed)
    if len(fitting) < needed:
        own_fault = unfit > len(notice.sealing.custodians) - needed
        what = f"{len(fitting)} shares of the {half} half were handed in, and {needed} are needed"
        cause = Cause.SHARES_UNFIT if own_fault else Cause.SHARES_MISSING
        return Failure(cause, (Problem(f"{header.part} of {header.bidder}", what), *false))
    try:
        secret = join(fitting[:needed])
    except InputError as error:
        return Failure(Cause.SHARES_UNFIT, error.problems)
    promised = header.common if half is Half.COMMON else header.own
    return secret if half_digest(secret) == promised else Failure(Cause.KEY_FALSE)


def _collected(
    notice: Notice, header: Header, digest: str, half: Half, handed: Sequence[Shares]
) -> tuple[list[tuple[str, bytes]], int, list[Problem]]:
    """Return the shares that are what the header names, how many custodians could not open theirs, and false ones."""
    keys = [one.vkey for one in notice.sealing.custodians]
    fitting: dict[str, bytes] = {}
    unfit: set[str] = set()
    false = []
    for file in handed:
        for given in file.shares if file.part is header.part else ():
            if given.header != digest:
                continue
            share, sealed = getattr(given, half), header.share_of(half, keys.index(file.custodian))
            if half in given.unfit:
                unfit.add(file.custodian)
            elif share is not None and sealed is not None and share_digest(share) == sealed.digest:
                fitting[file.custodian] = share
            elif share is not None:
                false.append(Problem(f"share of {file.custodian.partition('+')[0]}", "it is not the one in the header"))
    return list(fitting.items()), len(unfit), false
