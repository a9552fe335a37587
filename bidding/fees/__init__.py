"""Service levels, guided fees and menus of services (服务等级、政府指导价与菜单式服务); pure decisions."""

from __future__ import annotations

from bidding.fees.checking import FeeGap, FeeSeen, FeeStanding, seen_of
from bidding.fees.estates import EstateFees, estate_fees
from bidding.fees.law_shapes import FeeLaw
from bidding.fees.laws import law_for
from bidding.fees.reviews import ReviewDue, review_due
from bidding.fees.table_files import load_fee_table, read_fee_table
from bidding.fees.table_shapes import FeeTable

__all__ = [
    "EstateFees",
    "FeeGap",
    "FeeLaw",
    "FeeSeen",
    "FeeStanding",
    "FeeTable",
    "ReviewDue",
    "estate_fees",
    "law_for",
    "load_fee_table",
    "read_fee_table",
    "review_due",
    "seen_of",
]  # fmt: skip
