"""Bids under evaluation before their prices are known."""

from __future__ import annotations

import pytest

from models.errors import RefusedError
from tests.builders.panel_rooms import PLACE, panel_portal
from tests.builders.record import writing_to
from web.register.tenders.technical_parts import bids_under_evaluation, technical_part, technical_parts


def test_bids_are_known_by_their_covers() -> None:
    """None while these are sealed; then their technical parts open again as they were sealed."""
    for stage, wanted in (("begun", 0), ("drawn", 3)):
        with writing_to(panel_portal(stage).config["WUXIN"].database_url) as session:
            bids = bids_under_evaluation(session, *PLACE)
            parts = {technical_part(session, PLACE[0], one) for one in bids}

            assert (len(bids), len(technical_parts(session, PLACE[0]))) == (wanted, wanted)
            assert parts == {f"We clean {number} times a week.".encode() for number in (1, 2, 3)[:wanted]}
            assert bids_under_evaluation(session, "elsewhere", "lot-1") == ()
            with pytest.raises(RefusedError):
                technical_part(session, PLACE[0], "nobody")
