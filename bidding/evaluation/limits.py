"""Prices that are out of bounds: above the ceiling (最高限价), under a starting rent, or abnormally low (异常低价)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from bidding.evaluation.formulas import yuan
from bidding.evaluation.rules import cite, rules
from bidding.evaluation.shapes import OpenedBid, OpenedTender
from credit.rulebook.scalars import Bilingual

__all__ = ["LowPrice", "beyond_limits", "low_prices", "price_rejection"]


@dataclass(frozen=True, slots=True)
class LowPrice:
    """A price that must be explained in writing: how far it is below the mean of the others, and below the next."""

    handle: str
    below_mean: Fraction
    below_next: Fraction

    def as_dict(self) -> dict[str, object]:
        """Return it as plain JSON values, shares as percent."""
        return {"bid": self.handle, "below_mean": _percent(self.below_mean), "below_next": _percent(self.below_next)}


def _percent(share: Fraction) -> str:
    tenths = share * 1000
    near = (2 * tenths.numerator + tenths.denominator) // (2 * tenths.denominator)
    return f"{near // 10}.{near % 10} %" if near >= 0 else "0.0 %"


def beyond_limits(tender: OpenedTender) -> dict[str, Bilingual]:
    """Return why prices are rejected for the ceiling (Regulation art. 51) or the starting rent, by handle."""
    found = {}
    for bid in tender.bids:
        if tender.ceiling_fen is not None and bid.price_fen > tender.ceiling_fen:
            found[bid.handle] = _rejected("高于最高限价", "above the ceiling of", tender.ceiling_fen, "ceiling")
        elif tender.letting and tender.floor_fen is not None and bid.price_fen < tender.floor_fen:
            found[bid.handle] = Bilingual(
                zh=f"低于起始租金{yuan(tender.floor_fen)}元（招租公告）",
                en=f"below the starting rent of {yuan(tender.floor_fen)} yuan (notice of the letting)",
            )
    return found


def _rejected(zh: str, en: str, fen: int, rule: str) -> Bilingual:
    basis = getattr(rules(), rule).basis
    return Bilingual(zh=f"{zh}{yuan(fen)}元（{cite(basis, 'zh')}）", en=f"{en} {yuan(fen)} yuan ({cite(basis)})")


def low_prices(tender: OpenedTender, standing: Sequence[OpenedBid]) -> list[LowPrice]:
    """Return the abnormally low among the prices of bids still standing; none in a letting.

    Every price is held against the others as they were opened: a rejected one still counts for the rest, so that the
    order of decisions changes nothing.
    """
    if tender.letting:
        return []
    law = rules().abnormally_low
    mean_bound, next_bound = tender.below_mean or law.below_mean, tender.below_next or law.below_next
    found = []
    for bid in standing:
        below_mean, below_next = _distances(bid, [other.price_fen for other in standing if other is not bid])
        if below_mean >= mean_bound or below_next >= next_bound:
            found.append(LowPrice(bid.handle, below_mean, below_next))
    return found


def _distances(bid: OpenedBid, others: Sequence[int]) -> tuple[Fraction, Fraction]:
    """Return how far a price is below the mean of the others and below the next higher one, as shares of these."""
    higher = [price for price in others if price > bid.price_fen]
    if not others:
        return Fraction(0), Fraction(0)
    mean = Fraction(sum(others), len(others))
    below_next = 1 - Fraction(bid.price_fen, min(higher)) if higher else Fraction(0)
    return max(Fraction(0), 1 - bid.price_fen / mean), below_next


def price_rejection(tender: OpenedTender, low: Mapping[str, LowPrice]) -> dict[str, Bilingual]:
    """Return the bids whose price the panel did not accept after asking in writing, with its reason, by handle."""
    return {
        one.bid: _unexplained(one.reason, abnormal=one.bid in low) for one in tender.explanations if not one.accepted
    }


def _unexplained(reason: str, *, abnormal: bool) -> Bilingual:
    basis = rules().abnormally_low.explained
    zh, en = ("异常低", "abnormally low") if abnormal else ("可能低于成本", "thought to be below cost")
    return Bilingual(
        zh=f"报价{zh}，说明未被接受：{reason}（{cite(basis, 'zh')}）",
        en=f"the price is {en}, and its explanation was not accepted: {reason} ({cite(basis)})",
    )
