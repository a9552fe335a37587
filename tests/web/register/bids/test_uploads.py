"""Envelopes in pieces: uploads go on, broken ones begin anew, nothing else is taken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlmodel import col

from bidding.bids import Part, room
from models.errors import InputError, RefusedError
from models.tables import BidPiece
from tests.builders.bid_register import BidDesk
from tests.builders.bids import NOTICE, NOTICE_OF_TWO, a_bid
from web.register.bids.uploads import PIECE_BYTES, envelope_file, finish, pieces_there, put_piece, whole_among

BID = a_bid(1, notice=NOTICE_OF_TWO)
PLAN = BID.envelopes[Part.TECHNICAL]
NAMED = BID.submission.parts[Part.TECHNICAL].envelope


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[BidDesk]:
    """Return a desk of a tender with technical parts."""
    found = BidDesk.of(tmp_path, NOTICE_OF_TWO).quick()
    yield found
    found.engine.dispose()


def _put(desk: BidDesk, number: int, data: bytes | None = None, digest: str = NAMED) -> None:
    start = number * PIECE_BYTES
    with desk.clerk() as clerk:
        put_piece(
            clerk.session, NOTICE.tender_id, digest, number, PLAN[start : start + PIECE_BYTES] if data is None else data
        )


def test_an_upload_goes_on_where_it_stopped(desk: BidDesk) -> None:
    """Pieces that are there stay; the whole is what was sealed."""
    _put(desk, 0)
    with desk.session() as session:
        assert pieces_there(session, NAMED) == {0}
        assert whole_among(session, [NAMED]) == frozenset()
    desk.upload(BID)
    assert _file(desk) == PLAN
    with desk.session() as session:
        assert whole_among(session, [NAMED]) == {NAMED}


def test_what_is_not_whole_cannot_be_named(desk: BidDesk) -> None:
    """Pieces that do not add up are told, and an upload that finds them begins anew."""
    _put(desk, 0)
    _put(desk, 1, b"something else")
    with desk.clerk() as clerk, pytest.raises(InputError, match="do not add up to this digest"):
        finish(clerk, NOTICE.tender_id, NAMED)
    desk.upload(BID)
    with desk.session() as session:
        assert whole_among(session, [NAMED]) == {NAMED}


def test_nothing_is_put_behind_the_end_of_what_is_whole(desk: BidDesk) -> None:
    """Whoever learns a digest when the box closes breaks nobody's envelope by one more piece."""
    desk.hand_in(BID)
    desk.close()
    with pytest.raises(InputError, match="no envelope of the tender has such a piece"):
        _put(desk, -(-len(PLAN) // PIECE_BYTES), b"x")

    assert _file(desk) == PLAN


@pytest.mark.parametrize(
    ("number", "data", "what"),
    [
        (0, b"garbage", "no whole header"), (1, b"", "no envelope of the tender has such a piece"),
        (10**6, b"x", "no envelope of the tender has such a piece"),
    ],
)  # fmt: skip
def test_what_is_no_envelope_is_refused(desk: BidDesk, number: int, data: bytes, what: str) -> None:
    """The first piece has a header; no piece is empty or far beyond the longest part."""
    with pytest.raises(InputError, match=what):
        _put(desk, number, data)


def test_after_close_only_what_was_handed_in_comes_again(desk: BidDesk) -> None:
    """A lost envelope with the submitted digest is a rescue, on record; any other is refused."""
    late = a_bid(2, notice=NOTICE_OF_TWO)
    desk.hand_in(BID)
    desk.close()
    with desk.clerk() as clerk:
        clerk.session.execute(update(BidPiece).where(col(BidPiece.envelope) == NAMED).values(data=b"rotten"))
    desk.upload(BID)
    assert _file(desk) == PLAN
    with pytest.raises(RefusedError, match="nobody handed in an envelope of this digest in time"):
        desk.upload(late)


def test_a_box_that_is_full_takes_no_more_over_the_network(desk: BidDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is there is taken again; fillers, and what is brought on a stick, are not held to the limit."""
    monkeypatch.setattr(room, "room_of", lambda _: room.Room(PIECE_BYTES, 9))
    for _ in ("first", "again"):
        with desk.clerk() as clerk:
            put_piece(clerk.session, NOTICE.tender_id, NAMED, 0, PLAN[:PIECE_BYTES], over_network=True)
    with desk.clerk() as clerk, pytest.raises(RefusedError, match="over the network, and they are used up"):
        put_piece(clerk.session, NOTICE.tender_id, NAMED, 1, PLAN[PIECE_BYTES : 2 * PIECE_BYTES], over_network=True)
    desk.upload(BID)
    assert _file(desk) == PLAN


def test_a_box_takes_no_more_pieces_than_its_bids_have(desk: BidDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """However short they are: here two."""
    monkeypatch.setattr(room, "room_of", lambda _: room.Room(2**30, 2))
    with desk.clerk() as clerk:
        for number in (1, 2):
            put_piece(clerk.session, NOTICE.tender_id, NAMED, number, b"x", over_network=True)
        with pytest.raises(RefusedError, match="2 pieces of envelopes over the network"):
            put_piece(clerk.session, NOTICE.tender_id, "f" * 64, 1, b"x", over_network=True)


def _file(desk: BidDesk) -> bytes:
    with desk.session() as session:
        file = envelope_file(session, NAMED)
        assert file is not None
        with file:
            return file.read()
