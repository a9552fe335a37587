"""An evaluation in plain loops over the JSON of a tender: the oracle of `bidding.evaluation`.

Written from docs/evaluation.md: prices in fen and points as decimals become fractions; nothing is imported of ours.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

__all__ = ["abnormally_low", "candidates", "points", "valid"]

Tender = dict[str, Any]


def _letting(tender: Tender) -> bool:
    return tender["method"] == "highest_rent" or tender.get("kind") == "letting"


def within_limits(tender: Tender) -> list[dict[str, Any]]:
    """Return the bids that nobody rejected and whose price lies within ceiling and starting rent."""
    found = []
    for bid in tender["bids"]:
        if bid.get("rejected"):
            continue
        if "ceiling_fen" in tender and bid["price_fen"] > tender["ceiling_fen"]:
            continue
        if _letting(tender) and "floor_fen" in tender and bid["price_fen"] < tender["floor_fen"]:
            continue
        found.append(bid)
    return found


def abnormally_low(tender: Tender) -> list[str]:
    """Return the handles of prices 40 % below the mean of the others or 30 % below the next one."""
    bids = within_limits(tender)
    found: list[str] = []
    if _letting(tender):
        return found
    for bid in bids:
        total = count = 0
        following = None
        for other in bids:
            if other["handle"] == bid["handle"]:
                continue
            total += other["price_fen"]
            count += 1
            if other["price_fen"] > bid["price_fen"] and (following is None or other["price_fen"] < following):
                following = other["price_fen"]
        far_below_mean = count > 0 and bid["price_fen"] * count * 10 <= 6 * total
        if far_below_mean or (following is not None and bid["price_fen"] * 10 <= 7 * following):
            found.append(bid["handle"])
    return found


def valid(tender: Tender) -> list[dict[str, Any]]:
    """Return the bids that are ranked."""
    refused = [one["bid"] for one in tender.get("explanations", []) if not one["accepted"]]
    found = []
    for bid in within_limits(tender):
        enough = True
        for criterion in tender.get("criteria", []):
            if criterion["kind"] != "price" and "least_points" in criterion:
                enough = enough and _other(tender, bid, criterion) >= _milli(Fraction(criterion["least_points"]))
        if enough and bid["handle"] not in refused:
            found.append(bid)
    return found


def points(tender: Tender) -> dict[str, list[int]]:
    """Return the points of every ranked bid, criterion by criterion, in thousandths."""
    ranked, low = valid(tender), abnormally_low(tender)
    found = {}
    for bid in ranked:
        terms = []
        for criterion in tender.get("criteria", []):
            if criterion["kind"] == "price":
                terms.append(_price(tender, bid, criterion, ranked, low))
            else:
                terms.append(_other(tender, bid, criterion))
        found[bid["handle"]] = terms
    return found


def _price(tender: Tender, bid: Any, criterion: Any, ranked: list[Any], low: list[str]) -> int:  # noqa: ANN401 - plain JSON
    full, price = Fraction(criterion["max_points"]), Fraction(bid["price_fen"])
    prices = [Fraction(one["price_fen"]) for one in ranked]
    formula = criterion["formula"]
    if formula == "lowest_ratio":
        return _milli(min(prices) / price * full)
    if formula == "highest_ratio":
        return _milli(price / max(prices) * full)
    if formula == "lowest_reasonable_ratio":
        reasonable = [Fraction(one["price_fen"]) for one in ranked if one["handle"] not in low]
        return _milli(min(full, min(reasonable or prices) / price * full))
    if formula == "mean_deviation":
        mean = sum(prices, Fraction(0)) / len(prices)
        percent = (price - mean) * 100 / mean
        rates = {"above": "0.3", "below": "0.2", **criterion.get("parameters", {})}
        off = percent * Fraction(rates["above"]) if percent > 0 else -percent * Fraction(rates["below"])
        return _milli(max(Fraction(0), full - off))
    reference = Fraction(tender["reference_fen"])
    for band in criterion["bands"]:
        if abs(price - reference) * 100 <= reference * Fraction(band["within"].rstrip("%")):
            return _milli(Fraction(band["points"]))
    return 0


def _other(tender: Tender, bid: Any, criterion: Any) -> int:  # noqa: ANN401 - plain JSON
    if criterion["kind"] == "credit":
        if "grades" in criterion:
            return _milli(Fraction(criterion["grades"][bid["grade"]]))
        best = Fraction(0)
        for band in sorted(criterion["scores"], key=lambda one: Fraction(one["at_least"])):
            if Fraction(bid["score"]) >= Fraction(band["at_least"]):
                best = Fraction(band["points"])
        return _milli(best)
    about = (bid["handle"], criterion["id"])
    given = sorted(
        Fraction(mark["points"]) for mark in tender.get("marks", []) if (mark["bid"], mark["criterion"]) == about
    )
    if criterion.get("combine", tender.get("combine", "mean")) == "trimmed_mean" and len(given) >= 3:
        given = given[1:-1]
    return _milli(sum(given, Fraction(0)) / len(given))


def _milli(value: Fraction | int) -> int:
    """Return thousandths, half up: how many whole thousandths fit when half a one is added."""
    thousandths = Fraction(value) * 1000 + Fraction(1, 2)
    return thousandths.numerator // thousandths.denominator


def candidates(tender: Tender) -> list[list[str]]:
    """Return the handles from the best on; those in one list are equal."""
    scored = points(tender)
    keys = {}
    for bid in valid(tender):
        price = -bid["price_fen"] if _letting(tender) else bid["price_fen"]
        total = -sum(scored[bid["handle"]])
        keys[bid["handle"]] = (total, price) if tender["method"] == "comprehensive" else (price,)
    return [sorted(handle for handle, own in keys.items() if own == key) for key in sorted(set(keys.values()))]
