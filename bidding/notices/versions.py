"""Which versions of a notice a bid may answer: the one in force, and those before it that differ in times alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from bidding.notices.shapes import Notice

__all__ = ["differ_in_times_alone", "versions_in_force"]


def differ_in_times_alone(one: Notice, other: Notice) -> bool:
    """Return whether two versions ask for the same bid: whoever answered one has answered the other."""
    return other.model_copy(update={"times": one.times, "version": one.version}) == one


def versions_in_force(versions: Sequence[Notice]) -> tuple[Notice, ...]:
    """Return the versions to which a bid is good, oldest first: an extension changes nothing that is bid for.

    After an addendum (招标投标法实施条例 第21条) bids have to answer the new version.
    """
    newest = versions[-1]
    found = list(takewhile(lambda one: differ_in_times_alone(one, newest), reversed(versions)))
    return tuple(reversed(found))
