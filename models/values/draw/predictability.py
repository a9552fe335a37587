"""How much can be known of a draw beforehand: what a briber of experts would ask first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import comb
from typing import Final

from models.values.draw.plan import DrawPlan, Stratum

__all__ = ["Predictability", "notes_on", "predictability"]

_ENOUGH_BITS: Final = 40
"""Below this, one computer goes through all results of a lottery in an afternoon, for one choice of pool or codes."""


@dataclass(frozen=True, slots=True)
class Predictability:
    """How predictable (可预测程度) one stratum is.

    `likeliest`: the chance of the label with most tickets to be drawn, at most; exact where all have the same.
    `outcomes`: how many sets of labels can come out.
    """

    stratum: str
    eligible: int
    quota: int
    likeliest: Fraction
    outcomes: int

    @property
    def outcome_bits(self) -> int:
        """Return log2 of the outcomes, rounded up."""
        return (self.outcomes - 1).bit_length()


def predictability(plan: DrawPlan) -> tuple[Predictability, ...]:
    """Return how predictable each stratum of a sound plan is."""
    return tuple(_of(stratum, plan) for stratum in plan.strata)


def notes_on(plan: DrawPlan) -> tuple[str, ...]:
    """Return what is allowed and yet should be known, in sentences."""
    return tuple(_notes(plan))


def _notes(plan: DrawPlan) -> Iterator[str]:
    wanted = sum(one.outcome_bits for one in predictability(plan))
    source = plan.source
    if source is not None and source.bits < _ENOUGH_BITS:
        yield (
            f"{source.name} gives {source.bits} bits: who knows every code can try out all its results beforehand; "
            f"take a source of {_ENOUGH_BITS} bits or more"
        )
    if source is not None and source.bits < wanted:
        yield f"{wanted} bits are needed for every outcome to be possible, and {source.name} gives {source.bits}"
    for one in predictability(plan):
        if one.quota and one.eligible == one.quota:
            part = f" of stratum {one.stratum!r}" if one.stratum else ""
            yield f"all {one.eligible} labels{part} that can be drawn are drawn: nothing is left to chance"


def _of(stratum: Stratum, plan: DrawPlan) -> Predictability:
    weights = sorted((one.weight for one in stratum.eligible(plan.exclusions)), reverse=True)
    quota = min(stratum.quota, len(weights))
    return Predictability(stratum.name, len(weights), quota, _likeliest(weights, quota), comb(len(weights), quota))


def _likeliest(weights: list[int], quota: int) -> Fraction:
    """Return a bound on the chance of the heaviest label: as if the next heaviest were always drawn before it."""
    missed, left = Fraction(1), sum(weights)
    for gone in weights[1 : quota + 1]:
        missed *= 1 - Fraction(weights[0], left)
        left -= gone
    return 1 - missed if quota < len(weights) else Fraction(min(quota, 1))
