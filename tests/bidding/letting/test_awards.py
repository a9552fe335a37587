"""A lease is what was bid for."""

from __future__ import annotations

from bidding.auction import LeaseOffer
from bidding.letting import LettingAward
from bidding.letting.awards import award_problems
from tests.builders.lettings import day, lease_terms


def test_a_lease_at_the_winning_rent_passes() -> None:
    """Its asset, tenant and rent are those of the award."""
    assert award_problems(lease_terms(), LettingAward("auction", "a1", "shop-1", "b", 100_000)) == []


def test_every_difference_is_told() -> None:
    """Another asset, another tenant, another rent."""
    found = award_problems(lease_terms(), LettingAward("tender", "t1", "shop-2", "a", 105_000, "gave up"))

    assert [problem.where for problem in found] == ["tender t1"] * 3
    assert all(word in str(found) for word in ("shop-2", "awarded to a", "1,050.00 yuan", "--second"))


def test_the_lease_is_the_one_that_was_bid_for() -> None:
    """Its time, the months of the rent, how often it is paid and the deposit, each a reason."""
    offer = LeaseOffer(day("2024-06-01"), day("2027-06-01"), 1, 3, 200_000)
    award = LettingAward("auction", "a1", "shop-1", "b", 100_000, offer=offer)
    other = lease_terms(until="2030-06-01", rent_months=12, free_months=2, deposit_fen=0)

    assert award_problems(lease_terms(since="2024-06-01", until="2027-06-01", deposit_fen=200_000), award) == []
    assert len(award_problems(other, award)) == 4


def test_a_lot_is_let_for_its_months() -> None:
    """Neither longer nor shorter."""
    award = LettingAward("tender", "t1", "shop-1", "b", 100_000, months=36)

    assert award_problems(lease_terms(since="2024-06-01", until="2027-06-01"), award) == []
    assert len(award_problems(lease_terms(since="2024-06-01", until="2034-06-01"), award)) == 1


def test_a_rent_stays_for_the_time_for_which_it_was_bid() -> None:
    """What was bid for a month is not signed for a year, as the notice of the tender tells it."""
    award = LettingAward("tender", "t1", "shop-1", "b", 100_000, rent_months=1)

    assert award_problems(lease_terms(), award) == []
    assert "bid for 1 months, and that of the lease is for 12" in str(
        award_problems(lease_terms(rent_months=12), award)
    )
