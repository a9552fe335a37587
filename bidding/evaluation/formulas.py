"""Prices as points, by the formulas of `rules.yaml`: exact fractions, rounded half up at the very end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from bidding.evaluation.rules import rules
from bidding.evaluation.shapes import Criterion
from models.values.points import format_points

__all__ = ["KNOWN", "Prices", "Term", "half_up", "price_term", "shown", "yuan"]


@dataclass(frozen=True, slots=True)
class Prices:
    """What a formula compares a price with: all valid prices, those that are reasonable, and the reference price."""

    valid: tuple[int, ...]
    reasonable: tuple[int, ...]
    reference: int | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """The points of one bid for one criterion: in thousandths, exact, and how they came about, in numbers."""

    criterion: str
    points: int
    exact: Fraction
    working: str

    @classmethod
    def of(cls, criterion: str, exact: Fraction, working: str) -> Term:
        """Return the term of exact thousandths, rounded, with the result behind its working."""
        points = half_up(exact)
        return cls(criterion, points, exact, f"{working} = {format_points(points)}")

    def as_dict(self) -> dict[str, object]:
        """Return it as plain JSON values; `exact` is a fraction in points."""
        told = self.exact / 1000
        exact = f"{told.numerator}/{told.denominator}"
        points = format_points(self.points)
        return {"criterion": self.criterion, "points": points, "exact": exact, "working": self.working}


def half_up(exact: Fraction) -> int:
    """Return the nearest whole number of a number from 0 on, the higher one from the middle."""
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


def yuan(fen: int | Fraction) -> str:
    """Return fen as yuan, to the nearest fen."""
    whole = half_up(Fraction(fen))
    return f"{whole // 100}.{whole % 100:02d}"


def shown(thousandths: Fraction) -> str:
    """Return thousandths as a decimal to the nearest one, with `~` before it where that is not exact."""
    near = format_points(half_up(thousandths))
    return near if thousandths.denominator == 1 else f"~{near}"


def price_term(criterion: Criterion, price: int, prices: Prices) -> Term:
    """Return the points of a price in fen by the formula of a price criterion."""
    name = str(criterion.formula)
    formula = rules().formula(name)
    parameters = {**(formula.parameters if formula is not None else {}), **criterion.parameters}
    exact, working = _FORMULAS[name](criterion, price, prices, parameters)
    return Term.of(criterion.id, exact, working)


def _lowest(criterion: Criterion, price: int, prices: Prices, _: Mapping[str, int]) -> tuple[Fraction, str]:
    return _ratio(criterion, min(prices.valid), price)


def _reasonable(criterion: Criterion, price: int, prices: Prices, _: Mapping[str, int]) -> tuple[Fraction, str]:
    exact, working = _ratio(criterion, min(prices.reasonable or prices.valid), price)
    if exact > criterion.max_points:
        return Fraction(criterion.max_points), f"min({format_points(criterion.max_points)}, {working})"
    return exact, working


def _highest(criterion: Criterion, price: int, prices: Prices, _: Mapping[str, int]) -> tuple[Fraction, str]:
    return _ratio(criterion, price, max(prices.valid))


def _ratio(criterion: Criterion, part: int, whole: int) -> tuple[Fraction, str]:
    working = f"{yuan(part)} ÷ {yuan(whole)} × {format_points(criterion.max_points)}"
    return Fraction(part * criterion.max_points, whole), working


def _mean(criterion: Criterion, price: int, prices: Prices, rates: Mapping[str, int]) -> tuple[Fraction, str]:
    mean = Fraction(sum(prices.valid), len(prices.valid))
    percent = (price - mean) / mean * 100
    rate = rates["above"] if percent > 0 else rates["below"]
    exact = max(Fraction(0), criterion.max_points - abs(percent) * rate)
    taken = f"{shown(abs(percent) * 1000)} × {format_points(rate)}"
    side = "+" if percent > 0 else "-"
    return exact, f"{format_points(criterion.max_points)} - {taken} ({side}, {yuan(mean)})"


def _bands(criterion: Criterion, price: int, prices: Prices, _: Mapping[str, int]) -> tuple[Fraction, str]:
    reference = prices.reference or price
    away = Fraction(abs(price - reference), reference)
    points = next((band.points for band in criterion.bands if away <= band.within), 0)
    return Fraction(points), f"|{yuan(price)} - {yuan(reference)}| ÷ {yuan(reference)}: {shown(away * 100_000)} %"


_Formula = Callable[[Criterion, int, Prices, Mapping[str, int]], tuple[Fraction, str]]
_FORMULAS: Final[Mapping[str, _Formula]] = {
    "lowest_ratio": _lowest,
    "lowest_reasonable_ratio": _reasonable,
    "mean_deviation": _mean,
    "reference_bands": _bands,
    "highest_ratio": _highest,
}
"""Each formula of `rules.yaml` by its id; exact points in thousandths and their working."""
KNOWN: Final = frozenset(_FORMULAS)
"""The ids of the formulas that can be computed."""
