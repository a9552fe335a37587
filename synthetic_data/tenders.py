"""Tenders and their bids, all honest: collusion planted with labels comes with a later issue."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from synthetic_data.arrays import Ints, starts_of
from synthetic_data.city import City
from synthetic_data.columns import coded, days, picked, wholes

__all__ = ["Tenders", "bids_table", "make_tenders", "tenders_table"]

_ASKED = 4
"""How many companies are thought of for each place, so that enough of them differ."""
_ESTIMATE_STEP, _PRICE_STEP = 100, 10
"""Yuan to which estimates and prices are rounded."""


@dataclass(frozen=True, slots=True)
class Tenders:
    """One tender for each service that began in the span; `preliminary` is 1 for the first, the estimate is in yuan."""

    community: Ints
    winner: Ints
    preliminary: Ints
    notice: Ints
    close: Ints
    estimate: Ints


def make_tenders(city: City) -> Tenders:
    """Return the tenders by the day they closed."""
    part, service = city.profile.tenders, city.service
    rng = city.streams.named("tenders")
    period = np.flatnonzero((service.starts >= city.span.first) & (service.starts < city.span.end))
    close = service.starts[period] - rng.integers(
        part.days_to_start.value[0], part.days_to_start.value[1] + 1, len(period)
    )
    notice = close - rng.integers(part.days_open.value[0], part.days_open.value[1] + 1, len(period))
    fee = rng.uniform(*part.fee_m2_month.value, len(period)) * 12 * part.years.value
    estimate = (
        np.rint(city.communities.area[service.community[period]] * fee / _ESTIMATE_STEP).astype(np.int64)
        * _ESTIMATE_STEP
    )
    first = np.append([-1], service.community[:-1])[period] != service.community[period]
    columns = (service.community[period], service.company[period], first.astype(np.int64), notice, close, estimate)
    order = np.argsort(close, kind="stable")
    return Tenders(*(column[order] for column in columns))


def tenders_table(tenders: Tenders) -> pa.Table:
    """Return the tenders; money in yuan for the whole term."""
    return pa.table(
        {
            "tender_id": coded("Z", np.arange(len(tenders.close))),
            "community_id": coded("X", tenders.community),
            "kind": picked(("owners", "preliminary"), tenders.preliminary),
            "notice_on": days(tenders.notice),
            "closes_on": days(tenders.close),
            "estimate": wholes(tenders.estimate),
        }
    )


def bids_table(city: City, tenders: Tenders) -> pa.Table:
    """Return one row a bid, as `wuxin screen` reads them; money in yuan."""
    rng = city.streams.named("bids")
    tender, bidder = _bidders(city, tenders, rng)
    counts = np.bincount(tender, minlength=len(tenders.close))
    price = _prices(city, tenders, tender, rng)
    wins = np.zeros(len(tender), dtype=np.int64)
    wins[starts_of(counts)] = 1
    price = _dealt(price, tender, counts, _winning_rank(city, counts, rng), rng)
    order = np.lexsort((bidder, tender))
    tender, bidder, price, wins = tender[order], bidder[order], price[order], wins[order]
    return pa.table(
        {
            "tender_id": coded("Z", tender),
            "bidder_id": picked(city.companies.ids, bidder),
            "price": wholes(price),
            "won": wholes(wins),
            "date": days(tenders.close[tender]),
            "market": pa.array(city.communities.district[tenders.community[tender]].tolist(), pa.string()),
            "estimate": wholes(tenders.estimate[tender]),
        }
    )


def _bidders(city: City, tenders: Tenders, rng: np.random.Generator) -> tuple[Ints, Ints]:
    """Return tender and company of each bid, the winner first in its tender; larger companies bid more often."""
    low, high = city.profile.tenders.bidders.value
    wanted = rng.integers(low, high + 1, len(tenders.close))
    shares = city.companies.weight * city.companies.serves
    asked = rng.choice(len(shares), size=(len(wanted), high * _ASKED), p=shares / shares.sum())
    asked = np.column_stack([tenders.winner, asked])
    # a company asked twice bids once: its later places are dropped
    place = np.broadcast_to(np.arange(asked.shape[1]), asked.shape)
    order = np.lexsort((place, asked), axis=1)
    ordered = np.take_along_axis(asked, order, axis=1)
    new = np.ones(asked.shape, dtype=bool)
    new[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    kept = np.zeros(asked.shape, dtype=bool)
    np.put_along_axis(kept, order, new, axis=1)
    kept &= np.cumsum(kept, axis=1) <= wanted[:, None]
    return np.nonzero(kept)[0], asked[kept]


def _prices(city: City, tenders: Tenders, tender: Ints, rng: np.random.Generator) -> Ints:
    """Return honest prices around the estimate, sorted within each tender."""
    part = city.profile.tenders
    price = tenders.estimate[tender] * np.exp(rng.normal(-part.discount.value, part.spread.value, len(tender)))
    rounded = np.rint(price / _PRICE_STEP).astype(np.int64) * _PRICE_STEP
    return rounded[np.lexsort((rounded, tender))]


def _winning_rank(city: City, counts: Ints, rng: np.random.Generator) -> Ints:
    """Return how many lower prices the winner beat by the quality of the offer: none, one or two."""
    dearer = rng.integers(1, 3, len(counts)) * (rng.random(len(counts)) >= city.profile.tenders.lowest_wins.value)
    return np.minimum(dearer, counts - 1)


def _dealt(price: Ints, tender: Ints, counts: Ints, winning_rank: Ints, rng: np.random.Generator) -> Ints:
    """Deal each tender's sorted prices to its bids: the winner, who stands first, gets its rank, the others any."""
    source = np.lexsort((rng.random(len(price)), tender))
    holder = np.empty(len(price), dtype=np.int64)
    holder[source] = np.arange(len(price))
    first = starts_of(counts)
    ranked = first + winning_rank
    # the winner changes places with whoever was dealt its rank
    source[holder[ranked]] = source[first]
    source[first] = ranked
    return price[source]
