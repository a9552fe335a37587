"""The chart of accounts as data."""

from __future__ import annotations

from bidding.revenue.chart import chart_of


def test_each_book_has_its_accounts() -> None:
    """With a title in both languages, and a sign by their kind."""
    common = chart_of("common")
    bank, income = common.accounts["bank"], common.accounts["income.letting"]

    assert (bank.sign, income.sign) == (1, -1)
    assert all(one.title.zh and one.title.en for one in common.accounts.values())


def test_units_have_accounts_below_one() -> None:
    """`unit/3-1-201` is one, `unit` alone and what lies below others are none."""
    fund = chart_of("fund")

    assert fund.find("unit/3-1-201") is not None
    assert [fund.find(name) for name in ("unit", "unit/", "bank/1", "income.letting")] == [None] * 4
