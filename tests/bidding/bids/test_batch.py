"""A batch: what counts is opened together, what was taken back stays sealed."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

from bidding.bids import Bidder, Evidence, Part, hand_in_shares, open_covers, open_live, own_halves
from bidding.bids.headers import header_digest
from models.values.moments import moment_number
from tests.builders.bids import (
    NOTICE,
    NOTICE_OF_TWO,
    SealedBid,
    a_bid,
    a_filler,
    bid_notice,
    bidder,
    evidence,
    materials,
    shares,
)
from tests.builders.notices import company, custodians, notice_json

EXTENDED = bid_notice(
    version=2,
    times=notice_json()["times"] | {"bids_close_at": "2024-07-12T01:30:00Z", "opens_until": "2024-07-12T03:30:00Z"},
)
THREE = [a_bid(1), a_bid(2), a_bid(3)]


def _prices(bids: list[SealedBid], given: Evidence | None = None) -> tuple[dict[str, Any], dict[str, bytes]]:
    outs: dict[str, BytesIO] = {}
    result = open_live(materials(bids, given), Part.PRICE, lambda one, _: outs.setdefault(one.bidder, BytesIO()).write)
    return result, {handle: out.getvalue() for handle, out in outs.items()}


def test_three_bids_are_opened_with_their_names() -> None:
    """Prices and companies come out in one batch, among fillers that count for nothing."""
    result, files = _prices([*THREE, a_filler(1)])

    assert sorted(one["company_id"] for one in result["bids"].values()) == [company(1), company(2), company(3)]
    assert sorted(files.values()) == [b'{"total_fen":100}', b'{"total_fen":200}', b'{"total_fen":300}']
    assert result["unopened_lots"] == result["too_few_companies"] == {}


def test_two_bids_stay_closed() -> None:
    """Nothing of the lot is opened, whatever was handed in."""
    result, files = _prices([*THREE[:2], a_filler(1), a_filler(2)])

    assert (result["bids"], files) == ({}, {})
    assert "2 bids" in result["unopened_lots"]["lot-1"]


def test_one_bid_is_enough_where_it_is_agreed() -> None:
    """A direct award has one company to talk to, and its price is opened all the same."""
    direct = bid_notice(method="direct")
    bids = [a_bid(1, notice=direct)]
    result = open_live(materials(bids, notice=direct), Part.PRICE, lambda _one, _part: len)

    assert [one["company_id"] for one in result["bids"].values()] == [company(1)]
    assert result["unopened_lots"] == result["too_few_companies"] == {}


def test_what_was_replaced_or_withdrawn_stays_sealed() -> None:
    """Only the last of a line is opened."""
    bids = [*THREE, a_bid(1, b"lower", again=1), a_bid(4), a_bid(4, None)]
    result, files = _prices(bids)

    assert sorted(files.values()) == [b"lower", b'{"total_fen":200}', b'{"total_fen":300}']
    assert len(result["bids"]) == 3


def test_covers_name_nobody() -> None:
    """Kinds and lines come out of covers, no company."""
    result, bids, _ = open_covers(materials([*THREE, a_filler(1)]))

    assert sorted(one["kind"] for one in result["bids"].values()) == ["bid", "bid", "bid", "filler"]
    assert not [number for number in (1, 2, 3) if company(number) in str(result)]
    assert len(bids.standings) == 4


def test_bids_of_both_versions_open_after_an_extension() -> None:
    """Each as it was sealed; the last of a line counts, whatever version it answers."""
    bids = [a_bid(1), a_bid(2, notice=EXTENDED), a_bid(3), a_bid(3, b'{"total_fen":7}', EXTENDED, again=2)]
    headers = [header for bid in bids for header in bid.headers()]
    at = moment_number(EXTENDED.times.bids_close_at)
    handed = [
        hand_in_shares([NOTICE, EXTENDED], part, (one.key, one.pair), headers, at)
        for part in (Part.COVER, Part.PRICE)
        for one in custodians()[:4]
    ]
    given = replace(materials(bids, Evidence(handed)), notices=[NOTICE, EXTENDED])
    result = open_live(given, Part.PRICE, lambda _one, _part: len)

    assert sorted(one["price_fen"] for one in result["bids"].values()) == [7, 100, 200]


def test_a_price_that_cannot_be_read_out_is_none() -> None:
    """It is opened all the same, with its company; the others say theirs."""
    result, _ = _prices([*THREE[:2], a_bid(3, b"as agreed")])
    prices = {one["company_id"]: one["price_fen"] for one in result["bids"].values()}

    assert prices == {company(1): 100, company(2): 200, company(3): None}


def test_technical_parts_name_nobody() -> None:
    """They can be marked blind: handles alone, before any price is opened."""
    bids = [a_bid(number, notice=NOTICE_OF_TWO) for number in (1, 2, 3)]
    given = Evidence([one for part in (Part.COVER, Part.TECHNICAL) for one in shares(bids, part, notice=NOTICE_OF_TWO)])
    result = open_live(materials(bids, given, NOTICE_OF_TWO), Part.TECHNICAL, lambda *_: BytesIO().write)

    assert {one["bytes"] for one in result["bids"].values()} == {1_500_000}
    assert "company_id" not in str(result)


def test_one_that_fails_holds_nobody_up() -> None:
    """Three submitted, one not decrypted: the others are opened, and it is told with its article."""
    given = evidence(THREE)
    price = a_bid(1).headers()[1][0]
    left_out = [one.model_copy(update={"shares": tuple(each for each in one.shares if not _of(each, price))})
                for one in given.shares]  # fmt: skip
    result, files = _prices(THREE, Evidence(left_out))
    told = result["bids"][a_bid(1).submission.bidder]

    assert (told["failure"]["cause"], told["failure"]["outcome"]) == ("shares_missing", "withdrawn")
    assert sum("failure" not in one for one in result["bids"].values()) == 2
    assert "2 companies" in result["too_few_companies"]["lot-1"]
    assert files[a_bid(1).submission.bidder] == b""


def test_a_failed_bid_counts_once_its_bidder_owns_up() -> None:
    """With its name handed in it is the third company; a name that is not its own is passed over."""
    given = evidence(THREE, (0, 1, 2), [_named(2), _named(3)])
    assert "2 companies" in _prices(THREE, given)[0]["too_few_companies"]["lot-1"]

    broken = _named(1).model_copy(update={"halves": {Part.COVER: _named(1).halves[Part.COVER]}})
    owned = Evidence(given.shares, [*given.halves, broken])
    result = _prices(THREE, owned)[0]
    assert result["bids"][a_bid(1).submission.bidder]["company_id"] == company(1)
    assert result["too_few_companies"] == {}


def test_an_opening_can_be_repeated() -> None:
    """Equal files give an equal result."""
    assert _prices(THREE) == _prices(THREE)


def _named(number: int) -> Any:  # noqa: ANN401 - a file of halves
    by = bidder(number)
    return own_halves(Bidder(by.key, by.pair), [header for header, _ in a_bid(number).headers()], named=True)


def _of(given: Any, header: Any) -> bool:  # noqa: ANN401 - one of a file's shares
    return given.header in {header_digest(text) for one, text in a_bid(1).headers() if one == header}
