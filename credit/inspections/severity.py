"""Inspector severity (检查尺度): how much a result depends on who inspected, and the result without it.

A two-way additive model, points lost = mean + community + inspector + chance, fitted by least squares in which every
community and every inspector begins with some imagined average visits (ridge regression: Hoerl and Kennard 1970; with
variance ratios for penalties these are the mixed-model equations of Henderson 1975, and the effects their BLUP).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from models.errors import InputError, Problem

__all__ = ["Observed", "Prior", "Severity", "SeverityReport", "severities"]

Floats = NDArray[np.float64]
_TWO_SIDED: float = 1.959964
"""97.5 % of the normal distribution lies below this many standard deviations."""


@dataclass(frozen=True, slots=True)
class Observed:
    """One visit: where, who inspected, and the points lost, 0 to 100,000 thousandths."""

    inspection_id: str
    community_id: str
    inspectors: tuple[str, ...]
    lost_milli: int


@dataclass(frozen=True, slots=True)
class Prior:
    """With how many imagined average visits an inspector and a community begin, above 0; more draw closer to the mean.

    One each is our own choice: it keeps a single visit from saying much, and moves ninety by a hundredth.
    """

    inspector: float = 1.0
    community: float = 1.0


@dataclass(frozen=True, slots=True)
class Severity:
    """What an inspector takes off beyond the mean of all visits, in thousandths, with its 95 % interval.

    `raw_milli`: the plain mean of points lost in the inspector's visits. `shared`: how many of the `visits` were to
    communities that others visited too; only these tell inspector and community apart.
    """

    inspector: str
    visits: int
    shared: int
    raw_milli: int
    effect_milli: int
    low_milli: int
    high_milli: int


@dataclass(frozen=True, slots=True)
class SeverityReport:
    """All inspectors, the strictest first; `groups`: parts of the city that share no inspector with one another."""

    mean_milli: int
    inspectors: tuple[Severity, ...]
    groups: int
    visits: int

    @property
    def spread_milli(self) -> int:
        """Return by how much the strictest takes off more than the mildest, other things being equal."""
        return self.inspectors[0].effect_milli - self.inspectors[-1].effect_milli

    @property
    def raw_ratio(self) -> Fraction | None:
        """Return how many times as much is lost before the strictest as before the mildest, by plain means."""
        raw = sorted(one.raw_milli for one in self.inspectors)
        return Fraction(raw[-1], raw[0]) if raw[0] else None

    def adjusted_milli(self, visit: Observed) -> int:
        """Return the score (100 less what was lost) as a middling inspector would have given it, 0 to 100,000."""
        effects = {one.inspector: one.effect_milli for one in self.inspectors}
        team = [effects[name] for name in visit.inspectors]
        moved = 100_000 - visit.lost_milli + round(Fraction(sum(team), len(team)))
        return min(100_000, max(0, moved))


def severities(visits: Sequence[Observed], prior: Prior | None = None) -> SeverityReport:
    """Return the severity of every inspector. Raises InputError for fewer than two inspectors or communities.

    A visit of several inspectors counts for each of them in equal parts.
    """
    people = _numbered(name for one in visits for name in one.inspectors)
    places = _numbered(one.community_id for one in visits)
    fewest = 2
    if len(people) < fewest or len(places) < fewest:
        what = f"there are {len(people)} inspectors and {len(places)} communities"
        raise InputError(Problem("severity", what, "Give visits of at least two of each, with who inspected."))
    if prior is not None and min(prior.inspector, prior.community) <= 0:
        raise InputError(Problem("prior", "there are no imagined visits", "Give a number above 0, such as 1."))
    lost = np.array([one.lost_milli for one in visits], float)
    who, where = _shares(visits, people), np.array([places[one.community_id] for one in visits])
    effects, errors = _fitted(lost, who, where, prior or Prior())
    rows = [
        _severity(name, number, effects, errors, (lost, who, where))
        for name, number in people.items()
    ]  # fmt: skip
    rows.sort(key=lambda one: (-one.effect_milli, one.inspector))
    return SeverityReport(round(float(lost.mean())), tuple(rows), _groups(who, where), len(visits))


def _numbered(names: object) -> dict[str, int]:
    return {name: number for number, name in enumerate(sorted(set(names)))}  # type: ignore[call-overload]


def _shares(visits: Sequence[Observed], people: Mapping[str, int]) -> Floats:
    """Return a row for each visit, with an equal part for each of its inspectors."""
    found = np.zeros((len(visits), len(people)))
    for row, one in enumerate(visits):
        for name in one.inspectors:
            found[row, people[name]] += 1 / len(one.inspectors)
    return found


def _fitted(lost: Floats, who: Floats, where: NDArray[np.int64], prior: Prior) -> tuple[Floats, Floats]:
    """Return the effect of each inspector around the mean of visits, and its standard error.

    Communities are many and enter one by one, so they are solved for first: what is left is a system of the size of the
    inspectors (the Schur complement of the normal equations).
    """
    design = np.hstack([np.ones((len(lost), 1)), who])
    seen = np.bincount(where).astype(float)
    sums = np.zeros((len(seen), design.shape[1]))
    np.add.at(sums, where, design)
    totals = np.bincount(where, weights=lost)
    held = sums / (seen + prior.community)[:, None]
    penalty = np.diag([0.0, *[prior.inspector] * who.shape[1]])
    system = design.T @ design - sums.T @ held + penalty
    found = np.linalg.solve(system, design.T @ lost - held.T @ totals)
    communities = (totals - sums @ found) / (seen + prior.community)
    # Henderson's estimate of the variance of chance: y'(y - fitted) / (n - 1)
    variance = max(0.0, float(lost @ (lost - design @ found - communities[where])) / (len(lost) - 1))
    centred = np.eye(who.shape[1]) - np.outer(np.ones(who.shape[1]), who.mean(axis=0))
    spread = centred @ (variance * np.linalg.inv(system))[1:, 1:] @ centred.T
    return centred @ found[1:], np.sqrt(np.clip(np.diag(spread), 0, None))


def _severity(
    name: str, number: int, effects: Floats, errors: Floats, seen: tuple[Floats, Floats, NDArray[np.int64]]
) -> Severity:
    lost, who, where = seen
    own = who[:, number] > 0
    others = np.bincount(where, weights=(who.sum(axis=1) - who[:, number]) > 0)
    effect, error = float(effects[number]), float(errors[number]) * _TWO_SIDED
    return Severity(
        name, int(own.sum()), int((others[where[own]] > 0).sum()), round(float(lost[own].mean())), round(effect),
        round(effect - error), round(effect + error),
    )  # fmt: skip


def _groups(who: Floats, where: NDArray[np.int64]) -> int:
    """Return into how many parts inspectors fall that no community joins; across parts nothing can be compared."""
    sums = np.zeros((int(where.max()) + 1, who.shape[1]))
    np.add.at(sums, where, who)
    met = (sums > 0).T.astype(float) @ (sums > 0)
    reached = met > 0
    while not np.array_equal(reached, further := (reached.astype(float) @ reached) > 0):
        reached = further
    return len({row.tobytes() for row in reached})
