"""One envelope opened: by custodians and bidder, or by escrow; and every reason why not."""

from __future__ import annotations

from io import BytesIO

import pytest

from bidding.bids import Bidder, Cause, Evidence, Failure, Opened, OwnHalves, Part, open_part, own_halves
from bidding.bids.handed_in import Given, Shares
from models.keys import sign
from tests.builders.bids import NOTICE, NOTICE_OF_TWO, SealedBid, a_bid, bid_notice, bidder, evidence, shares
from tests.builders.notices import custodians

BID = a_bid(1, b"PRICE")
PRICE = BID.envelopes[Part.PRICE]


def _halves(bid: SealedBid = BID, number: int = 1) -> OwnHalves:
    by = bidder(number)
    return own_halves(Bidder(by.key, by.pair), [header for header, _ in bid.headers()])


def _open(given: Evidence, data: bytes | None = PRICE, bid: SealedBid = BID) -> Opened | Failure:
    source = None if data is None else BytesIO(data)
    return open_part(NOTICE, bid.submission, Part.PRICE, source, given, BytesIO().write)


def _cause(found: Opened | Failure) -> Cause:
    assert isinstance(found, Failure)
    return found.cause


@pytest.mark.parametrize("who", [(0, 1, 2), (2, 3, 4)])
def test_three_custodians_and_the_bidder_open(who: tuple[int, ...]) -> None:
    """The threshold, with the bidder's own half."""
    assert isinstance(_open(evidence([BID], who, [_halves()])), Opened)


def test_four_custodians_open_by_escrow() -> None:
    """A lost key loses no bid: one custodian more does for the bidder."""
    assert isinstance(_open(evidence([BID], (0, 1, 3, 4))), Opened)


def test_three_custodians_alone_do_not() -> None:
    """At the threshold they have the common half, and of the bidder's nothing; and that is not the bidder's fault."""
    found = _open(evidence([BID], (0, 1, 2)))

    assert _cause(found) is Cause.ESCROW_MISSING
    assert isinstance(found, Failure)
    assert found.outcome == "withdrawn"


def test_two_custodians_and_the_bidder_do_not() -> None:
    """Below the threshold nothing helps."""
    assert _cause(_open(evidence([BID], (0, 1), [_halves()]))) is Cause.SHARES_MISSING


def test_without_escrow_the_bidder_decides_and_answers() -> None:
    """Who keeps its half back revokes its bid (Electronic Tender Measures 31)."""
    notice = bid_notice(sealing={"escrow": False})
    bid = a_bid(1, b"PRICE", notice)
    given = evidence([bid], range(5), notice=notice)
    found = open_part(notice, bid.submission, Part.PRICE, bid.file(Part.PRICE), given, BytesIO().write)

    assert _cause(found) is Cause.OWN_HALF_WITHHELD
    given = Evidence(given.shares, [_halves(bid)])
    assert isinstance(
        open_part(notice, bid.submission, Part.PRICE, bid.file(Part.PRICE), given, BytesIO().write), Opened
    )


def test_another_bidders_half_does_not_serve() -> None:
    """A half that the header does not promise is passed over."""
    forged = _halves(a_bid(2), 2).model_copy(update={"bidder": BID.submission.bidder})

    assert _cause(_open(evidence([BID], (0, 1, 2), [forged]))) is Cause.ESCROW_MISSING


@pytest.mark.parametrize(
    ("data", "cause", "word"),
    [
        (None, Cause.ENVELOPE_MISSING, ""), (PRICE[:-9], Cause.ENVELOPE_CHANGED, "cut off"),
        (PRICE[:-9] + b"x" * 9, Cause.ENVELOPE_CHANGED, "it was changed"),
        (PRICE + b"x", Cause.ENVELOPE_CHANGED, "behind its last chunk"),
        (a_bid(2).envelopes[Part.PRICE], Cause.ENVELOPE_CHANGED, "header is not the one that was submitted"),
        (b"nothing of ours", Cause.ENVELOPE_CHANGED, "no whole header"),
    ],
)  # fmt: skip
def test_another_file_than_was_submitted_is_told(data: bytes | None, cause: Cause, word: str) -> None:
    """Lost, cut off, changed, lengthened, exchanged: a rescue counts only with the digest that was submitted."""
    found = _open(evidence([BID]), data)

    assert _cause(found) is cause
    assert word in str(found)


def test_a_custodians_false_share_is_set_aside_and_named() -> None:
    """Three others do; where they do not, the message names whose share was false."""
    false = _forged(shares([BID], Part.PRICE, [0])[0], shares([BID], Part.PRICE, [1])[0].shares[0].common or b"")
    good = shares([BID], Part.PRICE, (1, 2, 3, 4))

    assert isinstance(_open(Evidence([false, *good])), Opened)
    found = _open(Evidence([false, *good[:2]]))
    assert _cause(found) is Cause.SHARES_MISSING
    assert "custodian-0.example.org" in str(found)


def test_shares_that_do_not_open_are_the_bidders_fault() -> None:
    """Three custodians who each sign that theirs was sealed falsely leave too few."""
    given = [_unfit(one) for one in shares([BID], Part.PRICE, (0, 1, 2))]

    assert _cause(_open(Evidence([*given, *shares([BID], Part.PRICE, (3, 4))]))) is Cause.SHARES_UNFIT


def test_a_large_part_opens_as_it_was() -> None:
    """Two chunks come out as they went in."""
    bid, out = a_bid(1, notice=NOTICE_OF_TWO), BytesIO()
    given = evidence([bid], notice=NOTICE_OF_TWO)
    found = open_part(NOTICE_OF_TWO, bid.submission, Part.TECHNICAL, bid.file(Part.TECHNICAL), given, out.write)

    assert isinstance(found, Opened)
    assert out.getvalue() == b"plan " * 300_000


def test_another_notice_opens_nothing() -> None:
    """Shares, headers and keys are of one version of one tender."""
    found = open_part(
        bid_notice(version=2), BID.submission, Part.PRICE, BytesIO(PRICE), evidence([BID]), BytesIO().write
    )

    assert _cause(found) is Cause.HEADER_FALSE
    assert "it belongs to another place" in str(found)


def _forged(given: Shares, common: bytes) -> Shares:
    only = Given(header=given.shares[0].header, common=common)
    return _signed(given.model_copy(update={"shares": (only,)}))


def _unfit(given: Shares) -> Shares:
    only = Given(header=given.shares[0].header, unfit=("common",))  # type: ignore[arg-type]  # read from its word
    return _signed(given.model_copy(update={"shares": (only,)}))


def _signed(given: Shares) -> Shares:
    keeper = next(one for one in custodians() if one.key.vkey == given.custodian)
    return given.model_copy(update={"signature": sign(keeper.pair, given.message())})
