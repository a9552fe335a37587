"""The companies of a city and the hidden quality that everything else leans on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.values.periods import day_number
from synthetic_data.arrays import Flags, Floats, Ints, Names, top_share
from synthetic_data.identifiers import credit_codes
from synthetic_data.naming import company_names, person_names
from synthetic_data.profile import Profile
from synthetic_data.span import Span
from synthetic_data.streams import Streams

__all__ = ["Companies", "make_companies"]


@dataclass(frozen=True, slots=True)
class Companies:
    """One entry a company in each column; `quality` is never written out, `weight` is its share of the market."""

    ids: Names
    names: Names
    legal: Names
    registered: Ints
    participates: Flags
    serves: Flags
    quality: Floats
    weight: Floats


def make_companies(count: int, span: Span, profile: Profile, streams: Streams) -> Companies:
    """Return the companies, sorted by nothing in particular; at least one of them serves."""
    rng = streams.named("companies")
    part = profile.companies
    ids = credit_codes(profile.area_codes.value, count, rng)
    serves = ~top_share(rng.random(count), part.without_project.value)
    weight = rng.lognormal(0, part.size_sigma.value, count)
    low, high = (
        day_number(span.ends_on.replace(year=year, day=1)) for year in _before(part.registered_years.value, span)
    )
    return Companies(
        ids=ids,
        names=company_names(count, streams.named("company names")),
        legal=person_names(count, streams.named("legal representatives")),
        registered=rng.integers(low, high + 1, size=count),
        participates=top_share(rng.random(count), part.participates.value),
        serves=serves if serves.any() else np.ones(count, dtype=bool),
        quality=_quality(count, profile, streams.named("quality")),
        weight=weight,
    )


def _before(years: tuple[int, int], span: Span) -> tuple[int, int]:
    """Cut years so that they lie before the evidence begins."""
    last = span.ends_on.year - -(-span.months // 12) - 1
    return min(years[0], last), min(years[1], last)


def _quality(count: int, profile: Profile, rng: np.random.Generator) -> Floats:
    part = profile.quality
    quality = rng.standard_normal(count)
    rank = rng.random(count) + quality
    leads = top_share(rank, part.leaders.value)
    lags = top_share(-rank, part.laggards.value)
    return quality + part.lead.value * leads - part.lag.value * lags
