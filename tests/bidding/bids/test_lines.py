"""Lines: the last submission counts, and three bids make an opening."""

from __future__ import annotations

from bidding.bids import BidStanding, Cause, Cover, Failure, companies_problem, counted, standings
from bidding.bids.covers import Kind, cover_of, identity_of
from bidding.bids.places import Part, place_of
from bidding.notices import notice_digest
from tests.builders.bids import NOTICE, SealedBid, a_bid, accepted, bid_notice, bidder
from tests.builders.keys import holder

VERSION = notice_digest(NOTICE)
FAILED = Failure(Cause.ENVELOPE_MISSING)


def _cover(bid: SealedBid, kind: Kind, line: int) -> Cover:
    place = place_of(NOTICE, "lot-1", Part.COVER, bid.submission.bidder)
    return cover_of(place, kind, holder("line", line).pair)


def _standings(*given: tuple[SealedBid, Kind | Failure, int]) -> list[BidStanding]:
    covers = {bid.submission.bidder: kind if isinstance(kind, Failure) else _cover(bid, kind, line)
              for bid, kind, line in given}  # fmt: skip
    return list(standings(accepted([bid for bid, _, _ in given]), [VERSION], covers).standings.values())


def test_the_last_of_a_line_counts() -> None:
    """A bid replaces the one before it; others are not touched."""
    found = _standings((a_bid(1), Kind.BID, 1), (a_bid(2), Kind.BID, 2), (a_bid(1, again=1), Kind.BID, 1))

    assert found == [BidStanding.REPLACED, BidStanding.LIVE, BidStanding.LIVE]


def test_a_withdrawal_takes_back_what_came_before_it() -> None:
    """And a bid after it counts again."""
    found = _standings((a_bid(1), Kind.BID, 1), (a_bid(1, None), Kind.WITHDRAWAL, 1))
    assert found == [BidStanding.REPLACED, BidStanding.WITHDRAWN]

    found = _standings((a_bid(1, None), Kind.WITHDRAWAL, 1), (a_bid(1), Kind.BID, 1))
    assert found == [BidStanding.REPLACED, BidStanding.LIVE]


def test_fillers_count_for_nothing() -> None:
    """They hid numbers, and are told now."""
    assert _standings((a_bid(1), Kind.FILLER, 1)) == [BidStanding.FILLER]


def test_an_earlier_version_does_not_count() -> None:
    """An addendum asks for bids to be sealed anew."""
    old = a_bid(1, notice=bid_notice(terms="Earlier terms."))

    assert list(standings(accepted([old]), [VERSION], {}).standings.values()) == [BidStanding.EARLIER_VERSION]


def test_three_submitted_and_one_not_opened_are_still_three() -> None:
    """Two and a failed one are opened; two alone are not (招标投标法实施条例 第44条)."""
    bids = [a_bid(1), a_bid(2), a_bid(3)]
    covers: dict[str, Cover | Failure] = {
        bid.submission.bidder: _cover(bid, Kind.BID, number) for number, bid in enumerate(bids)
    }
    covers_failed = {**covers, bids[0].submission.bidder: FAILED}

    assert counted(standings(accepted(bids), [VERSION], covers_failed), accepted(bids), "lot-1") is None
    two = counted(standings(accepted(bids[:2]), [VERSION], covers), accepted(bids[:2]), "lot-1")
    assert two is not None
    assert "2 bids where at least 3 are asked for (中华人民共和国招标投标法实施条例 第44条)" in two.what


def test_companies_count_once() -> None:
    """Two lines of one company do not make up the number."""
    place = place_of(NOTICE, "lot-1", Part.PRICE, "0" * 32)
    named = [identity_of(place, bidder(one).key, bidder(one).pair, b"l" * 32) for one in (1, 1, 2, 3)]

    assert companies_problem("lot-1", named) is None
    assert companies_problem("lot-1", named[:3]) is not None
