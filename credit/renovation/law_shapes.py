"""What a city's plan says of renovating old estates, as strict data: works, estates, what comes first, targets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StrictInt, model_validator

from credit.rulebook.place_laws import PlaceLawShape
from credit.rulebook.scalars import Bilingual, Code, Day, Length, Shape
from credit.rulebook.shapes import Basis

__all__ = ["Built", "Need", "RenovationLaw", "Reported", "RoomDuty", "Shown", "Target"]

Need = Literal["survey", "office", "plan"]
"""What is there before works begin: a survey, a leading office with its team, a plan that was put to the public."""


class Built(Shape):
    """Which estates are meant: those finished before the first day of a year."""

    before: Annotated[StrictInt, Field(ge=1950, le=2100)]
    basis: Basis


class Shown(Shape):
    """For how many days a plan is put to the public (公示), its first and its last day counted."""

    days: Annotated[StrictInt, Field(ge=1, le=366)]
    basis: Basis


class Reported(Shape):
    """How often works under way are reported on (进度跟踪)."""

    every: Length
    basis: Basis


class Target(Shape):
    """目标任务: so many estates, accepted from a day on, until another that still counts."""

    estates: Annotated[StrictInt, Field(ge=1)]
    since: Day
    by: Day
    basis: Basis

    @model_validator(mode="after")
    def _in_order(self) -> Target:
        if self.by <= self.since:
            message = f"by ({self.by}) must be later than since ({self.since})"
            raise ValueError(message)
        return self


class RoomDuty(Shape):
    """That every old estate has a property room (物业服务用房), and until which day it was to have one."""

    by: Day
    basis: Basis


class RenovationLaw(PlaceLawShape):
    """The plan of renovating old estates in one jurisdiction.

    `kinds`: the works, by code. `needs`: what comes before works begin, and by which section. A None: the jurisdiction
    says nothing of it. `batch`: that estates are renovated in batches; `closing`: that an open estate is closed where
    it can be.
    """

    kinds: Annotated[Mapping[Code, Bilingual], Field(min_length=1)]
    kinds_basis: Basis
    built: Built | None = None
    batch: Basis | None = None
    needs: Mapping[Need, Basis]
    shown: Shown
    closing: Basis | None = None
    reported: Reported
    target: Target | None = None
    room: RoomDuty | None = None
