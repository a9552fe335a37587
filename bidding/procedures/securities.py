"""Bounds of the two securities, in fen: by shares that round towards what the law protects, and by amounts."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Final

from bidding.notices import Lot, Notice
from bidding.procedures.laws import Procedures
from bidding.procedures.shapes import Security, SecurityName
from models.errors import Problem

__all__ = ["Bounds", "bid_security_bounds", "performance_bounds", "security_problems"]

_MONTHS_A_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most, in fen; None where there is no most. `least_article` is empty where nothing is asked."""

    least_fen: int
    most_fen: int | None
    least_article: str
    most_article: str


def bid_security_bounds(notice: Notice, law: Procedures) -> Bounds:
    """Return what a bid security may be (Regulation for the Implementation of the Tender Law, article 26)."""
    rules = law.securities(SecurityName.BID, notice.kind)
    return _bounds(rules, {"estimate": Fraction(notice.estimate_fen)}, law)


def performance_bounds(notice: Notice, lot: Lot, price_fen: int, law: Procedures) -> Bounds:
    """Return what the performance security of a lot must be at a price for its whole term.

    Zhuji opinions 9: at least 5 % of a year's fees, at most 300,000 yuan, so that above 6,000,000 yuan a year the least
    gives way to the most. A year's fees are the price over its months, times twelve.
    """
    measures = {
        "contract": Fraction(price_fen),
        "annual_fees": Fraction(price_fen * min(_MONTHS_A_YEAR, lot.months), lot.months),
        "estimate": Fraction(lot.estimate_fen),
    }
    return _bounds(law.securities(SecurityName.PERFORMANCE, notice.kind), measures, law)


def security_problems(what: str, fen: int, bounds: Bounds) -> list[Problem]:
    """Return why an amount lies outside its bounds."""
    if fen < bounds.least_fen:
        said = f"{what} is {fen} fen, and at least {bounds.least_fen} are asked"
        return [Problem(bounds.least_article, said, f"Make it {bounds.least_fen} fen or more.")]
    if bounds.most_fen is not None and fen > bounds.most_fen:
        said = f"{what} is {fen} fen, and at most {bounds.most_fen} are allowed"
        return [Problem(bounds.most_article, said, f"Make it {bounds.most_fen} fen or less.")]
    return []


def _bounds(rules: tuple[Security, ...], measures: dict[str, Fraction], law: Procedures) -> Bounds:
    def fen(rule: Security) -> int:
        exact = Fraction(rule.fen or 0) if rule.share is None else rule.share * measures[rule.of or ""]
        return ceil(exact) if rule.bound == "at_least" else floor(exact)

    least = max((rule for rule in rules if rule.bound == "at_least"), key=fen, default=None)
    most = min((rule for rule in rules if rule.bound == "at_most"), key=fen, default=None)
    most_fen = None if most is None else fen(most)
    least_fen = 0 if least is None else fen(least)
    return Bounds(
        least_fen if most_fen is None else min(least_fen, most_fen), most_fen,
        "" if least is None else law.cite(least.basis), "" if most is None else law.cite(most.basis),
    )  # fmt: skip
