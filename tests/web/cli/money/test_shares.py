"""Shares, weights and budgets as commands take them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from models.errors import InputError
from web.cli.money.shares import planned, share_of, weights_of


def test_shares_weights_and_budgets_are_read() -> None:
    """As the commands show them; nothing is nothing."""
    assert weights_of(["upkeep=2", "audit=1"]) == {"upkeep": 2, "audit": 1}
    assert (weights_of(None), share_of(None, None)) == ({}, None)
    assert share_of("3/5", "v1") == (Fraction(3, 5), "v1")
    assert planned(["spent.audit=20.50"]) == {"spent.audit": 2050}


@pytest.mark.parametrize(("share", "vote"), [("3/5", None), (None, "v1"), ("6/5", "v1"), ("half", "v1"), ("1/0", "v1")])
def test_a_share_comes_with_its_vote(share: str | None, vote: str | None) -> None:
    """And is a part of a whole."""
    with pytest.raises(InputError, match="--share"):
        share_of(share, vote)


@pytest.mark.parametrize("words", [["upkeep"], ["upkeep=0"], ["upkeep=x"], ["=1"]])
def test_a_weight_is_a_whole_number(words: list[str]) -> None:
    """Above 0, with its head."""
    with pytest.raises(InputError):
        weights_of(words)


def test_a_budget_is_for_accounts_that_are_there() -> None:
    """And the known ones are named."""
    with pytest.raises(InputError, match=r"Take one of bank, cash"):
        planned(["till=1"])
