"""Which company a row falls on: the one whose service period contains the row's day, never the one of today."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from models.values.periods import FIRST_DAY

__all__ = ["NO_COMMUNITY", "NO_PERIOD", "WITH_INSPECTION", "Numbers", "attribute", "numbers_of"]

NO_COMMUNITY = "no community is given"
NO_PERIOD = "no service period of the community contains the day"
WITH_INSPECTION = "its inspection falls on no company"

_Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Numbers:
    """Service periods as numbers, by community and start: keys, last days (exclusive) and companies."""

    keys: _Ints
    ends: _Ints
    companies: _Ints


def numbers_of(periods: pa.Table) -> Numbers:
    """Return the periods of a Facts table `service_periods`, which do not overlap, ready to search."""
    columns = {name: periods[name].to_numpy().astype(np.int64) for name in periods.column_names}
    keys = _key(columns["community_no"], columns["starts_on"])
    order = np.argsort(keys)
    return Numbers(keys[order], columns["ends_on"][order], columns["company_no"][order])


def attribute(numbers: Numbers, communities: pa.Array, days: _Ints) -> pa.Array:
    """Return the company number of each row (int32), null where no period contains its day.

    `communities` are community numbers, null where none is given; `starts_on <= day < ends_on`.
    """
    given = pc.fill_null(communities, -1).to_numpy(zero_copy_only=False).astype(np.int64)
    found = np.full(len(days), -1, np.int64)
    if len(numbers.keys):
        at = np.searchsorted(numbers.keys, _key(given, days), side="right") - 1
        at = np.where(given < 0, -1, at)
        inside = (at >= 0) & (numbers.keys[at] // _SPAN == given) & (days < numbers.ends[at])
        found = np.where(inside, numbers.companies[at], -1)
    return pa.array(found.astype(np.int32), mask=found < 0)


_SPAN = 1 << 23  # more than the days from the year 1 to the year 9999


def _key(community: _Ints, day: _Ints) -> _Ints:
    return community * _SPAN + (day - FIRST_DAY)
