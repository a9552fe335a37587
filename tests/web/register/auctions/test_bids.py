"""Bids from outside: many in one commit, each for itself, each once."""

from __future__ import annotations

import secrets
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlmodel import Session

from models.errors import InputError, RefusedError
from models.record.coverage import check_rows
from models.record.findings import Verification
from models.record.sources import KeptRecord
from tests.builders.auction_floor import AuctionFloor, an_offer
from tests.builders.auctions import AUCTION, STARTING, STEP
from web.register.auctions.bids import AuctionWriter, Placed, check, placed_before
from web.register.auctions.courses import course_of


@pytest.fixture
def floor(tmp_path: Path) -> AuctionFloor:
    """Return a register with one open auction."""
    return AuctionFloor.of(tmp_path)


def test_bids_of_one_group_follow_one_another(floor: AuctionFloor) -> None:
    """Each is taken or refused for itself, in the order given, with its own entry; all have one moment."""
    first, low, second, unknown = floor.place(
        an_offer("a", STARTING), an_offer("b", STARTING), an_offer("b", STARTING + STEP), an_offer("a", 1, "other")
    )

    assert isinstance(first, Placed)
    assert isinstance(second, Placed)
    assert (first.taken.event.number, second.taken.event.number) == (1, 2)
    assert first.taken.event.at == second.taken.event.at
    assert isinstance(low, RefusedError)
    assert isinstance(unknown, InputError)


def test_what_is_placed_in_a_group_is_on_record(floor: AuctionFloor) -> None:
    """Every row is answered for by its entry, as where each is taken alone."""
    floor.place(an_offer("a", STARTING), an_offer("b", STARTING + STEP), an_offer("c", STARTING + 2 * STEP))
    found = Verification("db")
    with Session(floor.engine) as session:
        check_rows(KeptRecord(session), found)

    assert found.findings == []


def test_the_same_bid_again_is_the_same_bid(floor: AuctionFloor) -> None:
    """The same number and entry, also after others bid more, and within one group."""
    first = floor.bid("a", STARTING)
    floor.bid("b", STARTING + STEP)
    again, repeated, other = floor.place(
        an_offer("a", STARTING), an_offer("b", STARTING + STEP), an_offer("b", STARTING)
    )

    assert isinstance(again, Placed)
    assert (again.again, again.taken) == (True, first.taken)
    assert isinstance(repeated, Placed)
    assert isinstance(other, RefusedError)


def test_only_the_bidder_hears_of_a_bid_again(floor: AuctionFloor) -> None:
    """Under another's key it is no repetition."""
    floor.bid("a", STARTING)
    with Session(floor.engine) as session:
        assert placed_before(session, an_offer("a", STARTING, key="b")) is None


def test_nonsense_is_refused_before_it_waits(floor: AuctionFloor) -> None:
    """With every reason."""
    with Session(floor.engine) as session, pytest.raises(RefusedError) as caught:
        check(course_of(session, AUCTION), an_offer("a", 1, key="b"), floor.at)

    assert {one.where for one in caught.value.problems} == {"signature", "amount"}


def test_of_racing_bidders_one_wins(floor: AuctionFloor) -> None:
    """The others hear that it is too little now."""

    def tried(who: str) -> bool:
        try:
            writer.submit(an_offer(who, STARTING))
        except RefusedError:
            return False
        return True

    writer = AuctionWriter(floor.engine, floor.now, secrets.token_bytes)
    with ThreadPoolExecutor(3) as pool:
        assert sum(pool.map(tried, "abc")) == 1
