"""Service periods out of dated rows that say who was found serving a community on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
import pyarrow as pa

from credit.evidence.batches import Batch, Broken
from credit.evidence.mapping import Periods

__all__ = ["periods_of"]

_Days = dict[str, tuple[set[str], int]]


def periods_of(batches: Iterable[Batch], periods: Periods) -> Batch:
    """Return service periods: from the first day on which a company is found to the day another, or none, is.

    The last period of a community stays open. A day on which two companies are found, or a row without a company, ends
    the period before it and begins none: nobody can say who served. Rows without a community or a day tell nothing.
    """
    sightings: defaultdict[str, _Days] = defaultdict(dict)
    file, broken = "", list[Broken]()
    for batch in batches:
        file = batch.file
        broken += batch.broken
        columns = (batch.column(name).to_pylist() for name in (periods.community, periods.company, periods.on))
        for community, company, day, line in zip(*columns, batch.lines.tolist(), strict=True):
            if community and day:
                companies, _ = sightings[community].setdefault(day, (set(), line))
                companies.add(company or "")
    rows = [(community, *run) for community, days in sightings.items() for run in _runs(days)]
    return _batch(file, rows, tuple(broken))


def _runs(days: _Days) -> Iterator[tuple[str, str, str, int]]:
    """Give (company, first day, day after the last, line) of each run of days with the same one company."""
    company, since, line = "", "", 0
    for day in sorted(days):  # ISO 8601 days sort as texts
        companies, at = days[day]
        found = next(iter(companies)) if len(companies) == 1 else ""
        if found != company:
            if company:
                yield company, since, day, line
            company, since, line = found, day, at
    if company:
        yield company, since, "", line


def _batch(file: str, rows: list[tuple[str, str, str, str, int]], broken: tuple[Broken, ...]) -> Batch:
    names = ("community_id", "company_id", "starts_on", "ends_on")
    cells = {name: pa.array([row[at] for row in rows], pa.string()) for at, name in enumerate(names)}
    return Batch(file, cells, np.array([row[-1] for row in rows], np.int64), broken)
