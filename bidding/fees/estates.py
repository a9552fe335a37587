"""How an estate's fees stand on a day: its list, and every charge that lay outside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bidding.fees.checking import OUTSIDE, FeeSeen, FeeStanding, charges_seen, seen_of
from bidding.fees.law_shapes import FeeLaw
from bidding.fees.laws import law_for
from bidding.fees.table_shapes import FeeTable, there
from bidding.revenue import MoneyStep
from bidding.revenue.terms import terms_of

__all__ = ["EstateFees", "estate_fees"]


@dataclass(frozen=True, slots=True)
class EstateFees:
    """An estate with who serves it: how the fees of its list stand, and the charges that lay outside."""

    community_id: str
    company_id: str
    law: FeeLaw
    seen: tuple[FeeSeen, ...]
    charges: tuple[FeeSeen, ...]

    @property
    def outside(self) -> tuple[FeeSeen, ...]:
        """Return what is found: fees and charges outside their bands."""
        return (*(one for one in self.seen if one.standing in OUTSIDE), *self.charges)

    @property
    def unknown(self) -> tuple[FeeSeen, ...]:
        """Return the fees of which nobody can say how they stand."""
        return tuple(one for one in self.seen if one.standing is FeeStanding.UNKNOWN)


def estate_fees(community_id: str, steps: Iterable[MoneyStep], table: FeeTable | None, day: date) -> EstateFees:
    """Return how an estate's fees stand, by the law of its place and a table where that holds there.

    Raises InputError where its books have not been opened.
    """
    known = tuple(steps)
    terms = terms_of(community_id, known)
    law = law_for(terms.jurisdiction)
    holds = there(table, terms.jurisdiction)
    charges = tuple(charges_seen(law, holds, known, day))
    return EstateFees(community_id, terms.company_id, law, seen_of(law, holds, known, day), charges)
