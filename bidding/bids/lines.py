"""Which submissions count once covers are open: the last of each line, unless it withdraws; and if they are enough.

招标投标法 第28条, 第29条: what comes in time counts as last changed, and what was withdrawn is not opened.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bidding.bids.covers import Cover, Identity, Kind
from bidding.bids.failures import Failure, bid_rules, cite
from bidding.bids.submissions import Submission
from bidding.notices import Method
from models.errors import Problem

__all__ = ["Accepted", "BidStanding", "Bids", "companies_problem", "counted", "standings"]


@dataclass(frozen=True, slots=True)
class Accepted:
    """已接收的递交: a submission, when it was committed (microseconds), and its place on the record, from 0."""

    submission: Submission
    at: int
    position: int


class BidStanding(StrEnum):
    """What becomes of a submission: it counts, or another took its place, or why else it is not opened."""

    LIVE = "live"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    FILLER = "filler"
    EARLIER_VERSION = "earlier_version"
    UNOPENED = "unopened"
    """Its cover could not be opened: it is a failed bid, and counts as one that was submitted."""


@dataclass(frozen=True, slots=True)
class Bids:
    """各投标: what each handle's submission turned out to be, in the order of the record."""

    standings: Mapping[str, BidStanding]

    def of(self, standing: BidStanding) -> tuple[str, ...]:
        """Return the handles of one standing."""
        return tuple(handle for handle, found in self.standings.items() if found is standing)


def standings(
    accepted: Iterable[Accepted], versions: Collection[str], covers: Mapping[str, Cover | Failure]
) -> Bids:  # fmt: skip
    """Return the standing of every submission; `versions` are digests: of the notice at close, and of those like it.

    What was sealed to an earlier version of the notice does not count: an addendum asks for bids to be sealed anew.
    """
    ordered = sorted(accepted, key=lambda one: one.position)
    found: dict[str, BidStanding] = {}
    last: dict[tuple[str, bytes], str] = {}
    for one in ordered:
        handle, cover = one.submission.bidder, covers.get(one.submission.bidder)
        if one.submission.notice not in versions:
            found[handle] = BidStanding.EARLIER_VERSION
        elif cover is None or isinstance(cover, Failure):
            found[handle] = BidStanding.UNOPENED
        elif cover.kind is Kind.FILLER:
            found[handle] = BidStanding.FILLER
        else:
            line = (one.submission.lot, cover.line)
            if before := last.get(line):
                found[before] = BidStanding.REPLACED
            last[line] = handle
            found[handle] = BidStanding.WITHDRAWN if cover.kind is Kind.WITHDRAWAL else BidStanding.LIVE
    return Bids(found)


def counted(bids: Bids, accepted: Iterable[Accepted], lot: str, method: Method = Method.OPEN) -> Problem | None:
    """Return why a lot is not opened: fewer bids than the law asks for. A bid that did not open counts as submitted.

    One is enough where it is agreed (`direct`).
    """
    lots = {one.submission.bidder: one.submission.lot for one in accepted}
    standing = (BidStanding.LIVE, BidStanding.UNOPENED)
    return _too_few(lot, sum(lots[handle] == lot for each in standing for handle in bids.of(each)), ("bids", method))


def companies_problem(lot: str, identities: Iterable[Identity], method: Method = Method.OPEN) -> Problem | None:
    """Return why a lot whose names are known has too few bidders: one company's bids count once.

    A bid that failed to open counts by the identity that its bidder handed in; one that nobody owns up to counts not,
    or anybody could make up the number.
    """
    return _too_few(lot, len({one.company_id for one in identities}), ("companies", method))


def _too_few(lot: str, number: int, how: tuple[str, Method]) -> Problem | None:
    (noun, method), rule = how, bid_rules().least_bids
    least = 1 if method is Method.DIRECT else rule.number
    if number >= least:
        return None
    what = f"{number} {noun} where at least {least} are asked for ({cite(rule.basis)})"
    return Problem(f"lot {lot}", what, "Nothing of the lot is opened; the procuring entity tenders anew.")
