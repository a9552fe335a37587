"""Marks (评分): whose count, how members' marks become one, and which stand far from the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from bidding.evaluation.formulas import Term, shown
from bidding.evaluation.rules import rules
from bidding.evaluation.shapes import Criterion, Mark, OpenedTender, Scheme
from models.values.canonical import digest
from models.values.points import format_points

__all__ = ["FarMark", "far_among", "far_marks", "mark_term", "marks_digest", "marks_of", "mean_of_others"]

_LEAST_TO_TRIM = 3


@dataclass(frozen=True, slots=True)
class FarMark:
    """A mark that stands out: whose, of what, and the median of all marks for the same, in thousandths."""

    member: str
    bid: str
    criterion: str
    points: int
    median: Fraction

    def as_dict(self) -> dict[str, object]:
        """Return it as plain JSON values."""
        return {
            "member": self.member, "bid": self.bid, "criterion": self.criterion,
            "points": format_points(self.points), "median": shown(self.median),
        }  # fmt: skip


def marks_digest(marks: Iterable[Mark], criteria: Collection[str]) -> str:
    """Return the SHA-256 of the marks for some criteria, whatever their order: what locks them (锁定)."""
    told = [[one.member, one.bid, one.criterion, one.points] for one in marks if one.criterion in criteria]
    return digest(sorted(told))


def marks_of(tender: OpenedTender, bid: str, criterion: str) -> dict[str, Fraction]:
    """Return the marks of one bid for one criterion by member; an odd one is the mean of the others."""
    given = tender.marks_by_place.get((bid, criterion), {})
    plain = {member: Fraction(points) for member, points in given.items()}
    odd = [one.member for one in tender.odd_marks if (one.bid, one.criterion) == (bid, criterion)]
    return plain | {member: mean_of_others(plain, odd) for member in odd if member in plain}


def mean_of_others(marks: Mapping[str, Fraction], odd: Collection[str]) -> Fraction:
    """Return the mean of the marks of members that nobody called odd; 0 where there is none (Chongqing art. 32)."""
    others = [points for member, points in marks.items() if member not in odd]
    return sum(others, Fraction(0)) / len(others) if others else Fraction(0)


def far_marks(tender: OpenedTender) -> list[FarMark]:
    """Return the marks that are further off the median than the stated share of full points; nothing follows."""
    return far_among(tender, [bid.handle for bid in tender.bids], tender.marks_by_place)


def far_among(
    scheme: Scheme, bids: Iterable[str], marks: Mapping[tuple[str, str], Mapping[str, int]]
) -> list[FarMark]:  # fmt: skip
    """Return the same of marks by bid and criterion, then by member, before any price is known."""
    share = scheme.far_marks or rules().far_marks.beyond
    found = []
    for criterion in scheme.marked:
        for bid in bids:
            given = marks.get((bid, criterion.id), {})
            middle = median(map(Fraction, given.values())) if given else Fraction(0)
            found += [
                FarMark(member, bid, criterion.id, points, middle)
                for member, points in given.items()
                if abs(points - middle) > share * criterion.max_points
            ]
    return found


def mark_term(tender: OpenedTender, bid: str, criterion: Criterion) -> Term:
    """Return the points of a bid for a criterion that members mark, by the way that the scheme combines marks."""
    combine = criterion.combine or tender.combine
    if combine == "consensus":
        agreed = next((one for one in tender.consensus if (one.bid, one.criterion) == (bid, criterion.id)), None)
        points = agreed.points if agreed is not None else 0
        return Term.of(criterion.id, Fraction(points), "consensus")
    marks = sorted(marks_of(tender, bid, criterion.id).values())
    if combine == "trimmed_mean" and len(marks) > _LEAST_TO_TRIM - 1:
        marks = marks[1:-1]
    return Term.of(criterion.id, _mean(marks), f"({' + '.join(map(shown, marks))}) ÷ {len(marks)}")


def _mean(marks: Sequence[Fraction]) -> Fraction:
    return sum(marks, Fraction(0)) / len(marks) if marks else Fraction(0)
