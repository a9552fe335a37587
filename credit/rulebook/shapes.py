"""The shapes of a rulebook, exactly as RULEBOOK.md of the docs describes them; unknown keys are errors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, StrictBool, StrictInt, StringConstraints, Tag, model_validator

from credit.rulebook.scalars import Bilingual, Code, Day, InForce, Length, Milli, Reason, Shape, Share, Valid

__all__ = [
    "Band", "Basis", "BlackTrigger", "Bounds", "Compare", "Condition", "Derivation", "Eligible", "GradeRow",
    "Indicator", "Instrument", "Lists", "Measure", "Publication", "RankList",
    "Rule", "Rulebook", "Source", "Status", "Table", "Veto", "Where",
]  # fmt: skip

Table = Literal["complaints", "inspections", "findings", "records"]
_Text = Annotated[str, StringConstraints(min_length=1)]
_Days = Annotated[StrictInt, Field(ge=0)]


class Basis(Shape):
    """Where a number comes from: an article of an instrument, or our own choice and why, in both languages."""

    instrument: Code | None = None
    article: str | None = None
    choice: Reason | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> Basis:
        if (self.instrument is None) == (self.choice is None):
            message = "give either `instrument` with `article`, or `choice` with the reason, never both or neither"
            raise ValueError(message)
        if self.instrument is not None and not self.article:
            message = "an `instrument` needs the `article` that gives the rule"
            raise ValueError(message)
        if self.choice is not None and self.article is not None:
            message = "`choice` holds the reason alone, in words"
            raise ValueError(message)
        return self


class Bounds(Shape):
    """A floor and a ceiling in points; null where there is none."""

    floor: Milli | None = None
    ceiling: Milli | None = None

    @model_validator(mode="after")
    def _floor_below_ceiling(self) -> Bounds:
        if self.floor is not None and self.ceiling is not None and self.floor > self.ceiling:
            message = "floor must not lie above ceiling"
            raise ValueError(message)
        return self


class Compare(Shape):
    """A comparison in a `where`: all that are given must hold. Days are whole numbers, scores decimals."""

    over: Milli | None = None
    at_least: Milli | None = None
    under: Milli | None = None
    at_most: Milli | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Compare:
        if all(limit is None for limit in (self.over, self.at_least, self.under, self.at_most)):
            message = "give at least one of over, at_least, under, at_most"
            raise ValueError(message)
        return self


Scalar = StrictBool | StrictInt | str


def _kind_of_condition(value: object) -> str:
    match value:
        case Compare() | Mapping():
            return "comparison"
        case list() | tuple():
            return "any_of"
        case _:
            return "equals"


Condition = Annotated[
    Annotated[Compare, Tag("comparison")]
    | Annotated[tuple[Scalar, ...], Field(min_length=1), Tag("any_of")]
    | Annotated[Scalar | None, Tag("equals")],
    Discriminator(_kind_of_condition),
]
Where = Mapping[str, Condition]
"""Column -> scalar (equals), list (any of), null (is empty) or comparison."""


class Rule(Shape):
    """One dated rule of an indicator: an event's points and how long it counts."""

    id: Code
    event: Code
    points: Milli
    valid: Valid
    in_force: InForce
    basis: Basis
    title: Bilingual | None = None


class Source(Shape):
    """What a measure measures: a count of rows, or the mean of a column."""

    table: Table
    count: Literal["rows"] | None = None
    mean: Literal["score", "satisfaction"] | None = None
    where: Where = Field(default_factory=dict)
    on: Code

    @model_validator(mode="after")
    def _one_statistic(self) -> Source:
        if (self.count is None) == (self.mean is None):
            message = "give either `count: rows` or `mean: <column>`"
            raise ValueError(message)
        return self


class Band(Shape):
    """Points for a measure that is at least this; the first band that holds gives the points."""

    at_least: Milli | None = None
    points: Milli


class Measure(Shape):
    """A rate over a window that becomes points by bands, or is itself the points (`as_points`).

    count: rows in the window, per `per` units of the company's communities served on as_of.
    mean:  the mean of the column; `weigh: area` takes each community's mean (rounded half up to a thousandth), weighted
           by floor area, so that projects are averaged into a company.
    A zero denominator (no rows for a mean, no households or area for a rate) gives `when_zero` points.
    """

    id: Code
    title: Bilingual
    source: Source
    window: Length
    per: Literal["households_1000", "area_10000_m2"] | None = None
    weigh: Literal["rows", "area"] = "rows"
    when_zero: Milli = 0
    bands: tuple[Band, ...] = ()
    as_points: StrictBool = False
    in_force: InForce
    basis: Basis

    @model_validator(mode="after")
    def _coherent(self) -> Measure:
        if bool(self.bands) == self.as_points:
            message = "give either `bands` or `as_points: true`"
            raise ValueError(message)
        if self.source.mean is not None and self.per is not None:
            message = "`per` goes with a count; a mean has its own denominator"
            raise ValueError(message)
        if self.source.count is not None and self.weigh == "area":
            message = "`weigh: area` goes with a mean"
            raise ValueError(message)
        return self


class Indicator(Shape):
    """A group of rules whose points are added and clamped; one file each."""

    indicator: Code
    component: Code
    title: Bilingual
    floor: Milli | None = None
    ceiling: Milli | None = None
    rules: tuple[Rule, ...] = ()
    measures: tuple[Measure, ...] = ()


class GradeRow(Shape):
    """A row of the grade table; all of its conditions must hold."""

    grade: _Text
    at_least: Milli | None = None
    with_: Annotated[tuple[Code, ...], Field(alias="with")] = ()
    without: tuple[Code, ...] = ()


class Eligible(Shape):
    """The grades that may enter a tender which asks for a rating."""

    grades: tuple[str, ...]


class Veto(Shape):
    """While the event counts, the grade is at best this one."""

    id: Code
    event: Code
    at_best: _Text
    valid: Valid
    in_force: InForce | None = None
    basis: Basis
    title: Bilingual | None = None


class BlackTrigger(Shape):
    """An event that puts a company on the blacklist for a term."""

    id: Code
    event: Code
    for_: Annotated[Valid, Field(alias="for")]
    in_force: InForce | None = None
    basis: Basis
    title: Bilingual | None = None


class RankList(Shape):
    """A red or grey list by rank: a share of the rated companies, rounded up."""

    by: Literal["rank"] = "rank"
    share: Share
    from_: Annotated[Literal["top", "bottom"], Field(alias="from")] = "top"
    grades: tuple[str, ...] | None = None
    ties: Literal["include"] = "include"
    valid: Length
    basis: Basis | None = None


class Lists(Shape):
    """The lists a rulebook proposes."""

    red: RankList | None = None
    grey: RankList | None = None
    black: tuple[BlackTrigger, ...] = ()


class Publication(Shape):
    """Working days of public notice, objection and decision."""

    notice_working_days: _Days
    objection_working_days: _Days
    decide_working_days: _Days
    basis: Basis | None = None


class Derivation(Shape):
    """An event made from the rows of a table."""

    event: Code
    from_: Annotated[Table, Field(alias="from")]
    where: Where = Field(default_factory=dict)
    on: Code


class Instrument(Shape):
    """A cited document."""

    title: Bilingual
    number: str | None = None
    issuer: Bilingual
    issued: Day | None = None
    in_force: InForce | None = None
    read_at: _Text


class Status(Shape):
    """Whether the standard has been checked against its source, by whom and when."""

    state: Literal["draft", "verified"]
    by: str | None = None
    on: Day | None = None

    @model_validator(mode="before")
    @classmethod
    def _word_alone(cls, value: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever the file holds
        return {"state": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _verified_is_signed(self) -> Status:
        if self.state == "verified" and (self.by is None or self.on is None):
            message = "`verified` needs `by` and `on`: who held it against its source, and when"
            raise ValueError(message)
        return self


class Rulebook(Shape):
    """A city's whole standard, ready to rate with. `digest` is the SHA-256 of its canonical content."""

    id: Code
    title: Bilingual
    authority: Bilingual
    jurisdiction: Annotated[str, Field(pattern=r"^\d{6}$|^[A-Z]{2}(-[A-Z0-9]+)?$")]
    extends: Code | None = None
    status: Status
    applies_by: Literal["occurrence", "assessment"]
    base: Milli = 0
    components: Annotated[Mapping[Code, Bounds], Field(min_length=1)]
    score: Bounds = Bounds()
    grades: Annotated[tuple[GradeRow, ...], Field(min_length=1)]
    status_grades: Mapping[Literal["not_participating", "no_project"], str | None] = Field(default_factory=dict)
    eligible: Eligible
    vetoes: tuple[Veto, ...] = ()
    lists: Lists = Lists()
    publication: Publication | None = None
    retention: Length | None = None
    indicators: tuple[Indicator, ...] = ()
    derive: tuple[Derivation, ...] = ()
    instruments: Mapping[Code, Instrument] = Field(default_factory=dict)
    digest: str = ""
