"""How many companies qualify (合格企业范围) before a notice goes out, and what that warns of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bidding.notices import Notice
from bidding.procedures import grade_warnings
from bidding.tender.eligibility import Requirement, Standing, judge
from models.errors import Problem
from models.values.canonical import digest

__all__ = ["ENOUGH", "Field", "field_of", "notice_warnings"]

ENOUGH: Final = 3
"""Fewer bidders are not opened (Tender Law, article 28)."""


@dataclass(frozen=True, slots=True)
class Field:
    """The companies that qualify, of how many that are rated; `digest` names the list of their codes, sorted."""

    companies: tuple[str, ...]
    rated: int

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the canonical JSON of the sorted codes."""
        return digest(list(self.companies))


def field_of(standings: Iterable[Standing], requirement: Requirement) -> Field:
    """Return who qualifies among the rated."""
    every = list(standings)
    return Field(tuple(sorted(one.company_id for one in every if judge(one, requirement).may_bid)), len(every))


def notice_warnings(notice: Notice, field: Field | None) -> list[Problem]:
    """Return what should give pause before a notice goes out; none of it forbids it."""
    found = grade_warnings(notice)
    if field is not None and len(field.companies) < ENOUGH:
        what = (
            f"{len(field.companies)} of {field.rated} rated companies qualify, and fewer than {ENOUGH} are not opened"
        )
        found.append(Problem("Tender Law art. 28", what, "Ask for less, or expect to tender again."))
    return found
