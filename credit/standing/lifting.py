"""From lists to ratings: when a company's blacklist triggers no longer count, because their listings were taken off.

A rating holds a company as blacklisted while a trigger counts and no `blacklist.lifted` of that day or later is on
record (docs/ratings.md). Such a record lifts every trigger up to its own day; so its day is chosen with care.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from credit.standing.life import state_on
from credit.standing.listing import Listing, State, same_facts

__all__ = ["lift_day"]

_RELEASED: Final = frozenset({State.DROPPED, State.LIFTED, State.EXPIRED})


def lift_day(listings: Sequence[Listing], day: date) -> date | None:
    """Return the latest day up to which every black trigger of one company was taken off, on a day; None for none.

    `listings`: all of the company, those that were only proposed too. One that stands, is under way or was proposed for
    other facts keeps its trigger, and every later one, from being lifted along with an earlier one.
    """
    black = [one for one in listings if one.facts.kind == "black"]
    released = [one for one in black if state_on(one, day) in _RELEASED]
    standing = [
        one.facts.happened_on
        for one in black
        if one not in released and not any(same_facts(one.facts, gone.facts) for gone in released)
    ]
    first = min(standing, default=date.max)
    days = [one.facts.happened_on for one in released if one.facts.happened_on < first]
    return max(days, default=None)
