"""Prices that are out of bounds."""

from __future__ import annotations

import pytest

from bidding.evaluation.limits import beyond_limits, low_prices, price_rejection
from tests.builders.evaluations import CRITERIA, a_tender


def _bids(*prices: int) -> list[dict[str, object]]:
    return [{"handle": f"b-{n}", "price_fen": fen, "grade": "A"} for n, fen in enumerate(prices, 1)]


def _low(*prices: int, **changes: object) -> list[str]:
    tender = a_tender(bids=_bids(*prices), marks=None, ceiling_fen=None, **changes)
    return [one.handle for one in low_prices(tender, tender.bids)]


def test_a_price_above_the_ceiling_is_rejected() -> None:
    """One fen above is above; the ceiling itself is not."""
    found = beyond_limits(a_tender(bids=_bids(1000, 1001), marks=None, ceiling_fen=1000))

    assert [*found] == ["b-2"]
    assert "art. 51" in found["b-2"].en


def test_only_a_letting_has_a_floor() -> None:
    """A rent below the starting rent is rejected."""
    tender = a_tender(bids=_bids(99, 100), marks=None, criteria=None, method="highest_rent", kind="letting",
                      floor_fen=100, ceiling_fen=None)  # fmt: skip

    assert [*beyond_limits(tender)] == ["b-1"]
    assert low_prices(tender, tender.bids) == []


@pytest.mark.parametrize(
    ("prices", "low"),
    [
        ((60, 100, 100), ["b-1"]),
        ((61, 81, 100, 100, 100, 100, 100, 100), []),
        ((70, 100), ["b-1"]),
        ((71, 100), []),
        ((100,), []),
        ((50, 50), []),
    ],
)
def test_the_two_bounds_are_included(prices: tuple[int, ...], low: list[str]) -> None:
    """From 40 % below the mean of the others, or 30 % below the next higher one; a single bid has no others."""
    assert _low(*prices) == low


def test_a_notice_may_state_other_bounds() -> None:
    """Both bounds are data of the notice."""
    assert _low(80, 100, below_next="20%") == ["b-1"]
    assert _low(70, 100, below_next="50%", below_mean="50%") == []


def test_a_rejected_explanation_tells_why() -> None:
    """The panel's own reason, and whether the price was abnormally low."""
    why = {"bid": "b-01", "accepted": False, "reason": "wages below the minimum"}
    found = price_rejection(a_tender(explanations=[why], criteria=[*CRITERIA]), {})

    assert "wages below the minimum" in found["b-01"].en
    assert "thought to be below cost" in found["b-01"].en
