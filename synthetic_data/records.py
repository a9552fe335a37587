"""Records (信用记录): yearly filings, awards and penalties, all leaning on the company's hidden quality."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from models.values.periods import Duration, day_number, day_of
from synthetic_data.arrays import Flags, Ints, starts_of, top_share
from synthetic_data.city import City
from synthetic_data.columns import MINUTES, coded, days, moments, picked, wholes
from synthetic_data.profile import Event

__all__ = ["records_table"]

_LIFTED = "blacklist.lifted"
_LEVELS = ("national", "provincial", "city", "county", "street")
_ISSUERS = ("住房和城乡建设部", "省住房和城乡建设厅", "市住房和城乡建设局", "区住房和城乡建设局", "街道办事处")
_OFFICE_CLOSES = 17 * 60
_REVOKED_WITHIN = 180
_NONE = -1


@dataclass(frozen=True, slots=True)
class _Records:
    """Records of one or more events; estate, last day and level are -1 where there is none."""

    event: Ints
    company: Ints
    community: Ints
    day: Ints
    valid_until: Ints
    revoked: Ints
    level: Ints


def records_table(city: City) -> pa.Table:
    """Return the records by the day they speak of."""
    part = city.profile.records
    names = [*part.yearly.value, *part.events.value, _LIFTED]
    drawn = [_yearly(city, name, names.index(name)) for name in part.yearly.value]
    drawn += [_occasional(city, name, names.index(name), event) for name, event in part.events.value.items()]
    drawn.append(_lifted(city, _joined(drawn), names))
    return _table(city, _sorted(_joined(drawn)), names)


def _yearly(city: City, name: str, number: int) -> _Records:
    """Let the share of the companies that keeps this best in order file it, each year on its own day of the year."""
    part = city.profile.records
    rng = city.streams.named(f"records {name}")
    count = len(city.companies.ids)
    bearing, persistence = part.bearing.value, part.persistence.value
    habit = bearing * city.companies.quality + np.sqrt(1 - bearing**2) * rng.standard_normal(count)
    months_before, day_of_month = rng.integers(1, 12, count), rng.integers(28, size=count)
    company, day = [], []
    for years in range(-(-city.span.months // 12)):
        this_year = persistence * habit + np.sqrt(1 - persistence**2) * rng.standard_normal(count)
        filed_on = city.span.anniversaries(months_before, day_of_month, years)
        filed = np.flatnonzero(
            top_share(this_year, part.yearly.value[name]) & city.companies.participates & (filed_on >= city.span.first)
        )
        company.append(filed)
        day.append(filed_on[filed])
    return _plain(number, np.concatenate(company), np.concatenate(day))


def _plain(number: int, company: Ints, day: Ints) -> _Records:
    none = np.full(len(day), _NONE, dtype=np.int64)
    return _Records(np.full(len(day), number, dtype=np.int64), company, none, day, none, none, none)


def _occasional(city: City, name: str, number: int, event: Event) -> _Records:
    """Draw how often the event befalls each company, when, and on which of its estates."""
    rng = city.streams.named(f"records {name}")
    weight = np.exp(event.effect * city.companies.quality)
    part = city.profile.records
    rate = event.rate * (part.good_scale if event.effect > 0 else part.bad_scale).value
    company = np.repeat(np.arange(len(weight)), rng.poisson(rate * city.span.years * weight / weight.mean()))
    day = rng.integers(city.span.first, city.span.end, len(company))
    found = _plain(number, company, day)
    if event.estate is not None:
        found = _on_estates(city, found, event.estate, rng)
    return replace(
        found,
        level=np.full(len(found.day), _LEVELS.index(event.level), dtype=np.int64),
        valid_until=found.valid_until if event.months is None else _later(found.day, event.months),
        revoked=_revoked(city, found.day, rng) if event.revocable else found.revoked,
    )


def _on_estates(city: City, found: _Records, kind: str, rng: np.random.Generator) -> _Records:
    """Place each record on an estate of the kind that its company serves, during that service, or drop it."""
    service = city.service
    start, end = service.seen(city.span)
    fits = np.flatnonzero((end > start) & ((kind == "any") | (city.communities.kind[service.community] == kind)))
    fits = fits[np.argsort(service.company[fits], kind="stable")]
    counts = np.bincount(service.company[fits], minlength=len(city.companies.ids))
    kept = np.flatnonzero(counts[found.company] > 0)
    company = found.company[kept]
    nth = (rng.random(len(kept)) * counts[company]).astype(np.int64)
    period = fits[starts_of(counts)[company] + nth]
    day = start[period] + (rng.random(len(kept)) * (end[period] - start[period])).astype(np.int64)
    return replace(_plain(0, company, day), event=found.event[kept], community=service.community[period])


def _later(day: Ints, months: int) -> Ints:
    """Return the days so many calendar months later."""
    after = Duration(months=months, days=0).after
    every, which = np.unique(day, return_inverse=True)
    return np.array([day_number(after(day_of(int(one)))) for one in every], dtype=np.int64)[which]


def _revoked(city: City, day: Ints, rng: np.random.Generator) -> Ints:
    """Revoke some within half a year, never after the last day shown."""
    on = day + rng.integers(7, _REVOKED_WITHIN, len(day))
    drawn = rng.random(len(day)) < city.profile.records.revoked.value
    return np.where(drawn & (on < city.span.end), on, _NONE)


def _lifted(city: City, all_: _Records, names: list[str]) -> _Records:
    """Lift some blacklistings a year after the event that brought them."""
    part = city.profile.records
    serious = np.isin(all_.event, [names.index(name) for name in part.serious.value])
    after = _later(all_.day[serious], 12)
    drawn = (city.streams.named("blacklist lifted").random(len(after)) < part.lifted.value) & (after < city.span.end)
    lifted = _plain(names.index(_LIFTED), all_.company[serious][drawn], after[drawn])
    return replace(lifted, level=np.full(len(lifted.day), _LEVELS.index("city"), dtype=np.int64))


def _joined(parts: list[_Records]) -> _Records:
    return _Records(*(np.concatenate([getattr(part, column) for part in parts]) for column in _Records.__slots__))


def _sorted(found: _Records) -> _Records:
    order = np.lexsort((found.event, found.company, found.day))
    return _Records(*(getattr(found, column)[order] for column in _Records.__slots__))


def _table(city: City, found: _Records, names: list[str]) -> pa.Table:
    part = city.profile.records
    entered = city.late("records", found.day, part.recorded_late.value, part.late_days.value)
    signed = (found.valid_until != _NONE) | (found.revoked != _NONE)
    return pa.table(
        {
            "record_id": coded("R", np.arange(len(found.day))),
            "company_id": picked(city.companies.ids, found.company),
            "manager_id": pa.nulls(len(found.day), pa.string()),
            "community_id": coded("X", np.maximum(found.community, 0), found.community == _NONE),
            "event": picked(names, found.event),
            "level": picked(_LEVELS, found.level, found.level == _NONE),
            "document_no": _document_numbers(found.day, ~signed),
            "issuer": picked(_ISSUERS, found.level, found.level == _NONE),
            "occurred_on": days(found.day),
            "valid_until": days(found.valid_until, found.valid_until == _NONE),
            "revoked_on": days(found.revoked, found.revoked == _NONE),
            "quantity": wholes(np.ones(len(found.day), dtype=np.int64)),
            "recorded_at": moments(entered * MINUTES + _OFFICE_CLOSES, entered == _NONE),
        }
    )


def _document_numbers(day: Ints, missing: Flags) -> pa.Array:
    """Return numbers such as 信〔2024〕17号 for records that rest on a signed document, counted by year."""
    year = day.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
    signed = ~missing
    before_year = np.searchsorted(year[signed], year[signed])
    nth = np.zeros(len(day), dtype=np.int64)
    nth[signed] = np.arange(signed.sum()) - before_year + 1
    texts = [f"信〔{y}〕{n}号" if n else None for y, n in zip(year.tolist(), nth.tolist(), strict=True)]
    return pa.array(texts, pa.string())
