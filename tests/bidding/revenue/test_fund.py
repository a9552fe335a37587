"""The fund by unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidding.revenue import Deposit, enter, fund_of
from bidding.revenue.books import EntryKind
from bidding.revenue.fund import cost_parts, deposit_entry, fund_entry
from bidding.revenue.laws import law_named
from models.errors import RefusedError
from tests.builders.money import a_fund, posted, voucher


def test_first_deposits_and_areas_are_kept() -> None:
    """And a top-up adds to the balance alone."""
    book = a_fund(2)
    book = enter(book, deposit_entry(book, [Deposit("1-101", 0, 5)], voucher(), first=False))
    fund = fund_of(book)

    assert (fund.first_fen, fund.total_fen, fund.balances["1-101"]) == (200_000, 200_005, 100_005)
    assert fund.shares([], 3) == {"1-101": 2, "2-101": 1}


@given(st.integers(0, 10**7), st.integers(0, 10**7), st.lists(st.integers(1, 10**5), min_size=1, max_size=9))
def test_two_payments_give_each_unit_its_share_of_the_whole(advance: int, rest: int, areas: list[int]) -> None:
    """However the first was rounded."""
    book = a_fund(1)
    more = [Deposit(f"x-{n}", area, 1) for n, area in enumerate(areas)]
    fund = fund_of(enter(book, deposit_entry(book, more, voucher(), first=True)))
    first, second = cost_parts(fund, [], 0, advance), cost_parts(fund, [], advance, advance + rest)
    whole = fund.shares([], advance + rest)

    assert {unit: -(first[unit] + second[unit]) for unit in whole} == whole


def test_units_below_the_line_are_told() -> None:
    """30 % of what they first paid, the emptiest first; at the line they are not."""
    book = posted(a_fund(3), ("unit/2-101", 70_001), ("unit/3-101", 90_000), ("unit/1-101", 70_000), ("bank", -230_001))
    alerts = list(fund_of(book).top_ups(law_named("hangzhou")))

    assert [(one.unit, one.balance_fen, one.wanted_fen) for one in alerts] == [
        ("3-101", 10_000, 30_000), ("2-101", 29_999, 30_000)
    ]  # fmt: skip


def test_every_unit_that_cannot_pay_in_is_told() -> None:
    """A second first deposit, a unit without an account, one named twice, one that pays nothing."""
    book = a_fund(1)
    with pytest.raises(RefusedError, match="its first deposit is on record"):
        deposit_entry(book, [Deposit("1-101", 1, 1)], voucher(), first=True)
    with pytest.raises(RefusedError) as caught:
        deposit_entry(book, [Deposit("9", 1, 1), Deposit("9", 1, 0)], voucher(), first=False)
    assert all(word in str(caught.value) for word in ("no account in the fund", "named twice", "above 0"))
    with pytest.raises(RefusedError, match="nobody pays in"):
        deposit_entry(book, [], voucher(), first=False)


def test_an_entry_takes_from_units() -> None:
    """What they pay together leaves the bank."""
    book = enter(a_fund(2), fund_entry(a_fund(2), EntryKind.PAY, voucher(), {"1-101": -10, "2-101": -20}))

    assert (book.balance("bank"), book.balance("unit/2-101")) == (199_970, 99_980)
