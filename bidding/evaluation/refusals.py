"""Why a tender cannot be evaluated as it stands: all reasons at once, each with its article and remedy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bidding.evaluation.limits import LowPrice
from bidding.evaluation.marking import marks_digest, marks_of
from bidding.evaluation.panels import panel_faults
from bidding.evaluation.rules import cite, panel_rule, rules
from bidding.evaluation.shapes import Criterion, OpenedBid, OpenedTender, Scheme
from models.errors import Problem

__all__ = ["marking_refusals", "price_refusals", "scheme_refusals"]


def scheme_refusals(scheme: Scheme, *, statutory: bool) -> list[Problem]:
    """Return why the law forbids a scheme; `statutory`: whether it requires this tender (依法必须进行招标的项目)."""
    return [*_formula_refusals(scheme, statutory=statutory), *_weight_refusals(scheme)]


def _formula_refusals(scheme: Scheme, *, statutory: bool) -> Iterator[Problem]:
    for criterion in scheme.criteria:
        formula = rules().formula(str(criterion.formula))
        if formula is not None and formula.refused is not None and statutory:
            what = f"{formula.id}: closeness to a reference price may not decide ({cite(formula.refused)})"
            yield Problem(f"criteria, {criterion.id}", what, "Choose another formula in a new version of the notice.")


def _weight_refusals(scheme: Scheme) -> Iterator[Problem]:
    if not scheme.government_purchase or scheme.method != "comprehensive":
        return
    price = sum(one.max_points for one in scheme.criteria if one.kind == "price")
    for rule in rules().weights:
        if rule.subject == scheme.subject and price < rule.least * scheme.max_points:
            what = (
                f"the price has {price} of {scheme.max_points} thousandths, and a government purchase of "
                f"{rule.subject} takes at least {int(rule.least * 100)} % ({cite(rule.basis)})"
            )
            yield Problem("criteria", what, "Give the price more points.")


def marking_refusals(tender: OpenedTender, standing: Sequence[OpenedBid]) -> list[Problem]:
    """Return what is missing or wrong in the panel's work on the bids still standing."""
    return [
        *(panel_faults(tender.panel, tender.jurisdiction) if tender.panel else ()),
        *_missing_marks(tender, standing),
        *_odd_mark_refusals(tender),
        *_lock_refusals(tender),
        *_consensus_refusals(tender, standing),
    ]


def _missing_marks(tender: OpenedTender, standing: Sequence[OpenedBid]) -> Iterator[Problem]:
    if tender.marked and not tender.members:
        yield Problem("marks", "nobody has marked", "Let every member of the panel mark every bid.")
    there = {(mark.member, mark.bid, mark.criterion) for mark in tender.marks}
    for member in tender.members:
        missing = [
            f"{bid.handle} {one.id}"
            for bid in standing
            for one in tender.marked
            if (member, bid.handle, one.id) not in there
        ]
        if missing:
            yield Problem(f"marks, {member}", f"no mark for {', '.join(missing)}", _completing(tender, member))


def _completing(tender: OpenedTender, member: str) -> str:
    if any(seat.replaced_by == member for seat in tender.panel):
        return f"Who takes a seat marks anew; the replaced one's marks are void ({cite(rules().replaced.basis)})."
    return "Add the marks, or replace the member."


def _odd_mark_refusals(tender: OpenedTender) -> Iterator[Problem]:
    if not tender.odd_marks:
        return
    rule = panel_rule(tender.jurisdiction)
    if not (rule.odd_marks or tender.replace_odd_marks):
        what = "neither the law of this place nor the notice lets a panel set an odd mark aside"
        yield Problem("odd_marks", what, f"Only there: {cite(rules().odd_marks.basis)}. Take the entries out.")
    for one in tender.odd_marks:
        place = f"odd_marks, {one.member}, {one.bid}, {one.criterion}"
        if 2 * one.votes <= len(tender.members):
            what = f"{one.votes} of {len(tender.members)} members are no majority ({cite(rules().odd_marks.basis)})"
            yield Problem(place, what, "Leave the mark as it is.")
        alike = [other.member for other in tender.odd_marks if (other.bid, other.criterion) == (one.bid, one.criterion)]
        marks = marks_of(tender, one.bid, one.criterion)
        if one.member not in marks or not marks.keys() - set(alike):
            yield Problem(place, "there is no such mark that counts, or no other to take its place", "Take it out.")


def _lock_refusals(tender: OpenedTender) -> Iterator[Problem]:
    for lock in tender.locks:
        place = f"locks, {', '.join(lock.criteria)}"
        if lock.sha256 != (found := marks_digest(tender.marks, lock.criteria)):
            what = f"the marks are not those that were locked: their digest is {found}"
            yield Problem(place, what, "Put the locked marks back; a change after locking is a new evaluation.")
        blind = [one.id for one in tender.criteria if one.id in lock.criteria and one.kind == "technical"]
        replaced = any(seat.replaced_by is not None for seat in tender.panel)
        if blind and not replaced and tender.prices_opened_at is not None and lock.at > tender.prices_opened_at:
            what = f"{', '.join(blind)} was locked after the prices were opened, so it was not marked blind"
            yield Problem(place, what, "Void these marks, and let another panel mark.")


def _consensus_refusals(tender: OpenedTender, standing: Sequence[OpenedBid]) -> Iterator[Problem]:
    agreed = {(one.bid, one.criterion): one for one in tender.consensus}
    locked = {name for lock in tender.locks for name in lock.criteria}
    for criterion in tender.marked:
        wanted = (criterion.combine or tender.combine) == "consensus"
        if wanted and criterion.id not in locked:
            yield Problem(f"consensus, {criterion.id}", "the marks of members were not locked before it",
                          "Lock them, then agree.")  # fmt: skip
        for bid in standing:
            one = agreed.get((bid.handle, criterion.id))
            yield from _agreement_refusals(tender, criterion, bid.handle, None if one is None else one.points)


def _agreement_refusals(tender: OpenedTender, criterion: Criterion, bid: str, points: int | None) -> Iterator[Problem]:
    place = f"consensus, {bid}, {criterion.id}"
    wanted = (criterion.combine or tender.combine) == "consensus"
    if wanted == (points is None):
        what = "the scheme asks for one, and there is none" if wanted else "the scheme does not ask for one"
        yield Problem(place, what, "Let the panel agree, with its reason." if wanted else "Take it out.")
    marks = marks_of(tender, bid, criterion.id).values()
    if wanted and points is not None and marks and not min(marks) <= points <= max(marks):
        what = "it lies outside the members' own marks (our own choice: a panel settles between them)"
        yield Problem(place, what, "Agree on points between the lowest and the highest mark.")


def price_refusals(tender: OpenedTender, low: Sequence[LowPrice]) -> list[Problem]:
    """Return the abnormally low prices without a decision, and acceptances without a written explanation."""
    basis = cite(rules().abnormally_low.explained)
    decided = {one.bid for one in tender.explanations}
    found = [
        Problem(f"bids, {one.handle}",
                f"the price is abnormally low ({one.as_dict()['below_mean']} below the mean of the others, "
                f"{one.as_dict()['below_next']} below the next), and nothing is decided on it ({basis})",
                "Ask the bidder in writing, then put the panel's decision and reason into `explanations`.")
        for one in low
        if one.handle not in decided
    ]  # fmt: skip
    found += [
        Problem(f"explanations, {one.bid}", f"accepted without a written explanation ({basis})",
                "Give the bidder's text, or reject the bid.")
        for one in tender.explanations
        if one.accepted and one.text is None
    ]  # fmt: skip
    if tender.floor_fen is not None and not tender.letting:
        what = f"a lowest price may not be set ({cite(rules().floor.basis)})"
        found.append(Problem("floor_fen", what, "Take it out; only a letting has a starting rent."))
    return found
