"""When guided fees are to be evaluated next (政府指导价动态评估, RC-12), and whether that is overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bidding.fees.law_shapes import FeeLaw, Review
from bidding.fees.table_shapes import FeeTable

__all__ = ["ReviewDue", "review_due"]


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """The last day on which fees were set or kept, and by when they are to be evaluated again."""

    last_on: date
    due_on: date
    review: Review

    def overdue(self, on: date) -> bool:
        """Return whether the day has passed without an evaluation."""
        return on > self.due_on


def review_due(law: FeeLaw, table: FeeTable, on: date) -> ReviewDue | None:
    """Return when the fees of a table are to be evaluated next, as known on a day.

    A new version is an evaluation, and so is one after which fees were kept. None where no law says how often, or no
    fees are in force yet.
    """
    days = [one.since for one in table.versions] + [one.on for one in table.evaluated]
    done = [day for day in days if day <= on]
    if law.review is None or not done or table.version_on(on) is None:
        return None
    return ReviewDue(max(done), law.review.every.after(max(done)), law.review)
