"""Securities of auctions, on record with their entries in the estate's books."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bidding.auction import ApplicationMove, ApplicationStep, signed_application
from models.errors import RefusedError
from models.record import Clerk
from tests.builders.auctions import AUCTION, OPENS_AT, bidder, rules
from tests.builders.money import DIGEST, voucher
from tests.builders.money_register import a_money_clerk, an_open_estate
from web.register.auctions.applications import application_named, apply
from web.register.auctions.courses import announce
from web.register.letting.securities import take_security_step
from web.register.money.books import took_back
from web.register.money.proof import proof_of
from web.register.money.rows import estate_of

BEFORE = OPENS_AT - timedelta(hours=1)


def _step(move: str, fen: int = 0, reason: str = "") -> ApplicationStep:
    return ApplicationStep(ApplicationMove(move), BEFORE.date(), BEFORE, "C-1", fen, reason)


def test_a_security_stands_in_the_books_as_long_as_it_is_held() -> None:
    """Its entry follows from its steps and is not taken back by itself; the record proves the balance."""
    with a_money_clerk() as opening:
        session, estate = opening.session, an_open_estate(opening)
        clerk = Clerk(session, BEFORE, opening.entropy)
        announce(clerk, rules(), "Harbour")
        apply(clerk, AUCTION, signed_application(AUCTION, (bidder("d").name, bidder("d").pair)))
        applied, _ = take_security_step(clerk, estate, application_named(session, AUCTION, "B1"), _step("pay", 50_000))
        estate = estate_of(session, estate.community_id)
        assert (estate.common.balance("deposits"), proof_of(session, estate).problems) == (50_000, ())
        with pytest.raises(RefusedError, match="it belongs to the security of a rent auction"):
            took_back(clerk, estate, "common", 1, voucher("2024-05-06"))

        with pytest.raises(RefusedError, match="the auction goes on"):
            take_security_step(clerk, estate, applied, _step("refund", 50_000), (DIGEST,))
