"""All bids of a tender opened together, part by part; the results are plain JSON that anybody works out again.

Covers are opened of everything that was accepted. Of the other parts only what counts is opened: a bid that was
replaced or withdrawn stays sealed, as paper would go back unopened.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any, BinaryIO

from bidding.bids.covers import Cover, Identity, read_cover, read_identity
from bidding.bids.failures import Cause, Failure
from bidding.bids.lines import Accepted, Bids, BidStanding, companies_problem, counted, standings
from bidding.bids.opening import Evidence, Opened, open_part
from bidding.bids.places import Part, place_of
from bidding.bids.prices import price_of
from bidding.bids.submissions import Submission
from bidding.notices import Method, Notice, notice_digest, versions_in_force
from models.errors import InputError

__all__ = ["Materials", "Sink", "Source", "open_covers", "open_live"]

Source = Callable[[Submission, Part], BinaryIO | None]
"""Gives an envelope to read, None where nobody has it."""
Sink = Callable[[Submission, Part], Callable[[bytes], object]]
"""Gives what writes an opened file, piece by piece; kept only where the result says that it was opened."""


@dataclass(frozen=True)
class Materials:
    """开标材料: the versions of the notice, what was accepted under any of them, envelopes, what was handed in."""

    notices: Sequence[Notice]
    accepted: Sequence[Accepted]
    source: Source
    evidence: Evidence
    enrolled: Callable[[str, int], bool] | None = None
    """Whether a vkey was on record as a bidder's at a moment; without it, that is not looked at."""

    @property
    def notice(self) -> Notice:
        """Return the version in force at close."""
        return self.notices[-1]

    @cached_property
    def answered(self) -> Mapping[str, Notice]:
        """Return the versions to which bids are good, by their digests."""
        return {notice_digest(one): one for one in versions_in_force(self.notices)}

    def notice_of(self, submission: Submission) -> Notice:
        """Return the version that a submission answers, to which its envelopes are bound."""
        return self.answered[submission.notice]


def open_covers(given: Materials) -> tuple[dict[str, Any], Bids, dict[str, Cover]]:
    """Return the result as JSON, what every submission turned out to be, and the covers by handle."""
    found = {
        one.submission.bidder: _cover(given, one.submission)
        for one in given.accepted
        if one.submission.notice in given.answered
    }
    bids = standings(given.accepted, given.answered, found)
    covers = {handle: cover for handle, cover in found.items() if isinstance(cover, Cover)}
    result = {
        "part": "cover",
        "standings": {handle: str(standing) for handle, standing in bids.standings.items()},
        "bids": {handle: {"failure": cover.as_json()} if isinstance(cover, Failure) else _shown(cover)
                 for handle, cover in found.items()},
        "unopened_lots": _short(given, bids),
    }  # fmt: skip
    return result, bids, covers


def open_live(given: Materials, part: Part, sink: Sink) -> dict[str, Any]:
    """Return the result of opening the technical or the price parts of all bids that count, as JSON.

    Lots with too few bids stay closed; where prices show that too few companies stand behind them, `too_few_companies`
    says so. A price part says its price as `price_fen`.
    """
    told, bids, covers = open_covers(given)
    live = [
        one for one in given.accepted
        if bids.standings[one.submission.bidder] is BidStanding.LIVE
        and one.submission.lot not in told["unopened_lots"]
    ]  # fmt: skip
    opened: dict[str, dict[str, Any]] = {}
    named: dict[str, list[Identity]] = {lot.id: [] for lot in given.notice.lots}
    for one in live:
        handle, copy = one.submission.bidder, _Copy(sink)
        outcome = _outcome(given, one, part, covers[handle].line, copy if part is Part.PRICE else sink)
        opened[handle] = _told(outcome)
        if part is Part.PRICE:
            identity = _identity(outcome, given, one, covers[handle].line)
            opened[handle] |= _priced(outcome, identity, copy.data)
            named[one.submission.lot] += [identity] if identity else []
    result = {"part": str(part), "bids": opened, "unopened_lots": told["unopened_lots"]}
    if part is Part.PRICE:
        result["too_few_companies"] = _named_too_few(given.notice.method, named, told["unopened_lots"])
    return result


def _cover(given: Materials, submission: Submission) -> Cover | Failure:
    nothing = BytesIO()
    source = given.source(submission, Part.COVER)
    notice = given.notice_of(submission)
    found = open_part(notice, submission, Part.COVER, source, given.evidence, nothing.write)
    if isinstance(found, Failure):
        return found
    place = place_of(notice, submission.lot, Part.COVER, submission.bidder)
    try:
        return read_cover(found.preface, place, f"cover of {submission.bidder}")
    except InputError as error:
        return Failure(Cause.COVER_FALSE, error.problems)


def _outcome(given: Materials, one: Accepted, part: Part, line: bytes, sink: Sink) -> Opened | Failure:
    submission = one.submission
    source = given.source(submission, part)
    found = open_part(given.notice_of(submission), submission, part, source, given.evidence, sink(submission, part))
    if part is not Part.PRICE or isinstance(found, Failure):
        return found
    try:
        identity = _read_identity(given, one, line, found.preface)
    except InputError as error:
        return Failure(Cause.IDENTITY_FALSE, error.problems)
    return found if _is_enrolled(given, one, identity) else Failure(Cause.KEY_NOT_ENROLLED)


def _identity(outcome: Opened | Failure, given: Materials, one: Accepted, line: bytes) -> Identity | None:
    """Return who bids, from the price part; where that failed, from what the bidder handed in about itself."""
    if isinstance(outcome, Opened):
        return _read_identity(given, one, line, outcome.preface)
    for halves in given.evidence.halves:
        if halves.bidder == one.submission.bidder and halves.identity is not None:
            try:
                found = _read_identity(given, one, line, halves.identity.model_dump(mode="json"))
            except InputError:  # a false claim is none; whoever made it is not counted
                continue
            if _is_enrolled(given, one, found):
                return found
    return None


def _read_identity(given: Materials, one: Accepted, line: bytes, preface: dict[str, Any]) -> Identity:
    handle = one.submission.bidder
    place = place_of(given.notice_of(one.submission), one.submission.lot, Part.PRICE, handle)
    return read_identity(preface, place, line, f"price of {handle}")


def _is_enrolled(given: Materials, one: Accepted, identity: Identity) -> bool:
    return given.enrolled is None or given.enrolled(identity.key, one.at)


def _told(outcome: Opened | Failure) -> dict[str, Any]:
    if isinstance(outcome, Failure):
        return {"failure": outcome.as_json()}
    return {"content": outcome.content, "bytes": outcome.length}


def _priced(outcome: Opened | Failure, identity: Identity | None, price: bytes) -> dict[str, Any]:
    """Return who bids, and the price as it is read out (唱标); null where the file says none."""
    named = {"company_id": identity.company_id, "key": identity.key} if identity else {}
    return named if isinstance(outcome, Failure) else {"price_fen": price_of(price), **named}


class _Copy:
    """Hands what was opened on to a sink, and keeps a copy; price parts are small."""

    def __init__(self, sink: Sink) -> None:
        self._sink, self.data = sink, b""

    def __call__(self, submission: Submission, part: Part) -> Callable[[bytes], object]:
        """Give what writes to the sink and to the copy."""
        write = self._sink(submission, part)

        def both(piece: bytes) -> None:
            self.data += piece
            write(piece)

        return both


def _shown(cover: Cover) -> dict[str, Any]:
    return {"kind": str(cover.kind), "line": cover.line.hex()}


def _short(given: Materials, bids: Bids) -> dict[str, str]:
    found = {lot.id: counted(bids, given.accepted, lot.id, given.notice.method) for lot in given.notice.lots}
    return {lot: problem.what for lot, problem in found.items() if problem is not None}


def _named_too_few(
    method: Method, named: Mapping[str, list[Identity]], unopened: Mapping[str, str]
) -> dict[str, str]:  # fmt: skip
    every = {lot: identities for lot, identities in named.items() if lot not in unopened}
    found = {lot: companies_problem(lot, identities, method) for lot, identities in every.items()}
    return {lot: problem.what for lot, problem in found.items() if problem is not None}
