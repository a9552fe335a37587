"""The rules of a city's complaint desk as data: every number with the article that gives it, or our reason for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import Field, StrictBool, StrictInt, StringConstraints, model_validator

from credit.complaints.moves import Level, Party
from credit.rulebook.scalars import Bilingual, Code, InForce, Shape, Share
from credit.rulebook.shapes import Basis, Instrument

__all__ = ["Clock", "Clocks", "DeskRules", "DutyLine", "DutyList", "HotSpotRule", "MediationRule", "RepeatRule", "Tier"]

_Count = Annotated[StrictInt, Field(ge=1)]
_Line = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]*$")]


class Clock(Shape):
    """A time limit in working days, or in days of the calendar where the article says days."""

    working_days: _Count | None = None
    days: _Count | None = None
    basis: Basis

    @model_validator(mode="after")
    def _one_unit(self) -> Clock:
        if (self.working_days is None) == (self.days is None):
            message = "give either `working_days` or `days`"
            raise ValueError(message)
        return self


class Clocks(Shape):
    """The clocks of a complaint: to be taken in or refused, answered, at one level, mediated, closed, reopened."""

    accept: Clock
    answer: Clock
    level: Clock
    mediate: Clock
    close: Clock
    reopen: Clock


class Tier(Shape):
    """One tier of mediation and the body that holds it."""

    level: Level
    body: Bilingual


class MediationRule(Shape):
    """Mediation: tiers in their order, and how many a company must have tried before it sues."""

    tiers: Annotated[tuple[Tier, ...], Field(min_length=1)]
    tiers_basis: Basis
    before_suit_of_company: Annotated[StrictInt, Field(ge=0)]
    before_suit_basis: Basis
    stops_clocks: StrictBool
    stops_basis: Basis

    @model_validator(mode="after")
    def _in_order(self) -> MediationRule:
        order = [[*Level].index(tier.level) for tier in self.tiers]
        if order != sorted(set(order)):
            message = "tiers stand lowest first, each once"
            raise ValueError(message)
        if self.before_suit_of_company > len(self.tiers):
            message = "more tiers are asked before a suit than there are"
            raise ValueError(message)
        return self


class RepeatRule(Shape):
    """When a complaint repeats another: how near in time, and how much of their pairs of characters they share."""

    within_days: _Count
    alike: Share
    basis: Basis


class HotSpotRule(Shape):
    """A community is a hot spot where its rate is, with this probability, at least so many times the city's.

    months: how many are counted together; times_percent: 200 = twice the city's rate.
    """

    months: _Count
    times_percent: _Count
    probability: Share
    repeats: _Count
    basis: Basis


class DutyLine(Shape):
    """One line of a duty list: for these matters this department is competent, and this party is liable at first."""

    id: _Line
    matters: Annotated[tuple[Code, ...], Field(min_length=1)]
    title: Bilingual
    department: Bilingual
    liability: Party
    procedure: Bilingual
    contact: Bilingual
    basis: Basis


class DutyList(Shape):
    """One version of a duty list (职责清单). `digest`: SHA-256 of its canonical content."""

    version: Code
    title: Bilingual
    in_force: InForce
    basis: Basis
    lines: Annotated[tuple[DutyLine, ...], Field(min_length=1)]
    digest: str = ""

    @model_validator(mode="after")
    def _each_matter_once(self) -> DutyList:
        matters = [matter for line in self.lines for matter in line.matters]
        twice = sorted({matter for matter in matters if matters.count(matter) > 1})
        if twice:
            message = f"more than one line names {', '.join(twice)}; nobody could say who is competent"
            raise ValueError(message)
        if "other" not in matters:
            message = "no line names the matter `other`; a complaint that fits nowhere would have no desk"
            raise ValueError(message)
        return self

    @property
    def matters(self) -> tuple[str, ...]:
        """Return the matters that the list knows, in its order."""
        return tuple(matter for line in self.lines for matter in line.matters)


class DeskRules(Shape):
    """A city's desk: levels, clocks, mediation, repeats, hot spots, targets, and its duty lists by date."""

    id: Code
    title: Bilingual
    offices: Mapping[Level, Bilingual]
    offices_basis: Basis
    channels: Mapping[str, Bilingual]
    channels_basis: Basis
    clocks: Clocks
    mediation: MediationRule
    repeats: RepeatRule
    hot_spots: HotSpotRule
    target: Share
    target_basis: Basis
    instruments: Mapping[Code, Instrument] = Field(default_factory=dict)
    duties: tuple[DutyList, ...] = ()

    @property
    def levels(self) -> tuple[Level, ...]:
        """Return the levels that the city has, lowest first."""
        return tuple(level for level in Level if level in self.offices)

    def duties_on(self, day: date) -> DutyList | None:
        """Return the duty list in force on a day; None where there is none."""
        return next((found for found in self.duties if found.in_force.covers(day)), None)

    def cited(self, basis: Basis, language: str = "en") -> str:
        """Return a basis as people cite it: title and article, or that it is our own choice and why."""
        if basis.instrument is None:
            reason = basis.choice
            words = {"zh": "自定", "en": "our own choice"}[language]
            return f"{words}: {getattr(reason, language)}" if reason is not None else words
        title = getattr(self.instruments[basis.instrument].title, language)
        article = str(basis.article)
        numbered = f"第{article}条" if article.replace(", ", "").isdecimal() else article
        return {"zh": f"{title}{numbered}", "en": f"{title}, article {article}"}[language]
