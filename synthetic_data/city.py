"""A city before its evidence: who there is, who serves whom, and the days that are shown."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthetic_data.arrays import Floats, Ints
from synthetic_data.communities import Communities, make_communities
from synthetic_data.companies import Companies, make_companies
from synthetic_data.profile import Profile
from synthetic_data.serving import Service, make_service
from synthetic_data.span import Span
from synthetic_data.streams import Streams

__all__ = ["City", "make_city"]


@dataclass(frozen=True, slots=True)
class City:
    """Everything the tables of evidence are drawn from."""

    companies: Companies
    communities: Communities
    service: Service
    span: Span
    profile: Profile
    streams: Streams

    def quality_at(self, community: Ints, day: Ints) -> Floats:
        """Return the quality of the company that serves each estate on each day, 0 where nobody does."""
        period, runs = self.service.at(community, day)
        return np.where(runs, self.companies.quality[self.service.company[period]], 0.0)

    def late(self, name: str, day: Ints, share: float, mean_days: float) -> Ints:
        """Return the day each row was entered where that was long after its own day, -1 where it was not.

        Nothing is entered after the last day shown: such a row counts as entered at once.
        """
        rng = self.streams.named(f"{name} entered late")
        entered = day + 1 + rng.exponential(mean_days, len(day)).astype(np.int64)
        is_late = (rng.random(len(day)) < share) & (entered < self.span.end)
        return np.where(is_late, entered, -1)


def make_city(companies: int, communities: int, span: Span, profile: Profile, seed: int) -> City:
    """Return the city of this seed."""
    streams = Streams(seed)
    firms = make_companies(companies, span, profile, streams)
    estates = make_communities(communities, span, profile, streams)
    return City(firms, estates, make_service(firms, estates, span, profile, streams), span, profile, streams)
