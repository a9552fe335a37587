"""Fees in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from bidding.fees.checking import FeeGap, FeeSeen, FeeStanding
from bidding.fees.laws import law_for
from bidding.fees.wording import STANDINGS, WHYS, ends_fen, problem_of, standing_of
from bidding.revenue.charges import Fee
from tests.builders.fee_tables import CODE

LAW = law_for(CODE)
FEE = Fee("service", 130, "m2 a month", level="1", housing="ordinary")
ABOVE = FeeSeen(date(2024, 5, 1), FeeStanding.ABOVE, FEE, None, "initial", Fraction(80), Fraction(241, 2))


def test_every_standing_and_reason_has_its_words() -> None:
    """In both languages."""
    assert (set(STANDINGS), set(WHYS)) == (set(FeeStanding), set(FeeGap))


def test_a_band_is_told_by_the_whole_fen_within_it() -> None:
    """From 80.5 to 120.5: 81 to 120."""
    assert ends_fen(Fraction(161, 2), Fraction(241, 2)) == (81, 120)


def test_a_finding_names_band_article_and_remedy() -> None:
    """So that whoever reads it knows what to do."""
    assert str(problem_of(ABOVE, LAW)) == (
        "fee service: 1.30 yuan lies above 0.80 to 1.20, the band of level 1, ordinary housing in the initial stage. "
        "List it anew; Shandong Property Management Regulation art. 63."
    )


def test_a_charge_is_named_by_its_number() -> None:
    """And its day."""
    assert str(problem_of(replace(ABOVE, number=3), LAW)).startswith("charge 3 of 2024-05-01, fee service: 1.30")


def test_a_menu_is_named_by_its_sum() -> None:
    """Nothing is said of a band."""
    menu = replace(ABOVE, by_menu=True, highest=Fraction(75), scope=None)

    assert "lies above 0.75, the sum of the services that were chosen" in str(problem_of(menu, LAW))


def test_what_is_not_known_says_why_and_the_rest_is_no_problem() -> None:
    """A list without a level; a fee within its band."""
    unknown = FeeSeen(date(2024, 5, 1), FeeStanding.UNKNOWN, FEE, FeeGap.NO_LEVEL)

    assert "not known: the fee list does not say which level" in str(problem_of(unknown, LAW))
    assert problem_of(replace(ABOVE, standing=FeeStanding.WITHIN), LAW) is None


def test_a_menu_stands_beside_its_sum() -> None:
    """Not beside a band."""
    menu = replace(ABOVE, by_menu=True)

    assert [standing_of(one).en for one in (ABOVE, menu, replace(menu, standing=FeeStanding.UNKNOWN))] == [
        "above the band", "above the sum of what was chosen", "not known",
    ]  # fmt: skip
