"""Steps as forms."""

from __future__ import annotations

from pathlib import Path

from bidding.tender import Move
from tests.builders.accounts import empty_portal, signed_in
from tests.builders.tender_rooms import DEVELOPER
from web.work.tenders.doing import STEPS
from web.work.tenders.step import field_of, picked


def test_every_move_has_its_form() -> None:
    """But drafts and addenda, which are guided."""
    assert set(Move) - set(STEPS) == {Move.DRAFT, Move.AMEND}


def test_a_field_is_named_by_what_it_is_for() -> None:
    """A lot, and the company it fell to; never by a place."""
    assert field_of("winner", "lot-1") == "winner.lot-1"
    assert field_of("fen", "lot-2", "91330681MA0000001K") == "fen.lot-2.91330681MA0000001K"


def test_a_choice_of_two_is_taken_apart(tmp_path: Path) -> None:
    """A lot and a company; and a room without tenders has none."""
    assert picked("lot-1|91330681MA0000001K") == ("lot-1", "91330681MA0000001K")
    assert signed_in(empty_portal(tmp_path), *DEVELOPER).get("/work/tenders").status_code == 200
