"""Hot spots that are safe for small numbers: rates per 1,000 households, drawn towards the city's by empirical Bayes.

Complaints of a community are Poisson given its own rate, and the rates of a city follow a gamma distribution, which is
as heavy-tailed as complaints are (11 % of Shanghai's estates made 47 % of them in 2018). Its two parameters come from
the city's own moments (Marshall 1991, Applied Statistics 40, 283-294; the model is that of Clayton and Kaldor 1987,
Biometrics 43, 671-681). Then what is known of one community's rate is a gamma distribution again: a large one is judged
by its own count, a small one mostly by the city, so that two complaints among five households are no alarm.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from credit.complaints.desk_rules import HotSpotRule
from credit.complaints.monthly.gamma import above, quantile

__all__ = ["COLUMNS", "Prior", "hot_spots", "prior_of"]

COLUMNS: Final = ("households", "complaints", "rate", "drawn_rate", "low", "high", "times", "probability")
"""rate: complaints per 1,000 households and month as counted; drawn_rate: drawn towards the city's, with its 90 %
interval low-high, worked out for the first 50; times: drawn_rate over the city's; probability: that the true rate
reaches the rule's multiple."""

_SHOWN: Final = 50
_ALIKE: Final = 1000.0
"""From this shape on rates differ by less than about 3 %: then the communities of a city are all alike."""


@dataclass(frozen=True, slots=True)
class Prior:
    """The gamma distribution of a city's rates: mean per unit, and shape; None where all communities are alike."""

    mean: float
    shape: float | None


def prior_of(counts: np.ndarray, exposure: np.ndarray) -> Prior:
    """Return the distribution of rates from counts and exposures > 0, by Marshall's moments."""
    total = float(exposure.sum())
    if not total or not counts.sum():
        return Prior(0.0, None)
    mean = float(counts.sum()) / total
    spread = float((exposure * (counts / exposure - mean) ** 2).sum()) / total
    variance = spread - mean / float(exposure.mean())
    return Prior(mean, mean * mean / variance if variance * _ALIKE > mean * mean else None)


def hot_spots(counts: pd.Series, households: pd.Series, rule: HotSpotRule) -> pd.DataFrame:
    """Return a row for every community with households, the likeliest hot spot first; see COLUMNS.

    counts: complaints over the rule's months, by community; households by community, missing or 0 where unknown.
    `hot`: whether the probability reaches the rule's.
    """
    known = households[households > 0].astype(float).sort_index()
    exposure = (known / 1000 * rule.months).to_numpy()
    found = counts.reindex(known.index, fill_value=0).to_numpy(dtype=float)
    prior = prior_of(found, exposure)
    rows = [_row(float(count), float(unit), prior, rule) for count, unit in zip(found, exposure, strict=True)]
    frame = pd.DataFrame(rows, columns=["drawn_rate", "probability"], index=known.index, dtype=float)
    frame.insert(0, "households", known.astype(int))
    frame.insert(1, "complaints", found.astype(int))
    frame.insert(2, "rate", found / exposure if len(exposure) else found)
    frame["times"] = frame["drawn_rate"] / prior.mean if prior.mean else 0.0
    frame["hot"] = frame["probability"] >= float(rule.probability)
    ordered = frame.assign(name=frame.index).sort_values(
        ["probability", "times", "name"], ascending=[False, False, True]
    )
    first = ordered[["complaints", "households"]].head(_SHOWN).astype(float).to_numpy()
    bounds = [_interval(float(count), float(homes) / 1000 * rule.months, prior) for count, homes in first]
    ordered[["low", "high"]] = pd.DataFrame(bounds, columns=["low", "high"], index=ordered.index[:_SHOWN], dtype=float)
    return ordered[[*COLUMNS, "hot"]]


def _row(count: float, exposure: float, prior: Prior, rule: HotSpotRule) -> tuple[float, float]:
    """Return the rate drawn towards the city's, and the probability that it reaches the rule's multiple."""
    if prior.shape is None:
        return prior.mean, 0.0
    shape, rate = prior.shape + count, prior.shape / prior.mean + exposure
    return shape / rate, above(shape, rate, prior.mean * rule.times_percent / 100)


def _interval(count: float, exposure: float, prior: Prior) -> tuple[float, float]:
    if prior.shape is None:
        return prior.mean, prior.mean
    shape, rate = prior.shape + count, prior.shape / prior.mean + exposure
    return quantile(shape, rate, 0.05), quantile(shape, rate, 0.95)
