"""What custodians and bidders hand in, signed."""

from __future__ import annotations

import pytest

from bidding.bids import Bidder, Part, hand_in_shares, own_halves, read_own_halves, read_shares
from bidding.bids.strict_json import text_of
from models.errors import InputError, RefusedError
from tests.builders.bids import CLOSE, NOTICE, a_bid, bid_notice, bidder, shares
from tests.builders.keys import holder
from tests.builders.notices import custodians

BID = a_bid(1)
KEEPER = custodians()[0]


def test_a_custodian_hands_in_both_shares_of_every_envelope() -> None:
    """The common half's and the escrow's, in one signed file that is read back."""
    found = shares([BID, a_bid(2)], Part.PRICE, [0])[0]

    assert read_shares(text_of(found) + b"\n", NOTICE) == found
    assert all(one.common and one.own and not one.unfit for one in found.shares)
    assert len(found.shares) == 2


def test_no_share_leaves_before_close() -> None:
    """A microsecond before, by the custodian's own clock, it refuses and names the article."""
    with pytest.raises(RefusedError, match="招标投标法 第28条"):
        hand_in_shares([NOTICE], Part.PRICE, (KEEPER.key, KEEPER.pair), BID.headers(), CLOSE - 1)


def test_a_false_share_is_told_in_the_file() -> None:
    """What does not open is listed; the custodian hands in the rest."""
    header, text = BID.headers()[1]
    swapped = header.model_copy(update={"shares": (header.shares[1], *header.shares[1:])})
    found = hand_in_shares([NOTICE], Part.PRICE, (KEEPER.key, KEEPER.pair), [(swapped, text)], CLOSE)

    assert found.shares[0].unfit == ("common",)
    assert found.shares[0].common is None
    assert found.shares[0].own is not None


def test_a_stranger_has_no_shares() -> None:
    """Only keys of the notice hand in."""
    stranger = holder("stranger", 9, "ed25519-x25519")

    with pytest.raises(InputError, match="no custodian with the key of stranger"):
        hand_in_shares([NOTICE], Part.PRICE, (stranger.key, stranger.pair), BID.headers(), CLOSE)


def test_another_version_of_the_notice_is_told() -> None:
    """Envelopes of one version, or shares of one, do not serve another."""
    other = bid_notice(version=2)

    with pytest.raises(InputError, match="of another tender or version than version 2"):
        hand_in_shares([other], Part.PRICE, (KEEPER.key, KEEPER.pair), BID.headers(), CLOSE)
    with pytest.raises(InputError, match="of another tender or version than version 2"):
        read_shares(text_of(shares([BID], Part.PRICE, [0])[0]), other)


def test_changed_shares_are_refused() -> None:
    """Nobody hands in for a custodian."""
    found = shares([BID], Part.PRICE, [0])[0]
    forged = found.model_copy(update={"custodian": custodians()[1].key.vkey})

    with pytest.raises(InputError, match="the signature does not hold"):
        read_shares(text_of(forged), NOTICE)


def test_a_bidder_hands_in_its_own_halves() -> None:
    """Of one submission, signed by its key; its name only where it wants."""
    by = Bidder(bidder(1).key, bidder(1).pair)
    headers = [header for header, _ in BID.headers()]
    found = own_halves(by, headers)

    assert read_own_halves(text_of(found)) == found
    assert set(found.halves) == {Part.COVER, Part.PRICE}
    assert bidder(1).name not in text_of(found).decode()
    assert bidder(1).name in text_of(own_halves(by, headers, named=True)).decode()


def test_halves_of_several_submissions_do_not_mix() -> None:
    """One file is of one submission, and of no changed one."""
    by = Bidder(bidder(1).key, bidder(1).pair)
    mixed = [a_bid(1).headers()[0][0], a_bid(1, again=1).headers()[1][0]]

    with pytest.raises(InputError, match="not those of one submission"):
        own_halves(by, mixed)
    forged = own_halves(by, mixed[:1]).model_copy(update={"lot": "lot-2"})
    with pytest.raises(InputError, match="the signature does not hold"):
        read_own_halves(text_of(forged))
