"""What the demo's owners let."""

from __future__ import annotations

from bidding.auction import Phase
from web.cli.demo.estate import ASSETS
from web.cli.demo.lettings import running_auction
from web.cli.demo.stage import Stage
from web.register.auctions.courses import course_of
from web.register.letting.lease_rows import leases_of


def test_one_auction_is_over_one_runs_and_one_waits(stage: Stage) -> None:
    """The one that runs has bids already."""
    year = stage.day(0).year
    names = f"{ASSETS[0]}-{year}", running_auction(year), f"{ASSETS[2]}-{year}"
    courses = [course_of(stage.session, name) for name in names]

    assert [one.phase(stage.now) for one in courses] == [Phase.CLOSED, Phase.OPEN, Phase.WAITING]
    assert courses[1].leading is not None


def test_who_won_has_signed_at_the_rent_that_was_bid(stage: Stage) -> None:
    """The lease names the winner of the auction."""
    (lease,) = leases_of(stage.session, stage.estate)
    leading = course_of(stage.session, f"{ASSETS[0]}-{stage.day(0).year}").leading

    assert leading is not None
    assert (lease.terms.tenant, lease.terms.rent_fen) == (leading.by, leading.amount_fen)
