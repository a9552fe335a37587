"""Bids side by side, as far as anybody may see them."""

from __future__ import annotations

from pathlib import Path

from bidding.tender import State
from tests.builders.accounts import signed_in
from tests.builders.notices import company
from tests.builders.record import writing_to
from tests.builders.tender_rooms import CENTRE, ROOM, kept, tender_portal
from web.work.tenders.comparing import compared


def test_nothing_is_seen_before_the_opening_is_on_record(tmp_path: Path) -> None:
    """Neither bids nor how many there are, not even for who runs the opening."""
    app = tender_portal(tmp_path, State.CLOSED, "2024-06-21T02:00:00Z")
    tender = kept(app)
    with writing_to(app.config["WUXIN"].database_url) as session:
        found = compared(session, tender, "en")

    assert found == []
    assert "side by side" not in signed_in(app, *CENTRE).get(ROOM).text


def test_ranked_bids_stand_in_their_order(tmp_path: Path) -> None:
    """With price and place; the sum of points that the ranking gave."""
    app = tender_portal(tmp_path, State.ANNOUNCED, "2024-06-26T02:00:00Z")
    tender = kept(app)
    with writing_to(app.config["WUXIN"].database_url) as session:
        (lot,) = compared(session, tender, "en")

    assert [(side.company_id, side.place, side.price_fen) for side in lot.sides] == [
        (company(1), 1, 870_000_000), (company(2), 2, 900_000_000), (company(3), 3, 930_000_000),
    ]  # fmt: skip
    assert lot.marks == ()
