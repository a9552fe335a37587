"""The shape of a tender to be evaluated: the scheme that its notice set, the opened bids, and what the panel did.

`Scheme` is what the `evaluation` of a notice holds. Points are quoted decimals, money is fen, moments have an offset.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, model_validator

from bidding.notices.shapes import Fen, Moment, TenderKind
from credit.rulebook.scalars import Code, Milli, Reason, Shape, Share

__all__ = [
    "Band", "Combining", "Consensus", "Criterion", "CriterionKind", "EvaluationMethod", "Explanation", "Lock", "Mark",
    "OddMark", "OpenedBid", "OpenedTender", "Rejection", "Scheme", "ScoreBand", "Seat", "TieCode", "TieDraw",
]  # fmt: skip

EvaluationMethod = Literal["comprehensive", "lowest_reasonable_price", "highest_rent"]
CriterionKind = Literal["price", "technical", "credentials", "credit", "interview"]
Combining = Literal["mean", "trimmed_mean", "consensus"]
_Text = Annotated[str, Field(min_length=1, max_length=4000)]
_Name = Annotated[str, Field(min_length=1, max_length=200)]
_Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
_MARKED = frozenset({"technical", "credentials", "interview"})


class Band(Shape):
    """Points for a price that lies within a share of the reference price, on either side."""

    within: Share
    points: Annotated[Milli, Field(ge=0)]


class ScoreBand(Shape):
    """Points for a credit score from `at_least` on."""

    at_least: Milli
    points: Annotated[Milli, Field(ge=0)]


class Criterion(Shape):
    """One head of the scheme (评分项): a price has a formula, credit has points by grade or score, others are marked.

    `least_points`: below it a bid is rejected. `bonus_for` says that it rewards prizes of one place or trade.
    """

    id: Code
    kind: CriterionKind
    title: Reason
    max_points: Annotated[Milli, Field(gt=0)]
    formula: Code | None = None
    parameters: Mapping[Code, Annotated[Milli, Field(ge=0)]] = Field(default_factory=dict)
    bands: tuple[Band, ...] = ()
    grades: Mapping[_Name, Annotated[Milli, Field(ge=0)]] = Field(default_factory=dict)
    scores: tuple[ScoreBand, ...] = ()
    least_points: Annotated[Milli, Field(ge=0)] = 0
    bonus_for: Literal["local_award", "industry_award"] | None = None
    combine: Combining | None = None

    @property
    def marked(self) -> bool:
        """Return whether members of the panel mark it."""
        return self.kind in _MARKED

    @model_validator(mode="after")
    def _coherent(self) -> Criterion:
        price, credit = self.kind == "price", self.kind == "credit"
        problems = [
            (price != (self.formula is not None), "a price has a `formula`, and nothing else has"),
            (bool(self.parameters or self.bands) and not price, "`parameters` and `bands` belong to a price"),
            (credit != bool(self.grades or self.scores), "credit has points by `grades` or `scores`; nothing else has"),
            (bool(self.grades and self.scores), "credit has points by `grades` or by `scores`, not by both"),
            (self.combine is not None and not self.marked, "only what is marked has `combine`"),
            (self.least_points > self.max_points, "`least_points` is above `max_points`"),
            (any(points > self.max_points for points in self._points()), "it gives more points than `max_points`"),
        ]
        found = [what for wrong, what in problems if wrong]
        if found:
            raise ValueError("; ".join(found))
        return self

    def _points(self) -> Iterator[int]:
        yield from self.grades.values()
        yield from (band.points for band in self.bands)
        yield from (band.points for band in self.scores)


class Scheme(Shape):
    """How bids are compared (评标办法): the method, its criteria, and the rules that a notice may set itself.

    `combine`: how the marks of members become one. `far_marks`, `below_mean`, `below_next` replace those of
    `rules.yaml`. `ties`: what decides between equal bids before a draw does. `candidates`: how many are named.
    `replace_odd_marks`: a majority of the panel may set an odd mark aside, as in Chongqing.
    """

    method: EvaluationMethod
    criteria: tuple[Criterion, ...] = ()
    combine: Combining = "mean"
    far_marks: Share | None = None
    below_mean: Share | None = None
    below_next: Share | None = None
    ties: tuple[Literal["better_price", "more_technical", "more_credit"], ...] = ("better_price",)
    candidates: Annotated[StrictInt, Field(ge=1, le=3)] = 3
    replace_odd_marks: StrictBool = False
    government_purchase: StrictBool = False
    subject: Literal["services", "goods"] = "services"

    def criterion(self, name: str) -> Criterion | None:
        """Return the criterion of an id, None where there is none."""
        return next((one for one in self.criteria if one.id == name), None)

    @property
    def marked(self) -> tuple[Criterion, ...]:
        """Return the criteria that members of the panel mark."""
        return tuple(one for one in self.criteria if one.marked)

    @property
    def max_points(self) -> int:
        """Return all points that can be had, in thousandths."""
        return sum(one.max_points for one in self.criteria)


class Rejection(Shape):
    """Why a bid was rejected (否决投标) by the panel, with the ground in the law or in the notice."""

    ground: _Text
    reason: _Text


class OpenedBid(Shape):
    """A bid after opening: the handle by which it was marked, the price, and what the rating says of the bidder."""

    handle: Annotated[str, Field(pattern=r"^[^\s|#]{1,64}$")]
    price_fen: Annotated[Fen, Field(gt=0)]
    company_id: _Name | None = None
    name: _Name | None = None
    grade: _Name | None = None
    score: Milli | None = None
    rejected: tuple[Rejection, ...] = ()


class Seat(Shape):
    """A member of the panel (评标委员会成员); `replaced_by` took the seat, and then the marks of this one are void."""

    member: _Name
    kind: Literal["expert", "representative"]
    replaced_by: _Name | None = None
    reason: _Text | None = None


class Mark(Shape):
    """What one member gave to one bid for one criterion."""

    member: _Name
    bid: _Name
    criterion: Code
    points: Annotated[Milli, Field(ge=0)]
    reason: _Text | None = None


class Lock(Shape):
    """When the marks of some criteria were locked, and the digest of them (`marks_digest`)."""

    criteria: Annotated[tuple[Code, ...], Field(min_length=1)]
    sha256: _Sha256
    at: Moment


class Consensus(Shape):
    """What the panel agreed on for one bid and one criterion after the marks were locked, and why."""

    bid: _Name
    criterion: Code
    points: Annotated[Milli, Field(ge=0)]
    reason: _Text


class OddMark(Shape):
    """A mark that `votes` members called odd; with its replacement by the mean of the others, where that is allowed."""

    member: _Name
    bid: _Name
    criterion: Code
    votes: Annotated[StrictInt, Field(ge=1, le=1000)]
    reason: _Text


class Explanation(Shape):
    """What the panel decided on a price after asking in writing; `text` is what the bidder wrote, if it did."""

    bid: _Name
    text: _Text | None = None
    accepted: StrictBool
    reason: _Text


class TieCode(Shape):
    """The one-time code of one party to a draw, and the hash of it that was told before."""

    party: _Name
    code: _Name
    code_sha256: _Sha256 | None = None


class TieDraw(Shape):
    """What breaks ties: the codes of the parties in their order, and the public randomness."""

    codes: Annotated[tuple[TieCode, ...], Field(min_length=1)]
    randomness: _Name


class OpenedTender(Scheme):
    """All that an evaluation depends on, as one file.

    `statutory`: the law requires this tender (依法必须进行招标的项目), which narrows what a scheme may say.
    `panel` may be left out; then who gave marks counts as the panel, and its make-up is not checked.
    """

    tender_id: Code = "tender"
    lot_id: Code = "lot"
    kind: TenderKind = TenderKind.SERVICE
    statutory: StrictBool = True
    jurisdiction: Annotated[str, Field(pattern=r"^(\d{6})?$")] = ""
    ceiling_fen: Fen | None = None
    floor_fen: Fen | None = None
    reference_fen: Annotated[Fen, Field(gt=0)] | None = None
    bids: Annotated[tuple[OpenedBid, ...], Field(min_length=1)]
    panel: tuple[Seat, ...] = ()
    marks: tuple[Mark, ...] = ()
    locks: tuple[Lock, ...] = ()
    prices_opened_at: Moment | None = None
    odd_marks: tuple[OddMark, ...] = ()
    consensus: tuple[Consensus, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    tie: TieDraw | None = None

    @property
    def members(self) -> tuple[str, ...]:
        """Return the members whose marks count: of the panel those not replaced, else all who gave marks."""
        if self.panel:
            return tuple(seat.member for seat in self.panel if seat.replaced_by is None)
        return tuple(dict.fromkeys(mark.member for mark in self.marks))

    @cached_property
    def marks_by_place(self) -> Mapping[tuple[str, str], Mapping[str, int]]:
        """Return the marks that count, by bid and criterion, then by member: those of replaced members are void."""
        members = set(self.members)
        found: dict[tuple[str, str], dict[str, int]] = {}
        for mark in self.marks:
            if mark.member in members:
                found.setdefault((mark.bid, mark.criterion), {})[mark.member] = mark.points
        return found

    @property
    def letting(self) -> bool:
        """Return whether the higher price is the better one."""
        return self.method == "highest_rent" or self.kind is TenderKind.LETTING
