"""Bounds of securities, in fen."""

from __future__ import annotations

from datetime import date

import pytest

from bidding.procedures import bid_security_bounds, performance_bounds, procedures_for, security_problems
from tests.builders.notices import a_notice

ON = date(2024, 5, 27)
ZHUJI = procedures_for("330681", ON)


@pytest.mark.parametrize(
    ("yuan_a_year", "least_yuan"), [(4_000_000, 200_000), (6_000_000, 300_000), (9_000_000, 300_000)]
)
def test_five_percent_of_a_years_fees_up_to_300000_yuan(yuan_a_year: int, least_yuan: int) -> None:
    """Zhuji opinions 9: above 6,000,000 yuan a year the least gives way to the most."""
    notice = a_notice()
    found = performance_bounds(notice, notice.lots[0], yuan_a_year * 100 * 3, ZHUJI)  # the lot runs for 36 months

    assert (found.least_fen, found.most_fen) == (least_yuan * 100, 300_000 * 100)


def test_ten_percent_of_the_price_is_the_most_elsewhere() -> None:
    """Regulation for the Implementation of the Tender Law, article 58; nothing is the least."""
    notice = a_notice()
    found = performance_bounds(notice, notice.lots[0], 1_000_009, procedures_for("371082", ON))

    assert (found.least_fen, found.most_fen) == (0, 100_000)


def test_a_bid_security_is_at_most_two_percent() -> None:
    """Article 26: of the estimate of all lots; one fen more is refused with the article."""
    bounds = bid_security_bounds(a_notice(), ZHUJI)

    assert bounds.most_fen == 18_000_000
    assert security_problems("x", 18_000_000, bounds) == []
    (problem,) = security_problems("x", 18_000_001, bounds)
    assert problem.where.endswith("art. 26")


def test_too_little_is_refused_with_what_is_asked() -> None:
    """And with the clause that asks for it."""
    notice = a_notice()
    bounds = performance_bounds(notice, notice.lots[0], 900_000_000, ZHUJI)
    (problem,) = security_problems("x", bounds.least_fen - 1, bounds)

    assert "at least 15000000" in problem.what
    assert problem.where.startswith("Zhuji Opinions")
