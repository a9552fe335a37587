"""How likely a community is to be drawn (风险权重): whole tickets, each with its reason, by what the programme says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from credit.inspections.shapes import Weights

__all__ = ["TargetFacts", "Weighed", "weighed"]

_PER_HOUSEHOLDS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetFacts:
    """What is known of a community on the day of the commitment.

    `complaints`: upheld against its company in the year before; `grade`: of the company that serves it.
    """

    community_id: str
    district: str | None
    company_id: str | None
    grade: str | None
    households: int | None
    complaints: int
    last_inspected_on: date | None


@dataclass(frozen=True, slots=True)
class Weighed:
    """The tickets of a community, and why it has them: (reason, tickets), zeroes left out."""

    facts: TargetFacts
    reasons: tuple[tuple[str, int], ...]

    @property
    def tickets(self) -> int:
        """Return the sum, at least 1: nobody is beyond being drawn."""
        return max(1, sum(tickets for _, tickets in self.reasons))


def weighed(facts: TargetFacts, weights: Weights, as_of: date) -> Weighed:
    """Return the tickets of a community on a day."""
    found = (_by_grade(facts, weights), _by_complaints(facts, weights), _by_time(facts, weights, as_of))
    return Weighed(facts, tuple((reason, tickets) for reason, tickets in found if tickets))


def _by_grade(facts: TargetFacts, weights: Weights) -> tuple[str, int]:
    if facts.grade is None or facts.grade not in weights.grade:
        return "unrated", weights.unrated
    return f"grade {facts.grade}", weights.grade[facts.grade]


def _by_complaints(facts: TargetFacts, weights: Weights) -> tuple[str, int]:
    # multiplied out, so that no quotient is rounded; without households there is no rate
    per = facts.complaints * _PER_HOUSEHOLDS
    bands = [(f"complaints >= {least}", tickets) for least, tickets in weights.complaints
             if facts.households and per >= least * facts.households]  # fmt: skip
    return _last(bands)


def _by_time(facts: TargetFacts, weights: Weights, as_of: date) -> tuple[str, int]:
    last = facts.last_inspected_on
    if last is None:
        return "never inspected", weights.never
    months = 12 * (as_of.year - last.year) + as_of.month - last.month - (as_of.day < last.day)
    return _last([(f"months >= {least}", tickets) for least, tickets in weights.months if months >= least])


def _last(bands: Sequence[tuple[str, int]]) -> tuple[str, int]:
    return bands[-1] if bands else ("", 0)
