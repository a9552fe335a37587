"""The days a city's evidence covers, and the calendar spans within them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date

import numpy as np

from models.values.periods import Duration, day_number, day_of
from synthetic_data.arrays import Floats, Ints

__all__ = ["Span"]


@dataclass(frozen=True, slots=True)
class Span:
    """So many months that end on a day, both included; days are counted from 1970-01-01."""

    months: int
    ends_on: date

    @property
    def end(self) -> int:
        """The first day after."""
        return day_number(self.ends_on) + 1

    @property
    def first(self) -> int:
        """The first day."""
        return day_number(Duration(months=self.months, days=0).before(self.ends_on)) + 1

    @property
    def days(self) -> int:
        """How many days there are."""
        return self.end - self.first

    @property
    def years(self) -> float:
        """How many years there are."""
        return self.months / 12

    def parts(self, months: int) -> list[tuple[int, int]]:
        """Return spans of so many months as (first day, first day after), counted back; the earliest may be cut."""
        steps = range(0, self.months + months, months)
        bounds = [max(self.first, day_number(Duration(months=step, days=0).before(self.ends_on)) + 1) for step in steps]
        return [(start, end) for end, start in itertools.pairwise(bounds) if start < end][::-1]

    def month_of(self) -> Ints:
        """Return the month, 0 for January, of every day."""
        return np.array([day_of(day).month - 1 for day in range(self.first, self.end)], dtype=np.int64)

    def anniversaries(self, months_before: Ints, day_of_month: Ints, years: int) -> Ints:
        """Return days so many months and years before the end's month, `day_of_month` counted from 0."""
        last = np.datetime64(self.ends_on, "M").astype(np.int64)
        month = (last - months_before - 12 * years).astype("datetime64[M]")
        return month.astype("datetime64[D]").astype(np.int64) + day_of_month

    def seasonal_days(self, weights: Floats, spans: tuple[Ints, Ints], uniform: Floats) -> Ints:
        """Return for each uniform number a day between its own bounds (first, first after), by the months' weights."""
        total = np.concatenate([[0.0], np.cumsum(weights[self.month_of()])])
        low, high = (total[bound - self.first] for bound in spans)
        found = np.searchsorted(total, low + uniform * (high - low), side="right") - 1 + self.first
        return np.clip(found, spans[0], spans[1] - 1).astype(np.int64)
