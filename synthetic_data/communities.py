"""The housing estates of a city (小区), with their heavy-tailed sizes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthetic_data.arrays import Flags, Floats, Ints, Names, choices, top_share
from synthetic_data.naming import community_names, neighbourhood_names, subdistrict_names
from synthetic_data.profile import Profile
from synthetic_data.reading import read_pool
from synthetic_data.span import Span
from synthetic_data.streams import Streams

__all__ = ["Communities", "make_communities"]


@dataclass(frozen=True, slots=True)
class Communities:
    """One entry an estate in each column.

    `served_from` is the first day of its first service, `trouble` its own weight of complaints.
    """

    names: Names
    district: Names
    subdistrict: Names
    neighbourhood: Names
    kind: Names
    built_year: Ints
    households: Ints
    area: Ints
    served_from: Ints
    new: Flags
    trouble: Floats


def make_communities(count: int, span: Span, profile: Profile, streams: Streams) -> Communities:
    """Return the estates; areas in m2, `trouble` from a gamma distribution with mean 1."""
    rng = streams.named("communities")
    part = profile.communities
    kind_names = list(part.kinds.value)
    kind = choices(rng, part.kinds.value, count)
    households = np.maximum(
        24, part.households_median.value * rng.lognormal(0, part.households_sigma.value, count)
    ).astype(np.int64)
    area = (households * rng.uniform(*part.m2_per_household.value, count)).astype(np.int64)
    new = top_share(rng.random(count), min(0.5, part.new_share.value * span.years))
    served_from = np.where(new, rng.integers(span.first, span.end, count), span.first - rng.integers(90, 2500, count))
    shape = profile.complaints.dispersion.value
    return Communities(
        *_places(
            count, profile, streams.named("places"), community_names(kind, kind_names, streams.named("community names"))
        ),
        kind=np.array(kind_names)[kind],
        built_year=_built_years(kind, [part.built_years.value[name] for name in kind_names], served_from, rng),
        households=households,
        area=area,
        served_from=served_from,
        new=new,
        trouble=rng.gamma(shape, 1 / shape, count),
    )


def _places(count: int, profile: Profile, rng: np.random.Generator, names: Names) -> tuple[Names, Names, Names, Names]:
    """Return names, districts, subdistricts and neighbourhoods, each within the one before."""
    districts = np.resize(np.array(read_pool("names")["districts"]), profile.districts.value)
    per_district = profile.subdistricts.value
    subdistricts = subdistrict_names(len(districts) * per_district, rng)
    neighbourhoods = neighbourhood_names(len(subdistricts) * profile.neighbourhoods.value, rng)
    place = rng.integers(len(neighbourhoods), size=count)
    street = place // profile.neighbourhoods.value
    return names, districts[street // per_district], subdistricts[street], neighbourhoods[place]


def _built_years(kind: Ints, ranges: list[tuple[int, int]], served_from: Ints, rng: np.random.Generator) -> Ints:
    """Return years of the kind's range, never later than the first service."""
    low, high = np.array(ranges).T
    drawn = rng.integers(low[kind], high[kind] + 1)
    year_served = served_from.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
    return np.minimum(drawn, year_served)
