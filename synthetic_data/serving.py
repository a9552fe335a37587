"""Who serves which estate when (服务期), with changes of company that never overlap."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthetic_data.arrays import Flags, Ints, starts_of
from synthetic_data.communities import Communities
from synthetic_data.companies import Companies
from synthetic_data.profile import Profile
from synthetic_data.span import Span
from synthetic_data.streams import Streams

__all__ = ["OPEN", "Service", "make_service"]

OPEN = -1
"""The end of a service period that has none yet."""
_MOST_CHANGES = 3


@dataclass(frozen=True, slots=True)
class Service:
    """Service periods by estate and start: numbers of estate, company and manager, first day, first day after."""

    community: Ints
    company: Ints
    manager: Ints
    starts: Ints
    ends: Ints
    managers: Ints
    """The company of each manager."""

    def seen(self, span: Span) -> tuple[Ints, Ints]:
        """Return the part of each period that lies in the span as (first day, first day after), empty where none."""
        start = np.clip(self.starts, span.first, span.end)
        return start, np.maximum(start, np.where(self.ends == OPEN, span.end, np.clip(self.ends, span.first, span.end)))

    def reach(self, span: Span) -> tuple[Ints, Ints]:
        """Return like `seen` each period with the days after it on which nobody serves the estate."""
        followed = np.append(self.community[1:] == self.community[:-1], values=False)
        start, _ = self.seen(span)
        until = np.where(followed, np.clip(np.roll(self.starts, -1), span.first, span.end), span.end)
        return start, np.maximum(start, until)

    def at(self, community: Ints, day: Ints) -> tuple[Ints, Flags]:
        """Return the number of the last period begun by that day and whether it still runs."""
        wide = 1_000_000
        found = np.searchsorted(self.community * wide + self.starts, community * wide + day, side="right") - 1
        found = np.maximum(found, 0)
        ends = self.ends[found]
        begun = (self.community[found] == community) & (self.starts[found] <= day)
        return found, begun & ((ends == OPEN) | (day < ends))


def make_service(
    companies: Companies, communities: Communities, span: Span, profile: Profile, streams: Streams
) -> Service:
    """Return the service periods.

    Each company that serves gets an estate of its own while there are enough of them. It keeps it, as long as half of
    the estates stay free to change hands.
    """
    rng = streams.named("service")
    rate = profile.service.change_a_year.value * span.years
    changes = np.where(communities.new, 0, np.minimum(rng.poisson(rate, len(communities.area)), _MOST_CHANGES))
    own = rng.permutation(len(changes))[: companies.serves.sum()]
    changes[own[: len(changes) // 2]] = 0
    community = np.repeat(np.arange(len(changes)), changes + 1)
    nth = np.arange(len(community)) - np.repeat(starts_of(changes + 1), changes + 1)
    starts = _starts(communities, changes[community], nth, span, rng)
    company = _companies(companies, starts_of(changes + 1)[own], nth, rng)
    manager, managers = _managers(company, len(companies.ids), profile.companies.communities_per_manager.value)
    return Service(community, company, manager, starts, _ends(starts, nth, span, profile, rng), managers)


def _starts(communities: Communities, changes: Ints, nth: Ints, span: Span, rng: np.random.Generator) -> Ints:
    """Spread the changes over the span, each within its own part, so that no two fall close together."""
    position = (nth + 0.6 * (rng.random(len(nth)) - 0.5)) / (changes + 1)
    community = np.cumsum(nth == 0) - 1
    return np.where(nth == 0, communities.served_from[community], (span.first + position * span.days).astype(np.int64))


def _ends(starts: Ints, nth: Ints, span: Span, profile: Profile, rng: np.random.Generator) -> Ints:
    """End each period where the next of the estate starts, or some days earlier: then nobody is in charge."""
    part = profile.service
    gap = rng.integers(1, part.gap_days.value + 1, len(starts)) * (rng.random(len(starts)) < part.gap_share.value)
    room = span.days // (4 * (_MOST_CHANGES + 1))
    followed = np.append(nth[1:] > 0, values=False)
    return np.where(followed, np.roll(starts, -1) - np.minimum(gap, room), OPEN)


def _companies(companies: Companies, own: Ints, nth: Ints, rng: np.random.Generator) -> Ints:
    """Give each serving company one of its own periods, the rest by market weight; no company follows itself."""
    serving = np.flatnonzero(companies.serves)
    shares = companies.weight[serving] / companies.weight[serving].sum()
    drawn = rng.choice(len(serving), size=len(nth), p=shares)
    drawn[own] = rng.permutation(len(serving))[: len(own)]
    for turn in range(1, _MOST_CHANGES + 1):
        now = np.flatnonzero(nth == turn)
        drawn[now] = np.where(drawn[now] == drawn[now - 1], (drawn[now] + 1) % len(serving), drawn[now])
    return serving[drawn]


def _managers(company: Ints, companies: int, estates: int) -> tuple[Ints, Ints]:
    """Return each period's manager and each manager's company: so many estates each, at least one a company."""
    served = np.bincount(company, minlength=companies)
    per_company = np.maximum(1, -(-served // estates))
    order = np.argsort(company, kind="stable")
    nth = np.empty(len(company), dtype=np.int64)
    nth[order] = np.arange(len(company)) - starts_of(served)[company[order]]
    return starts_of(per_company)[company] + nth // estates, np.repeat(np.arange(companies), per_company)
