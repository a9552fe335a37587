"""Service periods out of dated rows that say who was found serving a community on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from credit.evidence.batches import Batch
from credit.evidence.mapping import Periods

__all__ = ["Sightings"]

_Days = dict[str, tuple[set[str], int]]


class Sightings:
    """Who was found where, day by day.

    A period runs from the first day on which a company is found to the day another, or none, is; the last one of a
    community stays open. A day on which two companies are found, or a row without a company, ends the period before it
    and begins none: nobody can say who served. Rows without a community or a day tell nothing.
    """

    def __init__(self, periods: Periods) -> None:
        self._names = (periods.community, periods.company, periods.on)
        self._days: defaultdict[str, _Days] = defaultdict(dict)

    def add(self, batch: Batch) -> None:
        """Take note of what the rows of a batch say."""
        columns = (batch.column(name).to_pylist() for name in self._names)
        for community, company, day, line in zip(*columns, batch.lines.tolist(), strict=True):
            if community and day:
                companies, _ = self._days[community].setdefault(day, (set(), line))
                companies.add(company or "")

    def periods(self, file: str) -> Batch:
        """Return the service periods that follow, each with the line of `file` on which its first day stands."""
        rows = [(community, *run) for community, days in self._days.items() for run in _runs(days)]
        names = ("community_id", "company_id", "starts_on", "ends_on")
        cells = {name: pa.array([row[at] for row in rows], pa.string()) for at, name in enumerate(names)}
        return Batch(file, cells, np.array([row[-1] for row in rows], np.int64))


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
