"""Whether the parts of a scheme and of a tender fit each other: what is named exists, and nothing stands twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator

from bidding.evaluation.rules import Formula, rules
from bidding.evaluation.shapes import Consensus, Criterion, Mark, OddMark, OpenedTender, Scheme
from models.errors import Problem

__all__ = ["reference_faults", "scheme_faults"]

_NAMES = "Correct the name, or take the entry out."


def scheme_faults(scheme: Scheme) -> list[Problem]:
    """Return everything in a scheme that does not fit, each at its place."""
    found = [*_twice("criteria", [one.id for one in scheme.criteria])]
    prices = [one.id for one in scheme.criteria if one.kind == "price"]
    if scheme.method == "comprehensive" and not scheme.criteria:
        found.append(Problem("criteria", "comprehensive scoring has no criteria", "Name them with their points."))
    if scheme.method != "comprehensive" and prices:
        what = f"{scheme.method} ranks by the price itself, so no points are given for it"
        found.append(Problem(f"criteria, {prices[0]}", what, "Take it out, or choose comprehensive."))
    if len(prices) > 1:
        what = "only one criterion may be the price"
        found.append(Problem(f"criteria, {', '.join(prices)}", what, "Put them together."))
    for one in scheme.criteria:
        if one.formula is not None:
            found += _formula_faults(one)
    return found


def _formula_faults(criterion: Criterion) -> Iterator[Problem]:
    where = f"criteria, {criterion.id}"
    formula = rules().formula(str(criterion.formula))
    if formula is None:
        known = ", ".join(one.id for one in rules().formulas)
        yield Problem(where, f"there is no formula {criterion.formula!r}", f"Known: {known}.")
        return
    for name in sorted(criterion.parameters.keys() - formula.parameters.keys()):
        known = ", ".join(formula.parameters) or "it has none"
        yield Problem(where, f"the formula has no parameter {name!r}", f"Its parameters: {known}.")
    if formula.reference != bool(criterion.bands):
        what = "the formula needs `bands`" if formula.reference else "the formula takes no `bands`"
        yield Problem(where, what, "Give bands with reference_bands, and with no other formula.")
    shares = [band.within for band in criterion.bands]
    if shares != sorted(set(shares)):
        yield Problem(where, "the bands do not widen one after the other", "Order them from the narrowest on.")


def reference_faults(tender: OpenedTender) -> list[Problem]:
    """Return everything in a tender that names what is not there, stands twice, or is beyond its bounds."""
    return [*_price_faults(tender), *_double_faults(tender), *_panel_faults(tender), *_named_faults(tender),
            *_credit_faults(tender)]  # fmt: skip


def _price_faults(tender: OpenedTender) -> Iterator[Problem]:
    for criterion in tender.criteria:
        formula = rules().formula(str(criterion.formula))
        if formula is not None:
            yield from _direction_faults(tender, criterion, formula)
    if tender.method == "highest_rent" and tender.kind != "letting":
        yield Problem("kind", f"a {tender.kind} has no highest rent", 'Write "kind": "letting", or another method.')
    if tender.method == "lowest_reasonable_price" and tender.kind == "letting":
        yield Problem("method", "a letting is not given to the lowest price", 'Write "method": "highest_rent".')


def _direction_faults(tender: OpenedTender, criterion: Criterion, formula: Formula) -> Iterator[Problem]:
    where = f"criteria, {criterion.id}"
    if (formula.direction == "rent") != tender.letting:
        yield Problem(where, f"{formula.id} is for a {formula.direction}, which this tender does not ask for",
                      "Take highest_ratio for a letting, and another formula for everything else.")  # fmt: skip
    if formula.reference and tender.reference_fen is None:
        yield Problem("reference_fen", f"{formula.id} needs the reference price", "Give it in fen.")


def _double_faults(tender: OpenedTender) -> Iterator[Problem]:
    yield from _twice("bids", [bid.handle for bid in tender.bids])
    yield from _twice("bids", [bid.company_id for bid in tender.bids if bid.company_id])
    yield from _twice("panel", [seat.member for seat in tender.panel])
    yield from _twice("marks", [(one.member, one.bid, one.criterion) for one in tender.marks])
    yield from _twice("odd_marks", [(one.member, one.bid, one.criterion) for one in tender.odd_marks])
    yield from _twice("consensus", [(one.bid, one.criterion) for one in tender.consensus])
    yield from _twice("explanations", [one.bid for one in tender.explanations])
    yield from _twice("locks", [name for lock in tender.locks for name in lock.criteria])


def _twice(where: str, names: Iterable[Hashable]) -> Iterator[Problem]:
    for name, times in Counter(names).items():
        if times > 1:
            told = ", ".join(map(str, name)) if isinstance(name, tuple) else str(name)
            yield Problem(where, f"{told} stands there {times} times", "Keep one.")


def _panel_faults(tender: OpenedTender) -> Iterator[Problem]:
    members = {seat.member for seat in tender.panel}
    for seat in tender.panel:
        if seat.replaced_by is not None and (seat.replaced_by not in members or seat.replaced_by == seat.member):
            yield Problem(f"panel, {seat.member}", f"{seat.replaced_by!r} has no other seat of the panel", _NAMES)
    if tender.panel:
        marking = {one.member for one in tender.marks} | {one.member for one in tender.odd_marks}
        for name in sorted(marking - members):
            yield Problem("marks", f"{name!r} is no member of the panel", _NAMES)


def _named_faults(tender: OpenedTender) -> Iterator[Problem]:
    handles = {bid.handle for bid in tender.bids}
    parts: dict[str, tuple[Mark | OddMark | Consensus, ...]] = {
        "marks": tender.marks, "odd_marks": tender.odd_marks, "consensus": tender.consensus,
    }  # fmt: skip
    for part, entries in parts.items():
        for one in entries:
            place = f"{part}, {one.bid}, {one.criterion}"
            yield from _unknown_bid(place, one.bid, handles)
            yield from _criterion_faults(place, tender.criterion(one.criterion), getattr(one, "points", 0))
    for explanation in tender.explanations:
        yield from _unknown_bid("explanations", explanation.bid, handles)
    for lock in tender.locks:
        for name in lock.criteria:
            yield from _criterion_faults("locks", tender.criterion(name), 0)


def _unknown_bid(place: str, handle: str, handles: set[str]) -> Iterator[Problem]:
    if handle not in handles:
        yield Problem(place, f"there is no bid {handle!r}", _NAMES)


def _criterion_faults(place: str, criterion: Criterion | None, points: int) -> Iterator[Problem]:
    if criterion is None or not criterion.marked:
        yield Problem(place, "there is no such criterion that members mark", _NAMES)
    elif points > criterion.max_points:
        yield Problem(place, f"more points than the {criterion.max_points} thousandths there are", "Correct them.")


def _credit_faults(tender: OpenedTender) -> Iterator[Problem]:
    for criterion in tender.criteria:
        for bid in tender.bids:
            if criterion.grades and bid.grade not in criterion.grades:
                what = f"the scheme gives no points for the grade {bid.grade!r}"
                yield Problem(f"bids, {bid.handle}", what, f"Grades with points: {', '.join(criterion.grades)}.")
            if criterion.scores and bid.score is None:
                yield Problem(f"bids, {bid.handle}", "the scheme gives points by score, and it has none", "Add it.")
