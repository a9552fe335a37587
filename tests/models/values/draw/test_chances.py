"""Every label is drawn as often as its tickets say, measured by chi-square.

Randomness is the number of the draw as text, so nothing here can flake. `WUXIN_DRAWS=100000` makes it long.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import permutations, product
from math import erfc, exp, gamma, sqrt

import pytest

from models.values.draw import DrawPlan, draw
from tests.builders.draws import CODES, plan_of, pool_of

DRAWS = int(os.environ.get("WUXIN_DRAWS", "1500"))
LEAST = 0.001
"""A right program falls below this once in a thousand choices of the draws; ours are fixed."""
WEIGHTS = {"甲": 1, "乙": 2, "丙": 3, "丁": 5, "戊": 9}
EAST, WEST = {"甲": 1, "乙": 2, "丙": 3}, {"丁": 1, "戊": 1, "己": 4}
Chances = dict[tuple[str, ...], Fraction]


def survival(statistic: float, freedom: int) -> float:
    """Return the chance of a chi-square at least this large: the recurrence of its upper tail by steps of two."""
    half = statistic / 2
    found, have = (erfc(sqrt(half)), 1) if freedom % 2 else (exp(-half), 2)
    while have < freedom:
        found += half ** (have / 2) * exp(-half) / gamma(have / 2 + 1)
        have += 2
    return found


def orders(weights: Mapping[str, int], count: int) -> Chances:
    """Return the exact chance of each order in which `count` labels can be drawn."""
    found: Chances = {}
    for order in permutations(weights, count):
        chance, left = Fraction(1), sum(weights.values())
        for label in order:
            chance *= Fraction(weights[label], left)
            left -= weights[label]
        found[order] = chance
    return found


def fit(plan: DrawPlan, expected: Chances) -> float:
    """Return how well many draws fit the chances of their outcomes: the tail of chi-square."""
    seen = Counter(draw(plan, codes=CODES, randomness=str(number)).labels for number in range(DRAWS))
    assert seen.keys() <= expected.keys()
    statistic = sum((seen[one] - DRAWS * chance) ** 2 / (DRAWS * chance) for one, chance in expected.items())
    return survival(float(statistic), len(expected) - 1)


@pytest.mark.parametrize(("statistic", "freedom", "tail"), [
    (3.841, 1, 0.05), (5.991, 2, 0.05), (18.307, 10, 0.05), (20.515, 5, 0.001), (43.820, 19, 0.001),
])  # fmt: skip
def test_the_tail_is_that_of_printed_tables(statistic: float, freedom: int, tail: float) -> None:
    """The yardstick itself, against the quantiles of any handbook."""
    assert survival(statistic, freedom) == pytest.approx(tail, rel=0.01)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_weighted_pool_is_drawn_by_its_weights(count: int) -> None:
    """The first label by its share of tickets, and each order of several by its share of those left."""
    plan = plan_of(pool_of(WEIGHTS), count=count)

    assert fit(plan, orders(WEIGHTS, count)) > LEAST


def test_a_stratified_pool_is_drawn_stratum_by_stratum() -> None:
    """Each by its own weights, and independently of the other: all joint outcomes."""
    pool = (*pool_of(EAST, "东"), *pool_of(WEST, "西"))
    plan = plan_of(pool, count=3, quotas={"东": 1, "西": 2})
    expected = {
        east + west: one * other
        for (east, one), (west, other) in product(orders(EAST, 1).items(), orders(WEST, 2).items())
    }

    assert fit(plan, expected) > LEAST


def test_an_exclusion_leaves_the_shares_of_the_others() -> None:
    """As if the label had never been in the pool."""
    plan = plan_of(pool_of(WEIGHTS), count=2, exclusions={"戊": "回避"})
    rest = {label: weight for label, weight in WEIGHTS.items() if label != "戊"}

    assert fit(plan, orders(rest, 2)) > LEAST


@pytest.mark.parametrize("wrong", [lambda _: 1, lambda weight: weight + 1, lambda weight: weight * weight])
def test_a_wrong_share_would_be_seen(wrong: Callable[[int], int]) -> None:
    """Weights left out, shifted by one or squared: the same measure refuses them."""
    expected = orders({label: wrong(weight) for label, weight in WEIGHTS.items()}, 1)

    assert fit(plan_of(pool_of(WEIGHTS), count=1), expected) < LEAST
