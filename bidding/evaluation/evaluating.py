"""An evaluation (评标): from an opened tender to its ranked candidates; the same file always gives the same result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from bidding.evaluation.formulas import Prices, Term, price_term
from bidding.evaluation.limits import LowPrice, beyond_limits, low_prices, price_rejection
from bidding.evaluation.marking import FarMark, far_marks, mark_term
from bidding.evaluation.notes import notes_on
from bidding.evaluation.ranking import Ranked, Scored, equals, ranked
from bidding.evaluation.refusals import marking_refusals, price_refusals, scheme_refusals
from bidding.evaluation.shapes import Criterion, OpenedBid, OpenedTender
from credit.rulebook.scalars import Bilingual
from models.errors import RefusedError
from models.values.canonical import digest
from models.values.draw import Drawn
from models.values.points import format_points

__all__ = ["Evaluation", "abnormally_low", "equal_bids", "evaluate", "input_digest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The result: bids in order, those rejected with their reasons, and all that a reader needs to check it.

    `candidates` are the handles of at most three, first the one to be awarded, then its reserves in their order.
    """

    tender: OpenedTender
    ranking: tuple[Ranked, ...]
    rejected: Mapping[str, tuple[Bilingual, ...]]
    low_prices: tuple[LowPrice, ...]
    far_marks: tuple[FarMark, ...]
    ties: tuple[Drawn, ...]
    notes: tuple[Bilingual, ...]

    @property
    def candidates(self) -> tuple[str, ...]:
        """Return the handles of the candidates (中标候选人) in their order."""
        return tuple(one.scored.bid.handle for one in self.ranking[: self.tender.candidates])

    def as_dict(self) -> dict[str, Any]:
        """Return the result as plain JSON values; equal inputs give equal values."""
        tender = self.tender
        return {
            "tender_id": tender.tender_id,
            "lot_id": tender.lot_id,
            "method": tender.method,
            "input_sha256": input_digest(tender),
            "candidates": list(self.candidates),
            "ranking": [_told(one) for one in self.ranking],
            "rejected": {handle: [_both(why) for why in reasons] for handle, reasons in self.rejected.items()},
            "abnormally_low": [one.as_dict() for one in self.low_prices],
            "far_marks": [one.as_dict() for one in self.far_marks],
            "ties": [one.as_dict() for one in self.ties],
            "notes": [_both(note) for note in self.notes],
        }

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the result as canonical JSON, which goes on record."""
        return digest(self.as_dict())


def input_digest(tender: OpenedTender) -> str:
    """Return the SHA-256 of all that an evaluation depends on, as canonical JSON with every default written out."""
    return digest(tender.model_dump(mode="json", by_alias=True))


def abnormally_low(tender: OpenedTender) -> list[LowPrice]:
    """Return the prices that have to be explained, of the bids that are not rejected; before anything is closed."""
    limited = beyond_limits(tender)
    return low_prices(tender, [bid for bid in tender.bids if not _own(bid, limited)])


def equal_bids(tender: OpenedTender) -> dict[int, tuple[str, ...]]:
    """Return rank -> the handles of bids between which only a draw decides. Raises RefusedError as `evaluate`."""
    return equals(tender, _judged(tender).scored)


def evaluate(tender: OpenedTender) -> Evaluation:
    """Return the evaluation of an opened tender. Raises RefusedError with every reason why there can be none."""
    found = _judged(tender)
    order, draws = ranked(tender, found.scored)
    return Evaluation(
        tender=tender,
        ranking=tuple(order),
        rejected={handle: tuple(why) for handle, why in found.reasons.items() if why},
        low_prices=tuple(found.low),
        far_marks=tuple(far_marks(tender)),
        ties=tuple(draws),
        notes=tuple(notes_on(tender, len(found.scored))),
    )


@dataclass(frozen=True, slots=True)
class _Judged:
    """Bids before they are put in order: reasons against each by handle, low prices, and the terms of those valid."""

    reasons: Mapping[str, Sequence[Bilingual]]
    low: Sequence[LowPrice]
    scored: Sequence[Scored]


def _judged(tender: OpenedTender) -> _Judged:
    limited = beyond_limits(tender)
    reasons = {bid.handle: _own(bid, limited) for bid in tender.bids}
    standing = [bid for bid in tender.bids if not reasons[bid.handle]]
    low = low_prices(tender, standing)
    problems = [
        *scheme_refusals(tender, statutory=tender.statutory),
        *marking_refusals(tender, standing),
        *price_refusals(tender, low),
    ]
    if problems:
        raise RefusedError(problems)
    for handle, why in price_rejection(tender, {one.handle: one for one in low}).items():
        reasons[handle].append(why)
    for bid in standing:
        reasons[bid.handle] += _too_few_points(tender, bid)
    valid = [bid for bid in standing if not reasons[bid.handle]]
    return _Judged(reasons, low, [_scored(tender, bid, valid, low) for bid in valid])


def _own(bid: OpenedBid, limited: Mapping[str, Bilingual]) -> list[Bilingual]:
    told = [f"{one.ground}: {one.reason}" for one in bid.rejected]
    found = [Bilingual(zh=text, en=text) for text in told]
    return [*found, limited[bid.handle]] if bid.handle in limited else found


def _too_few_points(tender: OpenedTender, bid: OpenedBid) -> list[Bilingual]:
    """Return the marked or credit criteria for which a bid has fewer points than the notice asks for at least."""
    found = []
    for one in tender.criteria:
        if one.kind == "price" or not one.least_points:
            continue
        points, least = _term(tender, bid, one, None).points, one.least_points
        if points < least:
            has, asked = format_points(points), format_points(least)
            found.append(Bilingual(
                zh=f"{one.title.zh}得{has}分，低于招标文件的最低要求{asked}分",
                en=f"{has} points for {one.title.en}, and the notice asks for {asked} at least",
            ))  # fmt: skip
    return found


def _scored(tender: OpenedTender, bid: OpenedBid, valid: Sequence[OpenedBid], low: Sequence[LowPrice]) -> Scored:
    abnormal = {one.handle for one in low}
    prices = Prices(
        valid=tuple(one.price_fen for one in valid),
        reasonable=tuple(one.price_fen for one in valid if one.handle not in abnormal),
        reference=tender.reference_fen,
    )
    return Scored(bid, tuple(_term(tender, bid, one, prices) for one in tender.criteria))


def _term(tender: OpenedTender, bid: OpenedBid, criterion: Criterion, prices: Prices | None) -> Term:
    if criterion.kind == "price" and prices is not None:
        return price_term(criterion, bid.price_fen, prices)
    return _credit(criterion, bid) if criterion.kind == "credit" else mark_term(tender, bid.handle, criterion)


def _credit(criterion: Criterion, bid: OpenedBid) -> Term:
    """Return the points of a rating, by grade or by the highest band that the score reaches."""
    if criterion.grades:
        return Term.of(criterion.id, Fraction(criterion.grades[str(bid.grade)]), str(bid.grade))
    score = bid.score if bid.score is not None else 0
    reached = [band for band in criterion.scores if band.at_least <= score]
    best = max(reached, key=lambda band: band.at_least, default=None)
    return Term.of(criterion.id, Fraction(best.points if best is not None else 0), format_points(score))


def _told(one: Ranked) -> dict[str, object]:
    bid = one.scored.bid
    return {
        "rank": one.rank,
        "bid": bid.handle,
        "company_id": bid.company_id,
        "price_fen": bid.price_fen,
        "points": format_points(one.scored.points),
        "terms": [term.as_dict() for term in one.scored.terms],
    }


def _both(text: Bilingual) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
