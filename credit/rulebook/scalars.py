"""The scalar types of a rulebook file: exact numbers, durations, half-open times in force."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from models.values.periods import Duration
from models.values.points import parse_points

__all__ = ["Bilingual", "Code", "InForce", "Length", "Milli", "Share", "Shape", "Valid"]


def _duration(value: object) -> Duration:
    if isinstance(value, Duration):
        return value
    if not isinstance(value, str):
        message = f"{value!r} is no ISO 8601 duration, like P1Y or P6M"
        raise ValueError(message)  # noqa: TRY004 - pydantic reports ValueError, not TypeError
    duration = Duration.parse(value)
    if duration == Duration(months=0, days=0):
        message = f"{value!r} is no time at all; an event with it would never count"
        raise ValueError(message)
    return duration


def _validity(value: object) -> object:
    return value if value in ("document", "calendar_year", "forever") else _duration(value)


def _share(value: object) -> Fraction:
    if isinstance(value, Fraction):
        return value
    text = str(value)
    if not isinstance(value, str) or not text.endswith("%"):
        message = f"{value!r} is no share; write it in quotes as a percentage, like \"10%\""
        raise ValueError(message)
    share = Fraction(Decimal(text.removesuffix("%"))) / 100
    if not 0 < share <= 1:
        message = f"{value!r} must lie above 0% and at or below 100%"
        raise ValueError(message)
    return share


Milli = Annotated[int, BeforeValidator(parse_points)]
"""Points in a file as a quoted decimal, inside as integer thousandths."""
Length = Annotated[Duration, BeforeValidator(_duration)]
Valid = Annotated[Duration | Literal["document", "calendar_year", "forever"], BeforeValidator(_validity)]
Share = Annotated[Fraction, BeforeValidator(_share)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]*$")]


class Shape(BaseModel):
    """A part of a rulebook: frozen, and unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Bilingual(Shape):
    """A text in Chinese and English."""

    zh: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]


class InForce(Shape):
    """The days on which a rule is in force: `since <= day < until`."""

    since: date
    until: date | None = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> InForce:
        if self.until is not None and self.until <= self.since:
            message = f"until ({self.until}) must be later than since ({self.since})"
            raise ValueError(message)
        return self

    def covers(self, day: date) -> bool:
        """Return whether the rule is in force on the day."""
        return self.since <= day and (self.until is None or day < self.until)
