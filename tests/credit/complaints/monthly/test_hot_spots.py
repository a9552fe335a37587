"""Hot spots."""

from __future__ import annotations

import numpy as np
import pandas as pd

from credit.complaints.monthly.hot_spots import hot_spots, prior_of
from tests.builders.complaints import desk

RULE = desk().hot_spots
RATE = 2.4


def city(seed: int, true: np.ndarray) -> tuple[pd.Series, pd.Series]:
    """Return counts over the rule's months and households of estates whose true monthly rates are given."""
    rng = np.random.default_rng(seed)
    names = [f"X{number:05}" for number in range(len(true))]
    homes = np.exp(rng.normal(np.log(480), 0.75, len(true))).astype(int) + 1
    return pd.Series(rng.poisson(true * homes / 1000 * RULE.months), names), pd.Series(homes, names)


def test_a_city_of_equal_rates_has_no_hot_spot() -> None:
    """RC-16: chance alone raises no alarm; the raw rate would raise hundreds."""
    counts, homes = city(1, np.full(2000, RATE))

    assert not hot_spots(counts, homes, RULE)["hot"].any()
    assert (counts / (homes / 1000 * RULE.months) >= 2 * RATE).sum() > 50


def test_what_is_flagged_is_hot() -> None:
    """Nine in ten of the flagged are truly at twice the rate, as the rule promises."""
    true = np.random.default_rng(2).gamma(1.25, RATE / 1.25, 2000)
    counts, homes = city(2, true)
    found = hot_spots(counts, homes, RULE)
    flagged = pd.Series(true, counts.index)[found.index[found["hot"]]]

    assert len(flagged) > 30
    assert (flagged >= 2 * RATE).mean() >= 0.9


def test_a_small_community_is_no_hot_spot_by_one_complaint() -> None:
    """One complaint among five households is 67 a month per 1,000, and tells nearly nothing."""
    counts, homes = city(3, np.random.default_rng(3).gamma(1.25, RATE / 1.25, 500))
    counts["tiny"], homes["tiny"] = 1, 5
    row = hot_spots(counts, homes, RULE).loc["tiny"]

    assert row["rate"] > 60
    assert not row["hot"]


def test_nothing_is_said_of_unknown_households() -> None:
    """They have no row; and an empty city has a rate of 0."""
    found = hot_spots(pd.Series({"a": 3}), pd.Series({"a": 0.0, "b": 100.0}), RULE)

    assert [*found.index] == ["b"]
    assert prior_of(np.array([0.0]), np.array([0.3])).mean == 0
