"""Inspections (检查) by inspectors of different severity, their findings, and how those are put right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from synthetic_data.arrays import Flags, Floats, Ints, choices
from synthetic_data.city import City
from synthetic_data.columns import MINUTES, coded, days, moments, picked, tenths
from synthetic_data.naming import person_names
from synthetic_data.reading import read_pool

__all__ = ["Visits", "findings_table", "inspected_by_table", "inspections_table", "inspectors_table", "make_visits"]

_KINDS = ("half_yearly", "monthly_patrol", "double_random", "special")
_MONTHS = (6, 1, 3, 3)
"""How often each kind comes round."""
_OFFICE_CLOSES = 17 * 60
_WAIT = 60
"""The longest an overdue finding waits until it is put right after all, in days."""


@dataclass(frozen=True, slots=True)
class Visits:
    """Inspections by day: index of the kind, estate, day, inspector, score in points, and the company's quality."""

    kind: Ints
    community: Ints
    day: Ints
    inspector: Ints
    score: Floats
    quality: Floats


def make_visits(city: City) -> Visits:
    """Return every inspection; an estate is inspected only once it is served."""
    part = city.profile.inspections
    shares = (part.half_yearly.value, part.monthly_patrol.value, part.double_random.value, part.special.value)
    rounds = [_rounds(city, number, share) for number, share in enumerate(shares)]
    kind, community, day = (np.concatenate(column) for column in zip(*rounds, strict=True))
    served = day >= city.communities.served_from[community]
    kind, community, day = kind[served], community[served], day[served]
    # by day, estate and kind, as one number: three keys would be sorted three times
    order = np.argsort((day * len(city.communities.area) + community) * len(_KINDS) + kind, kind="stable")
    kind, community, day = kind[order], community[order], day[order]
    rng = city.streams.named("inspectors at work")
    inspector = rng.integers(len(part.severities.value), size=len(day))
    quality = city.quality_at(community, day)
    return Visits(kind, community, day, inspector, _scores(city, community, inspector, quality), quality)


def _rounds(city: City, kind: int, share: float) -> tuple[Ints, Ints, Ints]:
    """Return the visits of one kind: in each round a share of the estates, each on a day of the round."""
    rng = city.streams.named(f"inspections {_KINDS[kind]}")
    bounds = np.array(city.span.parts(_MONTHS[kind]))
    shape = (len(bounds), len(city.communities.area))
    drawn = rng.random(shape) < share
    day = bounds[:, :1] + (rng.random(shape) * (bounds[:, 1:] - bounds[:, :1])).astype(np.int64)
    community = np.broadcast_to(np.arange(shape[1]), shape)[drawn]
    return np.full(len(community), kind), community, day[drawn]


def _scores(city: City, community: Ints, inspector: Ints, quality: Floats) -> Floats:
    """Return scores in steps of half a point."""
    part = city.profile.inspections
    rng = city.streams.named("inspection scores")
    own = rng.normal(0, part.community_spread.value, len(city.communities.area))
    middle = part.score_mean.value + part.quality_effect.value * quality + own[community]
    score = middle - np.array(part.severities.value)[inspector] + rng.normal(0, part.noise.value, len(community))
    return np.clip(np.rint(score * 2) / 2, 0, 100)


def inspections_table(city: City, visits: Visits) -> pa.Table:
    """Return the inspections; who inspected stands in inspected_by."""
    part = city.profile.inspections
    entered = city.late("inspections", visits.day, part.recorded_late.value, part.late_days.value)
    return pa.table(
        {
            "inspection_id": coded("J", np.arange(len(visits.day))),
            "kind": picked(_KINDS, visits.kind),
            "community_id": coded("X", visits.community),
            "inspected_on": days(visits.day),
            "score": tenths(visits.score),
            "recorded_at": moments(entered * MINUTES + _OFFICE_CLOSES, entered < 0),
        }
    )


def inspectors_table(city: City) -> pa.Table:
    """Return the inspectors and the points each takes off beyond the middle: the truth that a model may look for."""
    severities = np.array(city.profile.inspections.severities.value)
    return pa.table(
        {
            "inspector_id": coded("I", np.arange(len(severities)), width=2),
            "name": pa.array(person_names(len(severities), city.streams.named("inspectors")).tolist()),
            "severity": tenths(severities),
        }
    )


def inspected_by_table(city: City, visits: Visits) -> pa.Table:
    """Return who made which inspection."""
    names = [f"I{number + 1:02}" for number in range(len(city.profile.inspections.severities.value))]
    return pa.table(
        {"inspection_id": coded("J", np.arange(len(visits.day))), "inspector_id": picked(names, visits.inspector)}
    )


def findings_table(city: City, visits: Visits) -> pa.Table:
    """Return the findings: the lower the score, the more; the better the company, the sooner put right."""
    part = city.profile.findings
    rng = city.streams.named("findings")
    inspection = np.repeat(np.arange(len(visits.day)), rng.poisson(part.per_point.value * (100 - visits.score)))
    severity = choices(rng, part.severities.value, len(inspection))
    items = read_pool("items")["items"]
    allowed = np.array([part.rectify_days.value[name] for name in part.severities.value])[severity]
    rectify_by = visits.day[inspection] + allowed
    rectified, done = _rectified(city, visits.quality[inspection], rectify_by, allowed, rng)
    return pa.table(
        {
            "finding_id": coded("F", np.arange(len(inspection))),
            "inspection_id": coded("J", inspection),
            "item": picked(items, rng.integers(len(items), size=len(inspection))),
            "severity": picked(list(part.severities.value), severity),
            "rectify_by": days(rectify_by),
            "rectified_on": days(rectified, ~done),
        }
    )


def _rectified(
    city: City, quality: Floats, rectify_by: Ints, allowed: Ints, rng: np.random.Generator
) -> tuple[Ints, Flags]:
    """Return the day each finding is put right and whether that happens by the last day shown."""
    part = city.profile.findings
    count = len(rectify_by)
    overdue = rng.random(count) < part.overdue.value * np.exp(-part.overdue_effect.value * quality)
    in_time = rectify_by - (rng.random(count) * allowed).astype(np.int64)
    too_late = rectify_by + rng.integers(1, _WAIT + 1, count)
    never = overdue & (rng.random(count) < part.never.value)
    day = np.where(overdue, too_late, in_time)
    return day, ~never & (day < city.span.end)
