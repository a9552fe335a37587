"""Prices as points."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidding.evaluation.formulas import Prices, Term, half_up, price_term, shown, yuan
from bidding.evaluation.shapes import Criterion


def _criterion(formula: str, **more: Any) -> Criterion:  # noqa: ANN401 - keys of a criterion
    plain = {"id": "price", "kind": "price", "title": "报价", "max_points": "10", "formula": formula}
    return Criterion.model_validate(plain | more)


VALID = Prices(valid=(90, 100, 110), reasonable=(100, 110), reference=100)


@pytest.mark.parametrize(
    ("formula", "price", "points"),
    [
        ("lowest_ratio", 100, 9000),
        ("lowest_reasonable_ratio", 110, 9091),
        ("lowest_reasonable_ratio", 90, 10_000),
        ("highest_ratio", 90, 8182),
        ("mean_deviation", 100, 10_000),
        ("mean_deviation", 110, 7000),
        ("mean_deviation", 90, 8000),
    ],
)
def test_each_formula_gives_what_its_text_says(formula: str, price: int, points: int) -> None:
    """90, 100 and 110 are valid, 90 is abnormally low: what each price has of ten points."""
    assert price_term(_criterion(formula), price, VALID).points == points


@pytest.mark.parametrize(("price", "points"), [(97, 8000), (103, 8000), (104, 5000), (110, 5000), (111, 0)])
def test_bands_include_their_bound(price: int, points: int) -> None:
    """Within 3 % means at most 3 %, on both sides; beyond the widest band there is nothing."""
    bands = [{"within": "3%", "points": "8"}, {"within": "10%", "points": "5"}]

    assert price_term(_criterion("reference_bands", bands=bands), price, VALID).points == points


def test_the_notice_may_state_other_rates() -> None:
    """A parameter of the criterion replaces that of the table; the other stays."""
    assert price_term(_criterion("mean_deviation", parameters={"above": "0.5"}), 110, VALID).points == 5000


def test_points_never_fall_below_nothing() -> None:
    """A price far above the mean has no points, not less than none."""
    assert price_term(_criterion("mean_deviation"), 1000, VALID).points == 0


def test_a_term_tells_its_numbers() -> None:
    """Prices in yuan, full points, and the result, so that a reader can repeat it by hand."""
    term = price_term(_criterion("lowest_ratio"), 110, VALID)

    assert term.working == "0.90 ÷ 1.10 × 10 = 8.182"
    assert term.as_dict()["exact"] == "90/11"


@given(st.fractions(min_value=0, max_value=10**6))
def test_half_is_rounded_up(exact: Fraction) -> None:
    """The nearest whole number, and the higher one from the middle."""
    assert half_up(exact) - Fraction(1, 2) <= exact < half_up(exact) + Fraction(1, 2)


def test_rounding_is_marked() -> None:
    """What is not exact has a ~ before it; money is told to the fen."""
    assert (shown(Fraction(1000, 3)), shown(Fraction(1500)), yuan(Fraction(2005, 10))) == ("~0.333", "1.5", "2.01")
    assert Term.of("x", Fraction(1, 2), "w").points == 1
