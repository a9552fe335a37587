"""Who may not inspect whom (回避): interests of inspectors in companies, by the relations that the programme lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from credit.inspections.shapes import Conflicts
from models.errors import InputError, Problem

__all__ = ["Interest", "barred_pairs"]


@dataclass(frozen=True, slots=True)
class Interest:
    """What ties an inspector to a company; `ended_on` where it has ended."""

    inspector: str
    company_id: str
    relation: str
    ended_on: date | None = None


def barred_pairs(
    interests: Iterable[Interest], companies: Mapping[str, str | None], rules: Conflicts, as_of: date
) -> frozenset[tuple[str, str]]:
    """Return (inspector, community) of those who must not meet on a day; `companies`: who serves each community.

    What ties them is told to nobody. Raises InputError for relations that the programme does not list.
    """
    known = {one.relation: one for one in rules.relations}
    listed = [*interests]
    problems = [
        Problem(f"interest of {one.inspector}", f"{one.relation!r} is no relation of the programme",
                f"Write one of {', '.join(known)}.")
        for one in listed
        if one.relation not in known
    ]  # fmt: skip
    if problems:
        raise InputError(problems)
    barring = {(one.inspector, one.company_id) for one in listed if _bars(one, rules, as_of)}
    return frozenset(
        (inspector, community)
        for inspector, company in barring
        for community, serving in companies.items()
        if serving == company
    )


def _bars(interest: Interest, rules: Conflicts, as_of: date) -> bool:
    """Return whether an interest bars: until it has ended, and for the time the programme adds."""
    if interest.ended_on is None:
        return True
    lasts = next(one.lasts for one in rules.relations if one.relation == interest.relation)
    return as_of < (interest.ended_on if lasts is None else lasts.after(interest.ended_on))
