"""Places bind envelopes; handles tell nothing."""

from __future__ import annotations

from dataclasses import replace

from bidding.bids.places import COVER_BYTES, Part, handle_of, part_bytes, place_of
from tests.builders.bids import NOTICE, NOTICE_OF_TWO, bid_notice

PLACE = place_of(NOTICE, "lot-1", Part.PRICE, handle_of(b"key"))


def test_every_word_of_a_place_binds() -> None:
    """Another tender, version, lot, part or bidder gives other bytes, and so does another use."""
    others = [
        replace(PLACE, tender="other"), replace(PLACE, notice="other"), replace(PLACE, lot="other"),
        replace(PLACE, part=Part.COVER), replace(PLACE, bidder="other"),
    ]  # fmt: skip
    infos = [one.info("share", "suite", {}) for one in (PLACE, *others)] + [PLACE.info("key", "suite", {})]

    assert len(set(infos)) == 7


def test_a_new_version_of_the_notice_is_another_place() -> None:
    """A change in a word of the notice is enough."""
    assert place_of(bid_notice(terms="Other terms."), "lot-1", Part.PRICE, PLACE.bidder) != PLACE


def test_a_handle_is_made_from_a_key() -> None:
    """Equal keys have equal handles of 32 digits, other keys others."""
    assert handle_of(b"key") == handle_of(b"key") != handle_of(b"other")
    assert len(handle_of(b"key")) == 32


def test_parts_stand_in_the_order_of_opening() -> None:
    """Covers first, prices last, whatever order the notice has."""
    assert list(part_bytes(NOTICE_OF_TWO)) == [Part.COVER, Part.TECHNICAL, Part.PRICE]
    assert part_bytes(NOTICE) == {Part.COVER: COVER_BYTES, Part.PRICE: 2**14}
