"""Ciphertext and hand-ins are held to the digests that the record names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import Session

from bidding.bids import Part
from models.record.bid_checks import check_bids
from models.record.findings import Verification
from models.record.sources import KeptRecord
from tests.builders.bid_register import BidDesk
from tests.builders.bids import a_bid

BIDS = [a_bid(1)]
NAMED = a_bid(1).submission.parts[Part.PRICE].envelope


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[BidDesk]:
    """Return a desk with a bid and a custodian's shares."""
    found = BidDesk.of(tmp_path).quick()
    found.hand_in(*BIDS)
    found.close()
    found.give_shares(BIDS, [0])
    yield found
    found.engine.dispose()


def _found(session: Session, statement: str) -> str:
    found = Verification("register")
    session.connection().exec_driver_sql(statement)
    check_bids(KeptRecord(session), found)
    session.rollback()
    return " ".join(map(str, found.findings))


def test_what_was_kept_has_no_finding(desk: BidDesk) -> None:
    """Envelopes hash to their names, hand-ins to theirs."""
    with desk.session() as session:
        assert _found(session, "SELECT 1") == ""


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        (f"UPDATE bid_piece SET data = x'00' WHERE envelope = '{NAMED}'", "the pieces have SHA-256"),  # noqa: S608
        (f"DELETE FROM bid_piece WHERE envelope = '{NAMED}'", "the pieces have SHA-256"),  # noqa: S608
        (f"DELETE FROM bid_envelope WHERE digest = '{NAMED}'", "bid_envelope"),  # noqa: S608
        ("UPDATE bid_hand_in SET text = 'other'", "the text was changed"),
        ("DELETE FROM bid_hand_in", "the row is missing"),
        ("INSERT INTO bid_hand_in VALUES ('00', 't', 'halves', NULL, 'x', 'y')", "no event of a box names it"),
    ],
)
def test_every_change_is_found(desk: BidDesk, statement: str, what: str) -> None:
    """Changed, removed, or slipped in."""
    with desk.session() as session:
        assert what in _found(session, statement)
