"""Halves are split, sealed, opened and joined; what is false is named."""

from __future__ import annotations

import pytest

from bidding.bids.places import Part, handle_of, place_of
from bidding.bids.shares import SHARE_BYTES, Half, SealedShare, join, seal_shares, unsealed
from bidding.bids.suites import suite_named
from models.errors import InputError
from tests.builders.bids import NOTICE
from tests.builders.notices import custodians

SECRET = bytes(range(32))
ABOUT = (
    suite_named("hpke-x25519-sha256-aes256gcm"), place_of(NOTICE, "lot-1", Part.PRICE, handle_of(b"key")),
    Half.COMMON, bytes(16),
)  # fmt: skip
KEEPERS = custodians()
SEALED = seal_shares(SECRET, 3, [one.key for one in KEEPERS], ABOUT)


def _opened(number: int) -> tuple[str, bytes]:
    keeper = KEEPERS[number]
    return keeper.name, unsealed(keeper.pair, keeper.key, ABOUT, SEALED[number])


@pytest.mark.parametrize("who", [(0, 1, 2), (4, 2, 0), (0, 1, 2, 3, 4)])
def test_any_three_of_five_restore_the_half(who: tuple[int, ...]) -> None:
    """Whoever they are, and also where more come than are needed."""
    assert join([_opened(number) for number in who]) == SECRET


def test_two_restore_nothing() -> None:
    """Below the threshold the message says how many are needed."""
    with pytest.raises(InputError, match="3 shares of this set are needed, and 2 given"):
        join([_opened(0), _opened(1)])


def test_shares_are_equally_long() -> None:
    """The length of what is sealed tells nothing of a share."""
    assert {len(_opened(number)[1]) for number in range(5)} == {SHARE_BYTES}
    assert len({len(one.sealed) for one in SEALED}) == 1


def test_a_share_opens_for_its_custodian_alone() -> None:
    """Another custodian's key, or another place, is told by one message."""
    with pytest.raises(InputError, match="sealed to another key, or for another tender, version, lot, part or bidder"):
        unsealed(KEEPERS[1].pair, KEEPERS[1].key, ABOUT, SEALED[0])
    with pytest.raises(InputError, match="sealed to another key"):
        unsealed(KEEPERS[0].pair, KEEPERS[0].key, (*ABOUT[:2], Half.OWN, ABOUT[3]), SEALED[0])


def test_another_share_than_promised_is_found() -> None:
    """A bidder who seals another share than its header names is found by the custodian."""
    with pytest.raises(InputError, match="is not the share that the header names"):
        unsealed(KEEPERS[0].pair, KEEPERS[0].key, ABOUT, SealedShare(SEALED[0].sealed, SEALED[1].digest))


@pytest.mark.parametrize("share", [b"", b"\xff" * SHARE_BYTES])
def test_what_is_no_share_is_told(share: bytes) -> None:
    """Bytes that are no words are named by their label."""
    with pytest.raises(InputError, match="notary: this is no share"):
        join([("notary", share)])
