"""Amounts as people read them."""

from __future__ import annotations

from web.work.tenders.written import yuan_shown


def test_yuan_have_two_decimals_and_thousands_set_apart() -> None:
    """And nothing is a dash."""
    assert [yuan_shown(one) for one in (870_000_050, 0, None)] == ["8,700,000.50", "0.00", "–"]
