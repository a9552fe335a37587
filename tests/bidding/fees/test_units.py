"""Units in words."""

from __future__ import annotations

import pytest

from bidding.fees.units import unit_of


@pytest.mark.parametrize("per", ["平方米·月", "元/㎡·月", "m² a month", "m2 and month", "每平方米每月"])
def test_floor_area_and_month(per: str) -> None:
    """As lists write it, in both languages."""
    assert unit_of(per) == "m2_month"


@pytest.mark.parametrize("per", ["户·月", "household and month"])
def test_household_and_month(per: str) -> None:
    """A flat fee."""
    assert unit_of(per) == "household_month"


@pytest.mark.parametrize("per", ["平方米·年", "次", "m2", "月", "户·平方米·月", "m2 and 12 months", "季度·平方米", ""])
def test_anything_else_is_not_guessed(per: str) -> None:
    """Another time, no time, or both measures at once."""
    assert unit_of(per) is None
