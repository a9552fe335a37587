"""Entries by the acts that make them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from bidding.revenue import Estate, Posting, fund_of
from models.errors import RefusedError
from models.record import Clerk
from tests.builders.money import step, voucher
from tests.builders.money_register import a_money_clerk, an_open_estate
from web.register.money.books import allocated, closed, paid, posted, took_back
from web.register.money.steps import authorisation

VOTE = {"vote": "v1", "item": "1", "matter": "use_revenue", "covers": "lamps"}


@pytest.fixture
def clerk() -> Iterator[Clerk]:
    """Yield a clerk on a register in memory."""
    with a_money_clerk() as made:
        yield made


def _earned(clerk: Clerk, estate: Estate, fen: int = 900) -> Estate:
    return posted(clerk, estate, voucher(), [Posting("bank", fen), Posting("income.letting", -fen)])


def test_what_is_spent_for_owners_names_its_authority(clerk: Clerk) -> None:
    """A vote on that very thing; operating costs need none."""
    estate = _earned(clerk, an_open_estate(clerk))
    estate = paid(clerk, estate, voucher(), ("bank", "cost.operating", 100), "power")
    with pytest.raises(RefusedError, match="no decision stands"):
        paid(clerk, estate, voucher(), ("bank", "spent.upkeep", 100), "lamps")
    estate = authorisation(clerk, estate, step("authorise", "2024-02-01", "a1", "committee", **VOTE))
    estate = paid(clerk, estate, voucher(), ("bank", "spent.upkeep", 100), "lamps")

    authority = {"vote": "v1", "item": "1", "delegated": False, "matter": "use_revenue"}
    assert estate.common.entries[-1].details == {"subject": "lamps", "authority": authority}
    assert "authority" not in estate.common.entries[-2].details


def test_an_allocation_is_made_and_taken_back_in_both_books(clerk: Clerk) -> None:
    """To the fund's units by their area, and from them again."""
    estate = closed(clerk, _earned(clerk, an_open_estate(clerk)), date(2024, 7, 1), "B-2")
    after, made = allocated(clerk, estate, voucher("2024-07-02"), {"upkeep": 1}, (Fraction(2, 3), "v9"))
    assert (made.fund_fen, dict(made.parts), fund_of(after.fund).total_fen) == (600, {"upkeep": 300}, 200_600)
    back = took_back(clerk, after, "common", after.common.entries[-1].number, voucher("2024-07-03"))

    assert (fund_of(back.fund).total_fen, back.common.balance("surplus")) == (200_000, 900)


def test_nothing_is_allocated_without_a_closing_or_a_unit(clerk: Clerk) -> None:
    """And each is said."""
    estate = _earned(clerk, an_open_estate(clerk))
    with pytest.raises(RefusedError, match="no closed period waits"):
        allocated(clerk, estate, voucher(), {})
    bare = replace(closed(clerk, estate, date(2024, 7, 1), "B-2"), fund=replace(estate.fund, entries=()))
    with pytest.raises(RefusedError, match="no unit has an account in the fund"):
        allocated(clerk, bare, voucher("2024-07-02"), {})
