"""Service periods: no community may be served by two companies on a day."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from credit.evidence.errors import PackageError
from models.errors import Problem
from models.values.periods import NEVER, day_number

__all__ = ["check_no_overlap"]

_MOST_SHOWN = 1000
_REMEDY = "End the earlier period (ends_on, exclusive) on or before the day the later one starts."


def check_no_overlap(periods: pa.Table) -> None:
    """Raise PackageError naming every pair of overlapping periods of one community, with their lines."""
    ordered = periods.sort_by([("community_id", "ascending"), ("starts_on", "ascending"), ("_row", "ascending")])
    if not _any_overlap(ordered):
        return
    names = ("community_id", "company_id", "starts_on", "ends_on", "_file", "_row")
    problems: list[Problem] = []
    running: list[dict[str, Any]] = []
    for period in ordered.select(names).to_pylist():
        running = [other for other in running if _reaches(other, period)]
        problems += [_overlap(other, period) for other in running]
        running.append(period)
        if len(problems) > _MOST_SHOWN:
            more = Problem("service_periods", f"more than {_MOST_SHOWN} pairs overlap; the first are listed", _REMEDY)
            raise PackageError([*problems[:_MOST_SHOWN], more])
    raise PackageError(problems)


def _any_overlap(ordered: pa.Table) -> bool:
    """Return whether neighbours overlap; where any two periods do, so do two neighbours."""
    communities = ordered["community_id"]
    starts = ordered["starts_on"].cast(pa.int32()).slice(1)
    ends = pc.fill_null(ordered["ends_on"].cast(pa.int32()), NEVER).slice(0, len(starts))
    same = pc.equal(communities.slice(1), communities.slice(0, len(starts)))
    return bool(pc.any(pc.and_(same, pc.greater(ends, starts))).as_py())


def _reaches(earlier: dict[str, Any], later: dict[str, Any]) -> bool:
    end = earlier["ends_on"]
    same = earlier["community_id"] == later["community_id"]
    return same and (NEVER if end is None else day_number(end)) > day_number(later["starts_on"])


def _overlap(earlier: dict[str, Any], later: dict[str, Any]) -> Problem:
    where = f"{earlier['_file']}:{earlier['_row']} and {later['_file']}:{later['_row']}"
    what = (
        f"the service periods of community {later['community_id']} overlap: "
        f"{earlier['company_id']} {_span(earlier)} and {later['company_id']} {_span(later)}."
    )
    return Problem(where, what, _REMEDY)


def _span(period: dict[str, Any]) -> str:
    return f"from {period['starts_on']} {'on' if period['ends_on'] is None else 'to ' + str(period['ends_on'])}"
