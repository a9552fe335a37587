"""What is handed in for an opening: a custodian's shares of many envelopes, and a bidder's own halves; both signed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field

from bidding.bids.bid_keys import line_of, submission_keys
from bidding.bids.covers import Identity, identity_of
from bidding.bids.headers import Header, header_digest
from bidding.bids.places import Part, Place, handle_of
from bidding.bids.sealing import Bidder, own_half_of
from bidding.bids.shares import Half, unsealed
from bidding.bids.strict_json import Bytes, Digest, Handle, read_strict
from bidding.bids.suites import suite_named
from bidding.notices import Notice, notice_digest, versions_in_force
from credit.rulebook.scalars import Code, Shape
from models.errors import InputError, Problem, RefusedError
from models.keys import KeyPair, PublicKey, parse_vkey, sign, verify
from models.keys.pairs import ED25519
from models.values.canonical import canonical
from models.values.moments import moment_number, moment_text

__all__ = ["Given", "OwnHalves", "Shares", "hand_in_shares", "own_halves", "read_own_halves", "read_shares"]

_REMEDY: Final = "Hand in the file as the command wrote it."


class Given(Shape):
    """The shares of one envelope, named by its header's digest; what did not open as promised is listed in `unfit`."""

    header: Digest
    common: Bytes | None = None
    own: Bytes | None = None
    unfit: tuple[Half, ...] = ()


class Shares(Shape):
    """交出的份额: a custodian's shares of one part of a tender, signed by the custodian's key."""

    format: Literal["wuxin shares 1"] = "wuxin shares 1"
    tender: Code
    notice: Digest
    part: Part
    custodian: Annotated[str, BeforeValidator(lambda text: parse_vkey(text if isinstance(text, str) else "").vkey)]
    shares: tuple[Given, ...]
    signature: Bytes = b""

    def message(self) -> bytes:
        """Return the bytes that are signed."""
        plain: dict[str, Any] = self.model_dump(mode="json", exclude={"signature"})
        return b"wuxin shares 1\n" + canonical(plain)


class OwnHalves(Shape):
    """投标人密钥份: a bidder's own halves of its envelopes, signed by the key of the submission.

    `identity` is given where a bid could not be opened, so that the bidder is known all the same.
    """

    format: Literal["wuxin own halves 1"] = "wuxin own halves 1"
    tender: Code
    notice: Digest
    lot: Code
    bidder: Handle
    key: Bytes
    halves: Annotated[Mapping[Part, Bytes], Field(min_length=1)]
    identity: Identity | None = None
    signature: Bytes = b""

    def message(self) -> bytes:
        """Return the bytes that are signed."""
        plain: dict[str, Any] = self.model_dump(mode="json", exclude={"signature"})
        return b"wuxin own halves 1\n" + canonical(plain)


def hand_in_shares(
    notices: Sequence[Notice], part: Part, custodian: tuple[PublicKey, KeyPair],
    headers: Iterable[tuple[Header, bytes]], at: int,
) -> Shares:  # fmt: skip
    """Return a custodian's shares of the envelopes of a part, opened with its key; `at` is the custodian's own clock.

    `notices`: the versions, the one in force last. Raises RefusedError before bids close, InputError for a key that is
    none of the notice's custodians or an envelope that belongs to no version that differs from it in times alone.
    """
    notice, (key, pair) = notices[-1], custodian
    known = {notice_digest(one) for one in versions_in_force(notices)}
    number = _number(notice, key)
    _check_closed(notice, at)
    found = [(header, header_digest(text)) for header, text in headers if header.part is part]
    strange = [Problem(f"envelope of {header.bidder}", _strange(notice), "Take those of the box that was closed.")
               for header, _ in found if header.notice not in known]  # fmt: skip
    if strange or not found:
        raise InputError(strange or Problem(part, "there is no envelope of this part", "Name the folder of the box."))
    shares = tuple(_given(header, digest, number, key, pair) for header, digest in found)
    unsigned = Shares(
        tender=notice.tender_id, notice=notice_digest(notice), part=part, custodian=key.vkey, shares=shares
    )
    return unsigned.model_copy(update={"signature": sign(pair, unsigned.message())})


def read_shares(data: bytes, notice: Notice, where: str = "shares") -> Shares:
    """Return the shares of a file, signed by a custodian of this version of the notice; raises InputError."""
    found = read_strict(Shares, data.removesuffix(b"\n"), where, _REMEDY)
    key = parse_vkey(found.custodian)
    checks = (
        (found.notice != notice_digest(notice), f"they are {_strange(notice)}"),
        (key.vkey not in [one.vkey for one in notice.sealing.custodians], "no custodian of the notice has this key"),
        (not verify(key.suite, key.public, found.message(), found.signature), "the signature does not hold"),
    )
    problems = [Problem(where, what, _REMEDY) for wrong, what in checks if wrong]
    if problems:
        raise InputError(problems)
    return found


def own_halves(bidder: Bidder, headers: Iterable[Header], *, named: bool = False) -> OwnHalves:
    """Return a bidder's own halves of the envelopes of one submission; `named` adds who it is.

    Raises InputError where the key sealed none or not all of them, or they are of several submissions.
    """
    found = list(headers)
    if len({one.bidder for one in found}) != 1:
        raise InputError(Problem("envelopes", "they are not those of one submission", "Name one folder of wuxin seal."))
    one = found[0]
    halves = {header.part: own_half_of(bidder.pair, header) for header in found}
    keys = submission_keys(bidder.pair, one.tender, one.lot, one.nonce)
    line = line_of(bidder.pair, one.tender, one.lot).public
    place = Place(one.tender, one.notice, one.lot, Part.PRICE, one.bidder)
    unsigned = OwnHalves(
        tender=one.tender, notice=one.notice, lot=one.lot, bidder=one.bidder, key=keys.pair.public, halves=halves,
        identity=identity_of(place, bidder.key, bidder.pair, line) if named else None,
    )  # fmt: skip
    return unsigned.model_copy(update={"signature": sign(keys.pair, unsigned.message())})


def read_own_halves(data: bytes, where: str = "own halves") -> OwnHalves:
    """Return a bidder's halves whose signature and handle hold; raises InputError."""
    found = read_strict(OwnHalves, data.removesuffix(b"\n"), where, _REMEDY)
    checks = (
        (not verify(ED25519, found.key, found.message(), found.signature), "the signature does not hold"),
        (found.bidder != handle_of(found.key), "the handle is not that of the key that signed it"),
    )
    problems = [Problem(where, what, _REMEDY) for wrong, what in checks if wrong]
    if problems:
        raise InputError(problems)
    return found


def _given(header: Header, digest: str, number: int, key: PublicKey, pair: KeyPair) -> Given:
    suite = suite_named(header.suite)
    opened: dict[str, bytes] = {}
    unfit = []
    for half in Half:
        one = header.share_of(half, number)
        if one is None:
            continue
        try:
            opened[half] = unsealed(pair, key, (suite, header.place, half, header.nonce), one)
        except InputError:  # told in the file itself, so that everybody sees who is said to have sealed a false share
            unfit.append(half)
    return Given(header=digest, common=opened.get(Half.COMMON), own=opened.get(Half.OWN), unfit=tuple(unfit))


def _number(notice: Notice, key: PublicKey) -> int:
    keys = [one.vkey for one in notice.sealing.custodians]
    if key.vkey not in keys:
        what = f"the notice has no custodian with the key of {key.name}"
        raise InputError(Problem("key", what, "Name the key whose public part is in the notice."))
    return keys.index(key.vkey)


def _check_closed(notice: Notice, at: int) -> None:
    close = moment_number(notice.times.bids_close_at)
    if at < close:
        what = f"bids close at {moment_text(close)}, and no share leaves a custodian before (招标投标法 第28条)"
        raise RefusedError(Problem("shares", what, "Wait; is this machine's clock right?"))


def _strange(notice: Notice) -> str:
    return f"of another tender or version than version {notice.version} of {notice.tender_id}"
