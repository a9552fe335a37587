"""A bid sealed: each part into an envelope of its own, whose key no single party has; and the submission of them.

Files are read twice and written once, a chunk at a time: memory does not grow with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Any, BinaryIO, Final

from bidding.bids.bid_keys import NONCE_BYTES, SubmissionKeys, line_of, submission_keys
from bidding.bids.chunks import sealed_chunks
from bidding.bids.contents import SALT_BYTES, Content, content_digest, plain_pieces, room_for
from bidding.bids.covers import Kind, cover_of, identity_of
from bidding.bids.headers import Header, Share, header_digest, header_text
from bidding.bids.places import Part, Place, part_bytes, place_of
from bidding.bids.shares import Half, SealedShare, half_digest, seal_shares
from bidding.bids.submissions import Named, Submission, signed_submission
from bidding.bids.suites import HALF_BYTES, SealingSuite, suite_named
from bidding.notices import Notice
from models.errors import InputError, Problem
from models.keys import Entropy, KeyPair, PublicKey, make_pair, parse_vkey
from models.keys.pairs import ED25519

__all__ = ["Bidder", "filler", "own_half_of", "seal_bid"]

_NOTHING: Final[dict[str, Any]] = {}


@dataclass(frozen=True, slots=True)
class Bidder:
    """投标人: the enrolled key, by its public part and its pair."""

    key: PublicKey
    pair: KeyPair


@dataclass(frozen=True, slots=True)
class _Sealer:
    notice: Notice
    lot: str
    keys: SubmissionKeys
    entropy: Entropy

    def place(self, part: Part) -> Place:
        return place_of(self.notice, self.lot, part, self.keys.handle)


def seal_bid(
    notice: Notice, lot: str, bidder: Bidder, files: Mapping[Part, BinaryIO] | None,
    out: Mapping[Part, BinaryIO], entropy: Entropy,
) -> Submission:  # fmt: skip
    """Write the envelopes of a bid to `out` and return its submission; without `files` it is a withdrawal.

    A later submission with the same key replaces this one. Raises InputError for an unknown lot, a part that is missing
    or not asked for, a file that does not fit or changes meanwhile, a key without a company.
    """
    _check(notice, lot, files, out)
    sealer = _Sealer(notice, lot, submission_keys(bidder.pair, notice.tender_id, lot, entropy(NONCE_BYTES)), entropy)
    line = line_of(bidder.pair, notice.tender_id, lot)
    kind = Kind.WITHDRAWAL if files is None else Kind.BID
    identity = identity_of(sealer.place(Part.PRICE), bidder.key, bidder.pair, line.public)
    prefaces = {
        Part.COVER: cover_of(sealer.place(Part.COVER), kind, line).model_dump(mode="json"),
        Part.PRICE: identity.model_dump(mode="json") if kind is Kind.BID else _NOTHING,
    }
    return _sealed(sealer, prefaces, files or {}, out)


def filler(notice: Notice, lot: str, out: Mapping[Part, BinaryIO], entropy: Entropy) -> Submission:
    """Write envelopes with nothing in them and return their submission, like any other until covers are opened.

    Its keys are forgotten with this call; the custodians open its cover by escrow.
    """
    _check(notice, lot, None, out)
    if not notice.sealing.escrow:
        what = "without escrow nobody could ever open a filler, and it would stand as a failed bid"
        raise InputError(Problem(notice.tender_id, what, "Let the notice ask for escrow, or hide no numbers."))
    keys = submission_keys(make_pair(ED25519, entropy), notice.tender_id, lot, entropy(NONCE_BYTES))
    sealer = _Sealer(notice, lot, keys, entropy)
    cover = cover_of(sealer.place(Part.COVER), Kind.FILLER, make_pair(ED25519, entropy))
    return _sealed(sealer, {Part.COVER: cover.model_dump(mode="json")}, {}, out)


def own_half_of(pair: KeyPair, header: Header) -> bytes:
    """Return the bidder's own half of an envelope's key, from the enrolled key and the header.

    Raises InputError where another key sealed it.
    """
    keys = submission_keys(pair, header.tender, header.lot, header.nonce)
    half = keys.own_half(header.part)
    if keys.handle != header.bidder or half_digest(half) != header.own:
        what = "this key did not seal it"
        raise InputError(Problem(f"envelope of {header.bidder}", what, "Name the key that was given to wuxin seal."))
    return half


def _check(notice: Notice, lot: str, files: Mapping[Part, BinaryIO] | None, out: Mapping[Part, BinaryIO]) -> None:
    lots = ", ".join(one.id for one in notice.lots)
    asked = set(part_bytes(notice))
    given = asked if files is None else {Part.COVER, *files}
    problems = [] if notice.lot(lot) else [Problem("lot", f"there is no lot {lot!r}", f"The notice has: {lots}.")]
    problems += [Problem(part, "the notice asks for this part", "Name its file.") for part in sorted(asked - given)]
    problems += [
        Problem(part, "the notice asks for no such part", "Leave it out.")
        for part in sorted(given - asked | set(out) - asked)
    ]
    if problems:
        raise InputError(problems)


def _sealed(
    sealer: _Sealer, prefaces: Mapping[Part, dict[str, Any]], files: Mapping[Part, BinaryIO],
    out: Mapping[Part, BinaryIO],
) -> Submission:  # fmt: skip
    parts = {
        part: _envelope(sealer, part, (prefaces.get(part, _NOTHING), files.get(part, BytesIO())), out[part])
        for part in part_bytes(sealer.notice)
    }
    place = sealer.place(Part.COVER)
    unsigned = Submission(
        suite=sealer.notice.sealing.suite, tender=place.tender, notice=place.notice, lot=place.lot,
        bidder=place.bidder, key=sealer.keys.pair.public, parts=parts,
    )  # fmt: skip
    return signed_submission(unsigned, sealer.keys.pair)


def _envelope(sealer: _Sealer, part: Part, inside: tuple[dict[str, Any], BinaryIO], out: BinaryIO) -> Named:
    suite, padded = suite_named(sealer.notice.sealing.suite), part_bytes(sealer.notice)[part]
    content = _content(part, inside, padded, sealer.entropy)
    place, own, common = sealer.place(part), sealer.keys.own_half(part), sealer.entropy(HALF_BYTES)
    digest = content_digest(content)
    header = Header(
        suite=suite.id, tender=place.tender, notice=place.notice, lot=place.lot, part=part, bidder=place.bidder,
        key=sealer.keys.pair.public, nonce=sealer.keys.nonce, bytes=padded, own=half_digest(own),
        common=half_digest(common), content=digest,
        shares=_shares(sealer, suite, place, Half.COMMON, common), escrow=_shares(sealer, suite, place, Half.OWN, own),
    )  # fmt: skip
    text = header_text(header, sealer.keys.pair)
    cipher = suite.cipher(own, common, sha256(place.info("key", suite.id, {})).digest())
    written, length = sha256(text), len(text)
    out.write(text)
    for chunk in sealed_chunks(cipher, sha256(text).digest(), padded, plain_pieces(content, padded)):
        written.update(chunk)
        length += out.write(chunk)
    if content_digest(content) != digest:
        raise InputError(Problem(part, "the file changed while it was sealed", "Close what writes to it; seal again."))
    return Named(header=header_digest(text), envelope=written.hexdigest(), bytes=length)


def _content(part: Part, inside: tuple[dict[str, Any], BinaryIO], padded: int, entropy: Entropy) -> Content:
    preface, file = inside
    length, room = file.seek(0, 2), room_for(preface, padded)
    if length > room:
        remedy = "Make it smaller, or ask the procuring entity for a longer part in the notice, which is in part_bytes."
        raise InputError(Problem(part, f"the file has {length:,} bytes, and {room:,} fit", remedy))
    return Content(entropy(SALT_BYTES), preface, file, length)


def _shares(sealer: _Sealer, suite: SealingSuite, place: Place, half: Half, secret: bytes) -> tuple[Share, ...]:
    sealing = sealer.notice.sealing
    if half is Half.OWN and not sealing.escrow:
        return ()
    keys = [parse_vkey(one.vkey) for one in sealing.custodians]
    threshold = sealing.threshold + (half is Half.OWN)
    sealed: tuple[SealedShare, ...] = seal_shares(secret, threshold, keys, (suite, place, half, sealer.keys.nonce))
    return tuple(Share(sealed=one.sealed, digest=one.digest) for one in sealed)
