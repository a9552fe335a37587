"""Complaints (投诉): heavy-tailed by estate, fewer and better answered where the company is good."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from synthetic_data.arrays import Flags, Floats, Ints, choices
from synthetic_data.city import City
from synthetic_data.columns import MINUTES, coded, flags, moments, picked, wholes
from synthetic_data.texts import messages

__all__ = ["complaints_table"]

_OPENS, _CLOSES = 6 * 60, 23 * 60
"""The minutes of the day between which people complain."""
_REPEATED_WITHIN = 30


@dataclass(frozen=True, slots=True)
class _Received:
    """Complaints by their moment; `period` is the service period they fall in, `quality` that of its company."""

    period: Ints
    community: Ints
    day: Ints
    minute: Ints
    quality: Floats


@dataclass(frozen=True, slots=True)
class _Handled:
    """What became of each complaint; moments in minutes, missing where the flag is not set."""

    answered_at: Ints
    answered: Flags
    closed_at: Ints
    closed: Flags


def complaints_table(city: City) -> pa.Table:
    """Return the complaints in the order in which they came in."""
    part = city.profile.complaints
    came = _received(city)
    rng = city.streams.named("complaints")
    count = len(came.day)
    repeats = _repeats(came, part.duplicates.value, rng)
    category = _copied(choices(rng, [kind.share for kind in part.categories.value.values()], count), repeats)
    liable = _copied(_liable(city, category, rng), repeats)
    pool = messages(list(part.categories.value))
    text = _copied(pool.index(category, rng.random(count)), repeats)
    handled = _handled(city, came, rng)
    upheld = (_LIABLE[liable] == "company") & (
        rng.random(count) < _odds(part.upheld.value, -part.upheld_effect.value * came.quality)
    )
    mark, marked = _marks(city, came, handled, rng)
    entered = city.late("complaints", came.day, part.recorded_late.value, part.late_days.value)
    return pa.table(
        {
            "complaint_id": coded("T", np.arange(count)),
            "channel": picked(list(part.channels.value), choices(rng, part.channels.value, count)),
            "community_id": coded("X", came.community),
            "received_at": moments(came.minute),
            "category": picked(list(part.categories.value), category),
            "liability": picked(_LIABLE, liable),
            "upheld": flags(upheld, ~handled.answered),
            "answered_at": moments(handled.answered_at, ~handled.answered),
            "closed_at": moments(handled.closed_at, ~handled.closed),
            "satisfaction": wholes(mark, ~marked),
            "duplicate_of": coded("T", np.maximum(repeats, 0), repeats < 0),
            "text": picked(pool.all, text),
            "recorded_at": moments(entered * MINUTES + _OPENS, entered < 0),
        }
    )


_LIABLE = np.array(["company", "utility", "government", "developer", "owner", "unknown"])


def _received(city: City) -> _Received:
    """Draw how many complaints fall in each service period, and when."""
    part, service = city.profile.complaints, city.service
    rng = city.streams.named("complaints received")
    # people complain too while nobody serves them: those complaints fall on no company
    start, end = service.reach(city.span)
    exposure = city.communities.area[service.community] * (end - start)
    weight = city.communities.trouble[service.community] * np.exp(
        -part.quality_effect.value * city.companies.quality[service.company]
    )
    # scaled to the sample's own mean, so that small cities too have the rate that the profile states
    rate = (
        part.per_100000_m2_a_year.value
        / 100_000
        / 365.25
        * exposure.sum()
        / np.maximum((weight * exposure).sum(), 1e-9)
    )
    period = np.repeat(np.arange(len(weight)), rng.poisson(rate * weight * exposure))
    day = city.span.seasonal_days(np.array(part.months.value), (start[period], end[period]), rng.random(len(period)))
    minute = day * MINUTES + _OPENS + (rng.beta(2, 2.5, len(day)) * (_CLOSES - _OPENS)).astype(np.int64)
    order = np.argsort(minute, kind="stable")
    period = period[order]
    return _Received(
        period, service.community[period], day[order], minute[order], city.companies.quality[service.company[period]]
    )


def _repeats(came: _Received, share: float, rng: np.random.Generator) -> Ints:
    """Return the number of the complaint that each one repeats, -1 where it repeats none; nothing repeats a repeat."""
    order = np.argsort(came.period, kind="stable")
    period, day = came.period[order], came.day[order]
    follows = np.zeros(len(day), dtype=bool)
    follows[1:] = (period[1:] == period[:-1]) & (day[1:] - day[:-1] <= _REPEATED_WITHIN)
    drawn = follows & (rng.random(len(day)) < share / max(follows.mean() if len(day) else 1.0, 1e-9))
    drawn[1:] &= ~drawn[:-1]
    of = np.full(len(day), -1, dtype=np.int64)
    of[order[drawn]] = order[np.flatnonzero(drawn) - 1]
    return of


def _copied(values: Ints, repeats: Ints) -> Ints:
    """Give each repeat the value of what it repeats."""
    return np.where(repeats >= 0, values[repeats], values) if len(values) else values


def _liable(city: City, category: Ints, rng: np.random.Generator) -> Ints:
    """Return who is liable, an index into _LIABLE, by the mix of each category."""
    kinds = city.profile.complaints.categories.value.values()
    mixes = np.array([[kind.liability.get(str(who), 0.0) for who in _LIABLE] for kind in kinds])
    bounds = np.cumsum(mixes / mixes.sum(axis=1, keepdims=True), axis=1)[:, :-1]
    return (rng.random(len(category))[:, None] >= bounds[category]).sum(axis=1)


def _handled(city: City, came: _Received, rng: np.random.Generator) -> _Handled:
    """Answer and close each complaint; what would happen after the last day shown has not happened."""
    part = city.profile.complaints
    count, end = len(came.day), city.span.end * MINUTES
    slower = np.exp(-part.answer_effect.value * came.quality)
    wait = part.answer_days.value * slower * rng.lognormal(0, part.answer_sigma.value, count)
    answered_at = came.minute + 30 + (wait * MINUTES).astype(np.int64)
    answered = (rng.random(count) >= part.unanswered.value * slower) & (answered_at < end)
    closing = part.close_days.value * rng.lognormal(0, part.close_sigma.value, count)
    closed_at = answered_at + (closing * MINUTES).astype(np.int64)
    return _Handled(answered_at, answered, closed_at, answered & (closed_at < end))


def _marks(city: City, came: _Received, handled: _Handled, rng: np.random.Generator) -> tuple[Ints, Flags]:
    """Return marks from 1 to 5 and which complaints have one."""
    part = city.profile.complaints
    mean = part.satisfaction_mean.value + part.satisfaction_effect.value * (came.quality - _mean(came.quality))
    mark = np.clip(np.rint(rng.normal(mean, part.satisfaction_spread.value)), 1, 5).astype(np.int64)
    return mark, handled.closed & (rng.random(len(mark)) < part.satisfaction_given.value)


def _mean(values: Floats) -> float:
    return float(values.mean()) if len(values) else 0.0


def _odds(share: float, shift: Floats) -> Floats:
    """Return the share with its log odds shifted."""
    odds = share / (1 - share) * np.exp(shift)
    return odds / (1 + odds)
