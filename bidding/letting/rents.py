"""The rents of a lease as they fall due (应收租金): a pure function of its terms and of the day on which it ends.

Whole months are counted from the first day of the lease; a month that ends early counts by its days. Rents are summed
up exactly and cut off to the fen, and what is left over goes into the next instalment: the whole never depends on how
it is paid.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import count

from bidding.letting.terms import LeaseTerms
from models.values.periods import Duration

__all__ = ["Due", "dues"]


@dataclass(frozen=True, slots=True)
class Due:
    """One instalment: for the days `since <= day < until`, due on a day, in fen."""

    number: int
    since: date
    until: date
    due_on: date
    fen: int


def dues(terms: LeaseTerms, ends_on: date | None = None) -> tuple[Due, ...]:
    """Return all instalments of a lease in order; `ends_on` is the first day after one that ended early.

    An instalment of a rent-free time is left out, and the others keep their numbers.
    """
    end = terms.until if ends_on is None else min(ends_on, terms.until)
    return tuple(due for due in _instalments(terms, end) if due.fen)


def _instalments(terms: LeaseTerms, end: date) -> Iterator[Due]:
    exact, paid = Fraction(), 0
    for number in count(1):
        first = (number - 1) * terms.pay_months
        since = _month(terms, first)
        if since >= end:
            return
        exact += sum((_rent(terms, month, end) for month in range(first, first + terms.pay_months)), Fraction())
        whole = exact.numerator // exact.denominator
        until = min(_month(terms, first + terms.pay_months), end)
        yield Due(number, since, until, since + timedelta(days=terms.due_days), whole - paid)
        paid = whole


def _rent(terms: LeaseTerms, month: int, end: date) -> Fraction:
    """Return the rent of a month of the lease, exactly: by its days where the lease ends within it."""
    since, until = _month(terms, month), _month(terms, month + 1)
    if month < terms.free_months or since >= end:
        return Fraction()
    rent = Fraction(terms.rent_fen, terms.rent_months)
    for one in terms.escalations:
        rent *= one.factor if one.after_months <= month else 1
    return rent * Fraction((min(until, end) - since).days, (until - since).days)


def _month(terms: LeaseTerms, month: int) -> date:
    return Duration(month, 0).after(terms.since)
