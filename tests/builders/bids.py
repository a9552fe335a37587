"""Builds sealed bids cheaply: small parts, a price part alone unless asked for more, each sealed once a session.

bid = a_bid(1)
opened = open_part(NOTICE, bid.submission, Part.PRICE, bid.file(Part.PRICE), evidence([bid]), out.write)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from bidding.bids import (
    Accepted,
    Bidder,
    Evidence,
    Header,
    Materials,
    OwnHalves,
    Part,
    Shares,
    Submission,
    filler,
    hand_in_shares,
    part_bytes,
    read_header,
    seal_bid,
    submission_digest,
)
from bidding.bids.strict_json import text_of
from bidding.notices import Notice, notice_bytes, notice_digest
from models.keys import key_text
from models.values.canonical import canonical
from models.values.moments import moment_number, moment_text
from tests.builders.keys import Holder, entropy, file_of, holder
from tests.builders.notices import a_notice, company, custodians, notice_json

__all__ = [
    "CLOSE", "NOTICE", "NOTICE_OF_TWO", "SealedBid", "a_bid", "a_filler", "accepted", "bid_notice", "bidder",
    "box_folder", "evidence", "key_file", "materials", "shares", "write_bid",
]  # fmt: skip


def bid_notice(parts: Mapping[str, int] | None = None, **changes: Any) -> Notice:  # noqa: ANN401 - parts of a notice
    """Return a notice whose parts are small; by default a bid is a price part alone."""
    sealing = notice_json()["sealing"] | {"part_bytes": parts or {"price": 2**14}} | changes.pop("sealing", {})
    return a_notice(sealing=sealing, **changes)


NOTICE = bid_notice()
NOTICE_OF_TWO = bid_notice({"technical": 2**21, "price": 2**14})
"""A notice that asks for a technical part too, of two chunks."""
CLOSE = moment_number(NOTICE.times.bids_close_at)


@dataclass(frozen=True)
class SealedBid:
    """A submission with its envelopes, and who sealed it; nobody for a filler."""

    submission: Submission
    envelopes: Mapping[Part, bytes]
    by: Holder | None = None

    def file(self, part: Part) -> BytesIO:
        """Return an envelope to read."""
        return BytesIO(self.envelopes[part])

    def headers(self) -> list[tuple[Header, bytes]]:
        """Return the headers with their texts."""
        return [read_header(self.file(part), part) for part in self.envelopes]


@cache
def bidder(number: int) -> Holder:
    """Return the holder of an enrolled bidder's key, named by the company's code."""
    return holder(company(number), 8000 + number)


def a_bid(number: int, price: bytes | None = b"", notice: Notice = NOTICE, again: int = 0) -> SealedBid:
    """Return a bid of company `number`; a withdrawal where the price is None; `again` makes it another one."""
    return _once(("bid", number, price, notice_digest(notice), again), lambda: _bid(number, price, notice, again))


def a_filler(number: int, notice: Notice = NOTICE) -> SealedBid:
    """Return a filler."""
    return _once(("filler", number, notice_digest(notice)), lambda: _filler(number, notice))


_MADE: dict[tuple[object, ...], SealedBid] = {}


def _once(key: tuple[object, ...], make: Callable[[], SealedBid]) -> SealedBid:
    if key not in _MADE:
        _MADE[key] = make()
    return _MADE[key]


def _bid(number: int, price: bytes | None, notice: Notice, again: int) -> SealedBid:
    by = bidder(number)
    content = None if price is None else {Part.PRICE: BytesIO(price or f'{{"total_fen":{number}00}}'.encode())}
    if content is not None and Part.TECHNICAL in part_bytes(notice):
        content[Part.TECHNICAL] = BytesIO(b"plan " * 300_000)
    outs = {part: BytesIO() for part in part_bytes(notice)}
    submission = seal_bid(
        notice, "lot-1", Bidder(by.key, by.pair), content, outs, entropy(1000 * number + again + 500 * (price is None))
    )
    return SealedBid(submission, {part: out.getvalue() for part, out in outs.items()}, by)


def _filler(number: int, notice: Notice) -> SealedBid:
    outs = {part: BytesIO() for part in part_bytes(notice)}
    submission = filler(notice, "lot-1", outs, entropy(500_000 + number))
    return SealedBid(submission, {part: out.getvalue() for part, out in outs.items()})


def shares(
    bids: Iterable[SealedBid], part: Part, who: Sequence[int] = range(4), notice: Notice = NOTICE
) -> list[Shares]:
    """Return what these custodians hand in of a part, at the moment bids close."""
    headers = [header for bid in bids for header in bid.headers()]
    keepers = [custodians()[number] for number in who]
    return [hand_in_shares([notice], part, (one.key, one.pair), headers, CLOSE) for one in keepers]


def evidence(
    bids: Sequence[SealedBid], who: Sequence[int] = range(4), halves: Sequence[OwnHalves] = (), notice: Notice = NOTICE
) -> Evidence:
    """Return what these custodians hand in of all parts, with own halves beside it."""
    return Evidence([one for part in part_bytes(notice) for one in shares(bids, part, who, notice)], halves)


def accepted(bids: Sequence[SealedBid]) -> list[Accepted]:
    """Return the bids as accepted one after the other, a second apart, before close."""
    return [Accepted(bid.submission, CLOSE - 10**8 + 10**6 * place, place) for place, bid in enumerate(bids)]


def materials(bids: Sequence[SealedBid], given: Evidence | None = None, notice: Notice = NOTICE) -> Materials:
    """Return what it takes to open these bids."""
    by_handle = {bid.submission.bidder: bid for bid in bids}
    found = evidence(bids, notice=notice) if given is None else given
    return Materials([notice], accepted(bids), lambda one, part: by_handle[one.bidder].file(part), found)


def write_bid(folder: Path, bid: SealedBid) -> Path:
    """Write a bid as `wuxin seal` does."""
    folder.mkdir(parents=True)
    (folder / "submission.json").write_bytes(text_of(bid.submission) + b"\n")
    for part, data in bid.envelopes.items():
        (folder / f"{part}.envelope").write_bytes(data)
    return folder


def box_folder(box: Path, bids: Sequence[SealedBid], given: Evidence | None = None, notice: Notice = NOTICE) -> Path:
    """Write a box as it is handed out after close."""
    for name in ("notices", "shares", "halves"):
        (box / name).mkdir(parents=True)
    (box / "notices" / f"{notice.version}.json").write_bytes(notice_bytes(notice))
    for bid in bids:
        write_bid(box / "bids" / bid.submission.bidder, bid)
    listed = [{"submission": submission_digest(one.submission), "at": moment_text(one.at), "position": one.position}
              for one in accepted(bids)]  # fmt: skip
    (box / "accepted.json").write_bytes(canonical(listed))
    found = evidence(bids, notice=notice) if given is None else given
    for number, one in enumerate(found.shares):
        (box / "shares" / f"{number}.json").write_bytes(text_of(one))
    for number, half in enumerate(found.halves):
        (box / "halves" / f"{number}.json").write_bytes(text_of(half))
    return box


def key_file(path: Path, whose: Holder, purpose: str) -> Path:
    """Write the key file of a holder."""
    path.write_text(key_text(file_of(whose, purpose)), encoding="utf-8")
    return path
