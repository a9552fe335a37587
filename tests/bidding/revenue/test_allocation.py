"""The common revenue is allocated by the city's rule, to the fen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidding.revenue import Decided, Earned, allocate, enter
from bidding.revenue.allocation import allocation_entry, unallocated
from bidding.revenue.closing import closing_entry
from bidding.revenue.laws import law_named, laws
from models.errors import RefusedError
from tests.builders.money import AT, a_book, posted, voucher

EARNED = Earned("initial", 10_001, 0, 10_001, fund_fen=0, first_fen=1_000_000)


def _fund(place: str, **changes: object) -> int:
    return allocate(replace(EARNED, **changes), law_named(place)).fund_fen  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("place", "fen"), [("lishui", 7001), ("shanghai", 5001), ("huzhou", 5001), ("beijing", 5001), ("hangzhou", 5001)]
)
def test_each_city_has_its_share(place: str, fen: int) -> None:
    """70 % and over or at least 50 % of 100.01 yuan, rounded up to the fen."""
    assert _fund(place) == fen


def test_more_than_half_is_a_fen_more_where_half_is_whole() -> None:
    """Shanghai wants more than half, Huzhou and Beijing at least half."""
    even = {"income_fen": 10_000, "surplus_fen": 10_000}

    assert [_fund(place, **even) for place in ("shanghai", "huzhou", "beijing")] == [5001, 5000, 5000]


def test_a_share_falls_away_when_the_fund_is_full_enough() -> None:
    """In Beijing at 30 % of the first deposit, in Hangzhou and Huzhou at all of it; a fen less and it is due."""
    assert [_fund("beijing", fund_fen=fen) for fen in (299_999, 300_000)] == [5001, 0]
    assert [_fund("hangzhou", fund_fen=fen) for fen in (999_999, 1_000_000)] == [5001, 0]


def test_the_owners_may_decide_on_another_share_where_the_law_lets_them() -> None:
    """In Hangzhou by a vote; in Lishui not before the assembly."""
    vote = Decided(Fraction(1, 5), "v1")

    assert _fund("hangzhou", decided=vote) == 2001
    with pytest.raises(RefusedError, match="no vote changes it"):
        _fund("lishui", decided=vote)


def test_the_costs_of_the_initial_company_are_limited_in_shaoxing() -> None:
    """30 % of the income and not a fen more; after the assembly there is no such limit."""
    allowed = allocate(replace(EARNED, income_fen=10_000, cost_fen=3000, surplus_fen=7000), law_named("shaoxing"))
    over = replace(EARNED, income_fen=10_000, cost_fen=3001, surplus_fen=6999)

    assert allowed.total_fen == 7000
    with pytest.raises(RefusedError, match=r"are more than 3/10 of 100\.00 yuan"):
        allocate(over, law_named("shaoxing"))
    assert allocate(replace(over, stage="assembly"), law_named("shaoxing")).total_fen == 6999


def test_every_reason_is_told() -> None:
    """A loss, and a head that the rest may not go to."""
    loss = replace(EARNED, cost_fen=20_000, surplus_fen=-9999, rest={"committee": 1})

    with pytest.raises(RefusedError) as caught:
        allocate(loss, law_named("lishui"))
    assert "nothing to allocate" in str(caught.value)
    assert "may not go to 'committee'" in str(caught.value)


@given(st.integers(1, 10**12), st.sampled_from([law.id for law in laws()]), st.lists(st.integers(1, 99), min_size=2))
def test_the_parts_add_up_to_the_fen(net: int, place: str, weights: list[int]) -> None:
    """Whatever was earned, wherever, and however the rest is weighed."""
    heads = law_named(place).allocation["assembly"].rest
    rest = dict(zip(heads, weights, strict=False))
    made = allocate(replace(EARNED, stage="assembly", income_fen=net, surplus_fen=net, rest=rest), law_named(place))

    assert made.fund_fen + sum(made.parts.values()) == made.total_fen == net
    assert made.fund_fen * 2 >= net


def test_an_earlier_loss_is_made_good_first() -> None:
    """Only what is left of the surplus is allocated."""
    assert allocate(replace(EARNED, surplus_fen=4000), law_named("lishui")).total_fen == 4000


def test_a_closed_period_is_allocated_once() -> None:
    """The entry takes it out of the surplus, and the closing is then done."""
    book = posted(a_book(), ("bank", 10_001), ("income.letting", -10_001))
    book = enter(book, closing_entry(book, date(2024, 7, 1), AT, "books-1"))
    closing = unallocated(book)
    assert closing is not None
    made = allocate(EARNED, law_named("lishui"))
    book = enter(book, allocation_entry(book, closing, made, voucher("2024-07-05")))

    assert (book.balance("surplus"), book.balance("bank"), book.balance("reserved.upkeep")) == (0, 3000, 3000)
    assert unallocated(book) is None
