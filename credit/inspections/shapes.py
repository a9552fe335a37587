"""The shapes of the inspections' data: a city's programme and checklists; unknown keys are errors, as in rulebooks."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StringConstraints, model_validator

from credit.rulebook.scalars import Bilingual, Code, Day, InForce, Length, Milli, Shape
from credit.rulebook.shapes import Basis, Instrument

__all__ = [
    "Assessment", "Checklist", "Clock", "Clocks", "Conflicts", "Counts", "Every", "Extensions", "Instruments", "Item",
    "KindOfCampaign", "Part", "Programme", "Relation", "Role", "Severity", "Team", "Weights",
]  # fmt: skip

Severity = Literal["minor", "major", "critical"]
Text = Annotated[str, StringConstraints(min_length=1)]
Count = Annotated[StrictInt, Field(ge=1)]
Tickets = Annotated[StrictInt, Field(ge=0, le=100)]


class Role(StrEnum):
    """Who acts on an inspection (行为主体)."""

    AUTHORITY = "authority"
    SUBDISTRICT = "subdistrict"
    INSPECTOR = "inspector"
    COMPANY = "company"
    DEVELOPER = "developer"
    COMMITTEE = "committee"
    OWNERS = "owners"
    OUTGOING_COMPANY = "outgoing_company"


class Clock(Shape):
    """A time limit (期限) in calendar days or working days, never both."""

    days: Count | None = None
    working_days: Count | None = None
    basis: Basis

    @model_validator(mode="after")
    def _one_of_two(self) -> Clock:
        if (self.days is None) == (self.working_days is None):
            message = "give either `days` or `working_days`"
            raise ValueError(message)
        return self


class Clocks(Shape):
    """By when a finding has to be put right (整改期限), by its severity."""

    minor: Clock
    major: Clock
    critical: Clock


class Extensions(Shape):
    """How often and how far the day of a finding may be moved (延期), and for which severities."""

    most: Annotated[StrictInt, Field(ge=0)]
    days: Count
    severities: tuple[Severity, ...]
    basis: Basis


class Counts(Shape):
    """Which score counts for the rating: as marked (`raw`), or adjusted for who inspected (`adjusted`)."""

    score: Literal["raw", "adjusted"]
    basis: Basis


class Weights(Shape):
    """How many tickets a community has in a draw (抽查权重): the sum of these, at least 1.

    `grade`: by its company's grade; `unrated` where there is none. `complaints`: (at least so many upheld complaints
    per 1,000 households in the year before, tickets), the last that is reached. `months`: (at least so many whole
    months since the last inspection, tickets), the last that is reached; `never` where there was none.
    """

    grade: Mapping[Text, Tickets]
    unrated: Tickets
    complaints: tuple[tuple[Count, Tickets], ...]
    months: tuple[tuple[Count, Tickets], ...]
    never: Tickets
    basis: Basis


class Relation(Shape):
    """A relation of an inspector to a company that bars from inspecting it; `for`: so long after it ended."""

    relation: Code
    title: Bilingual
    lasts: Annotated[Length | None, Field(alias="for")] = None


class Conflicts(Shape):
    """Relations that bar (回避)."""

    relations: tuple[Relation, ...]
    basis: Basis


class Team(Shape):
    """How many inspectors go to one community."""

    inspectors: Count
    basis: Basis


class Every(Shape):
    """How often a kind of campaign comes round."""

    period: Length
    basis: Basis


class Assessment(Shape):
    """Points of 100 that a kind gives in the yearly assessment of subdistricts: `others` where none is named."""

    subdistricts: Mapping[Text, Milli]
    others: Milli
    basis: Basis


class KindOfCampaign(Shape):
    """A kind of campaign (检查类型): who may announce it, whom it finds liable, and what it takes.

    `evidence`: the kind under which visits count for a rating, null where they count for none. `drawn`: targets and
    inspectors come from a draw. `parties` must be there. `delivery`: so long before delivery it has to be done.
    """

    id: Code
    title: Bilingual
    evidence: Literal["half_yearly", "monthly_patrol", "double_random", "special"] | None
    drawn: StrictBool = False
    liable: Literal["company", "developer", "outgoing_company"] = "company"
    announced_by: tuple[Role, ...]
    checklists: tuple[Code, ...]
    parties: tuple[Role, ...] = ()
    every: Every | None = None
    publish: Clock
    delivery: Clock | None = None
    clocks: Clocks | None = None
    assessment: Assessment | None = None
    basis: Basis

    @model_validator(mode="after")
    def _delivery_is_in_days(self) -> KindOfCampaign:
        if self.delivery is not None and self.delivery.days is None:
            message = "`delivery` counts calendar days"
            raise ValueError(message)
        if self.evidence is not None and self.liable != "company":
            message = "only what the company is liable for may count for its rating: give `evidence: null`"
            raise ValueError(message)
        return self


class Programme(Shape):
    """How a city inspects (检查制度)."""

    id: Code
    title: Bilingual
    authority: Bilingual
    clocks: Clocks
    extensions: Extensions
    counts: Counts
    weights: Weights
    conflicts: Conflicts
    team: Team
    kinds: tuple[KindOfCampaign, ...]

    def kind(self, name: str) -> KindOfCampaign | None:
        """Return the kind of campaign of this id, None where there is none."""
        return next((kind for kind in self.kinds if kind.id == name), None)


class Part(Shape):
    """What an item that is met in part (部分符合) is worth: a share of its points, and the severity of its finding."""

    share: Milli
    severity: Severity
    basis: Basis

    @model_validator(mode="after")
    def _between(self) -> Part:
        if not 0 < self.share < Fraction(1000):
            message = "`share` lies between 0 and 1"
            raise ValueError(message)
        return self


class Item(Shape):
    """One thing that is looked at (检查项): its points within the checklist, and how severe it is where not met."""

    id: Code
    title: Bilingual
    points: Milli
    severity: Severity
    basis: Basis

    @model_validator(mode="after")
    def _is_worth_something(self) -> Item:
        if self.points <= 0:
            message = "`points` must lie above 0"
            raise ValueError(message)
        return self


class Checklist(Shape):
    """A checklist (检查表): `numbers` says where points and severities come from, each item where its content does."""

    id: Code
    version: Count
    title: Bilingual
    in_force: InForce
    part: Part
    numbers: Basis
    items: Annotated[tuple[Item, ...], Field(min_length=1)]

    def covers(self, day: Day) -> bool:
        """Return whether the checklist is in force on the day."""
        return self.in_force.covers(day)


class Instruments(Shape):
    """The documents that programmes and checklists cite."""

    instruments: Mapping[Code, Instrument]
