"""What the event of each move holds."""

from __future__ import annotations

import pytest

from bidding.tender.details import DETAILS, read_details
from bidding.tender.moves import Move
from models.errors import InputError
from tests.builders.tenders import DIGEST, opening


def test_every_move_has_its_shape() -> None:
    """None is left to hold anything."""
    assert set(DETAILS) == set(Move)


def test_every_fault_is_named_by_its_place() -> None:
    """An unknown key and a missing one, both at once."""
    with pytest.raises(InputError) as caught:
        read_details(Move.FILE, {"filed": "x"})

    assert len(caught.value.problems) == 2
    assert "file, filed" in {one.where for one in caught.value.problems}


def test_a_bid_that_opened_is_known() -> None:
    """Its company and its price; of a revoked one neither is."""
    (bid, *_rest) = opening()["bids"]

    with pytest.raises(InputError, match="its company and its price"):
        read_details(Move.OPEN, {"digest": DIGEST, "bids": [{**bid, "price_fen": None}]})
    read_details(Move.OPEN, {"digest": DIGEST, "bids": [{**bid, "outcome": "revoked", "price_fen": None}]})
