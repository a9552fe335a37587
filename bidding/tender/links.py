"""Linked bidders (关联投标人): one head, or one controls or manages the other; their bids for one lot are void.

Regulation for the Implementation of the Tender Law, article 34. Companies are compared by codes and by what stands for
a person, a commitment or a number of the register; names of persons are not needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

__all__ = ["Affiliation", "Linked", "linked"]

Kind = Literal["same_representative", "control", "management"]


@dataclass(frozen=True, slots=True)
class Affiliation:
    """What ties a company to others: who heads it, who controls it, who manages it; empty where it is not known."""

    company_id: str
    representative: str = ""
    controlled_by: frozenset[str] = frozenset()
    managed_by: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Linked:
    """Two companies and what ties them."""

    kind: Kind
    companies: tuple[str, str]


def linked(affiliations: Iterable[Affiliation]) -> tuple[Linked, ...]:
    """Return every pair that the law does not let bid for one lot, in the order of their codes.

    Control reaches through: who is controlled by what controls the other, at any depth, is linked to it.
    """
    known = sorted({one.company_id: one for one in affiliations}.values(), key=lambda one: one.company_id)
    above = {one.company_id: _above(one.company_id, known, "controlled_by") for one in known}
    managers = {one.company_id: _above(one.company_id, known, "managed_by") for one in known}
    return tuple(found for a, b in combinations(known, 2) for found in _ties(a, b, above, managers))


def _ties(
    a: Affiliation, b: Affiliation, above: dict[str, frozenset[str]], managers: dict[str, frozenset[str]]
) -> Iterator[Linked]:
    pair = (a.company_id, b.company_id)
    if a.representative and a.representative == b.representative:
        yield Linked("same_representative", pair)
    if b.company_id in above[a.company_id] or a.company_id in above[b.company_id]:
        yield Linked("control", pair)
    if b.company_id in managers[a.company_id] or a.company_id in managers[b.company_id]:
        yield Linked("management", pair)


def _above(company: str, known: list[Affiliation], key: str) -> frozenset[str]:
    """Return everybody who stands above a company, at any depth; a circle ends where it began."""
    up = {one.company_id: getattr(one, key) for one in known}
    found: set[str] = set()
    left = [company]
    while left:
        new = set(up.get(left.pop(), ())) - found
        found |= new
        left += new
    return frozenset(found - {company})
