"""Ranking (排序): the order of bids, what decides between equal ones, and the draw where nothing else does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bidding.evaluation.formulas import Term
from bidding.evaluation.shapes import OpenedBid, OpenedTender
from models.errors import Problem, RefusedError
from models.values.draw import Candidate, Drawn, DrawPlan, Party, draw

__all__ = ["Ranked", "Scored", "equals", "ranked", "tie_plan"]


@dataclass(frozen=True, slots=True)
class Scored:
    """A bid with its terms; `points` is the sum of the rounded ones, so that what is shown adds up."""

    bid: OpenedBid
    terms: tuple[Term, ...]

    @property
    def points(self) -> int:
        """Return all its points, in thousandths."""
        return sum(term.points for term in self.terms)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A bid with its rank from 1 on; bids that share one are equal, and no candidate is among them."""

    rank: int
    scored: Scored


def ranked(tender: OpenedTender, scored: Sequence[Scored]) -> tuple[list[Ranked], list[Drawn]]:
    """Return the bids in order, and the draws that broke ties. Ties behind the last candidate stay.

    Raises RefusedError with every tie for which codes and public randomness are missing.
    """
    places: list[Ranked] = []
    draws: list[Drawn] = []
    problems: list[Problem] = []
    for rank, alike in _groups(tender, scored):
        if not _is_drawn(tender, rank, alike):
            places += [Ranked(rank, one) for one in alike]
            continue
        try:
            drawn = _drawn(tender, rank, [one.bid.handle for one in alike])
        except RefusedError as error:
            problems += error.problems
            places += [Ranked(rank, one) for one in alike]
            continue
        draws.append(drawn)
        by_handle = {one.bid.handle: one for one in alike}
        places += [Ranked(rank + number, by_handle[label]) for number, label in enumerate(drawn.labels)]
    if problems:
        raise RefusedError(problems)
    return places, draws


def equals(tender: OpenedTender, scored: Sequence[Scored]) -> dict[int, tuple[str, ...]]:
    """Return rank -> the handles of bids that are equal there, where a candidate is among them."""
    groups = _groups(tender, scored)
    return {rank: tuple(one.bid.handle for one in alike) for rank, alike in groups if _is_drawn(tender, rank, alike)}


def _groups(tender: OpenedTender, scored: Sequence[Scored]) -> Iterator[tuple[int, list[Scored]]]:
    """Yield bids that nothing in the scheme decides between, with the rank that they share."""
    order, rank = sorted(scored, key=lambda one: (_key(tender, one), one.bid.handle)), 1
    for _, group in groupby(order, key=lambda one: _key(tender, one)):
        alike = [*group]
        yield rank, alike
        rank += len(alike)


def _is_drawn(tender: OpenedTender, rank: int, alike: Sequence[Scored]) -> bool:
    return len(alike) > 1 and rank <= tender.candidates


def _key(tender: OpenedTender, scored: Scored) -> tuple[int, ...]:
    price = -scored.bid.price_fen if tender.letting else scored.bid.price_fen
    first = -scored.points if tender.method == "comprehensive" else price
    kinds = {"more_technical": "technical", "more_credit": "credit"}
    after = [price if rule == "better_price" else -_points(tender, scored, kinds[rule]) for rule in tender.ties]
    return (first, *after)


def _points(tender: OpenedTender, scored: Scored, kind: str) -> int:
    ids = {one.id for one in tender.criteria if one.kind == kind}
    return sum(term.points for term in scored.terms if term.criterion in ids)


def tie_plan(tender: OpenedTender, rank: int, handles: Sequence[str]) -> DrawPlan:
    """Return the plan of the draw that puts equal bids in order; its namespace names tender, lot and rank."""
    codes = tender.tie.codes if tender.tie is not None else ()
    parties = tuple(
        Party.of(one.party, one.code) if one.code_sha256 is None else Party(one.party, one.code_sha256)
        for one in codes
    )  # fmt: skip
    pool = tuple(Candidate(handle) for handle in sorted(handles))
    namespace = f"{tender.tender_id}/{tender.lot_id}/tie/{rank}"
    return DrawPlan(namespace=namespace, pool=pool, count=len(pool), parties=parties)


def _drawn(tender: OpenedTender, rank: int, handles: Sequence[str]) -> Drawn:
    plan = tie_plan(tender, rank, handles)
    if tender.tie is None:
        what = f"{', '.join(sorted(handles))} are equal at rank {rank}, and nothing in the scheme decides between them"
        remedy = (
            "Hold a verifiable draw (docs/draws.md): let the parties make one-time codes and record their hashes, "
            f"wait for a public lottery, then give both as `tie`. Its namespace is {plan.namespace}."
        )
        raise RefusedError(Problem("tie", what, remedy))
    return draw(plan, codes=[one.code for one in tender.tie.codes], randomness=tender.tie.randomness)
