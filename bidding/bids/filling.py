"""When fillers come: by chance, at a mean rate that bid_rules.yaml sets, whatever real bidders do.

A submission takes the place of the next filler, so that what was handed in follows from chance and calendar. The chance
is never written down: whoever knew the moments of fillers would know which submissions are none.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bidding.bids.failures import bid_rules
from models.keys import Entropy

__all__ = ["drawn", "mean_gap"]

_MINUTE: Final = timedelta(minutes=1) // timedelta(microseconds=1)
_BITS: Final = 64


def mean_gap(at: int, close: int) -> int:
    """Return the mean time between two fillers at a moment, both in microseconds."""
    stages = bid_rules().filling.stages
    fitting = [one for one in stages if one.within_minutes is None or close - at <= one.within_minutes * _MINUTE]
    return fitting[0].every_minutes * _MINUTE


def drawn(elapsed: int, gap: int, entropy: Entropy) -> bool:
    """Return whether a filler falls into so many microseconds; surely where the mean gap is no longer than that."""
    return int.from_bytes(entropy(_BITS // 8), "big") * gap < elapsed << _BITS
