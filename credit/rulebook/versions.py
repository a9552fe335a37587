"""Ids: each belongs to one part, and its dated versions never overlap."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Final, NamedTuple

from credit.rulebook.scalars import InForce
from credit.rulebook.shapes import BlackTrigger, Measure, Rule, Veto
from credit.rulebook.trees import Finding, Loc, Tree
from credit.rulebook.validating import each

__all__ = ["version_findings"]

_Dated = type[Rule] | type[Measure] | type[Veto] | type[BlackTrigger]
_DATED: Final[tuple[tuple[_Dated, tuple[str, ...]], ...]] = (
    (Rule, ("indicators", "*", "rules", "*")),
    (Measure, ("indicators", "*", "measures", "*")),
    (Veto, ("vetoes", "*")),
    (BlackTrigger, ("lists", "black", "*")),
)


class _Version(NamedTuple):
    loc: Loc
    id: str
    in_force: InForce


def version_findings(tree: Tree) -> Iterator[Finding]:
    """Yield ids used for two different things, and versions of one id that are in force on the same day."""
    for one, other in combinations(_versions(tree), 2):
        if one.id != other.id:
            continue
        if one.loc[:-1] != other.loc[:-1]:
            yield Finding((*other.loc, "id"), f"the id {one.id} is already used elsewhere", "Give it an id of its own.")
        elif _overlap(one.in_force, other.in_force):
            what = f"two versions of {one.id} are in force on {max(one.in_force.since, other.in_force.since)}"
            yield Finding((*other.loc, "id"), what, "End the earlier with `until` on the day the later begins.")


def _versions(tree: Tree) -> list[_Version]:
    always = InForce(since=date.min)
    return [
        _Version(loc, part.id, part.in_force or always)
        for shape, pattern in _DATED
        for loc, part in each(shape, tree, *pattern)
    ]


def _overlap(one: InForce, other: InForce) -> bool:
    first, later = sorted((one, other), key=lambda version: version.since)
    return first.covers(later.since)
