"""A lease is what was bid for."""

from __future__ import annotations

from bidding.letting import LettingAward
from bidding.letting.awards import award_problems
from tests.builders.lettings import lease_terms


def test_a_lease_at_the_winning_rent_passes() -> None:
    """Its asset, tenant and rent are those of the award."""
    assert award_problems(lease_terms(), LettingAward("auction", "a1", "shop-1", "b", 100_000)) == []


def test_every_difference_is_told() -> None:
    """Another asset, another tenant, another rent."""
    found = award_problems(lease_terms(), LettingAward("tender", "t1", "shop-2", "a", 105_000, "gave up"))

    assert [problem.where for problem in found] == ["tender t1"] * 3
    assert all(word in str(found) for word in ("shop-2", "awarded to a", "1,050.00 yuan", "--second"))
