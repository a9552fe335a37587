"""The definition of the score: one Ibis expression for one company and for a province, on every engine."""

from __future__ import annotations

from credit.scoring.rating import ENGINES, Rated, rate, rate_facts

__all__ = ["ENGINES", "Rated", "rate", "rate_facts"]
