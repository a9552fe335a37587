"""Estates that nobody serves: old and relocation ones, in the subdistricts that have the most estates already.

They are no part of the city's service and evidence, so that they change no other row.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from synthetic_data.city import City
from synthetic_data.communities import Communities, make_communities
from synthetic_data.profile import Given
from synthetic_data.streams import Streams

__all__ = ["unserved_estates"]

_A_SUBDISTRICT: Final = 4
"""How many of them lie in one subdistrict."""
_KINDS: Final = {"old": 0.75, "relocation": 0.25}


def unserved_estates(city: City) -> Communities:
    """Return as many as the profile says, each with a place of the city's own."""
    part = city.profile.communities
    kinds = Given(value=_KINDS, choice="what towns find without a company")
    profile = city.profile.model_copy(update={"communities": part.model_copy(update={"kinds": kinds})})
    made = make_communities(part.unserved.value, city.span, profile, Streams(city.streams.seed + 1))
    at = _places(city, part.unserved.value)
    own = city.communities
    return replace(
        made, district=own.district[at], subdistrict=own.subdistrict[at], neighbourhood=own.neighbourhood[at]
    )


def _places(city: City, count: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return for each the number of an estate of the city beside which it lies."""
    _, first, number = np.unique(city.communities.subdistrict, return_index=True, return_counts=True)
    fullest = first[np.argsort(-number, kind="stable")]
    return np.asarray(fullest[(np.arange(count) // _A_SUBDISTRICT) % len(fullest)], dtype=np.int64)
