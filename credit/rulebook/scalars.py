"""The scalar types of a rulebook file: exact numbers, durations, half-open times in force."""

from __future__ import annotations

import re
from datetime import date, datetime
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, StringConstraints, model_validator

from models.values.periods import Duration
from models.values.points import format_points, parse_points

__all__ = ["Bilingual", "Code", "Day", "InForce", "Length", "Milli", "Reason", "Shape", "Share", "Valid"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_PERCENTAGE = re.compile(r"(\d{1,3})(?:\.(\d{1,9}))?%", re.ASCII)


def _day(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        message = f"{value!r} is no date; write it as YYYY-MM-DD"
        raise ValueError(message)
    try:
        return date.fromisoformat(value)
    except ValueError:
        message = f"{value} is no day of the calendar"
        raise ValueError(message) from None


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
    match = _PERCENTAGE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        message = f'{value!r} is no share; write it in quotes as a percentage, like "10%"'
        raise ValueError(message)
    whole, places = match.group(1), match.group(2) or ""
    share = Fraction(int(whole + places), 100 * 10 ** len(places))
    if not 0 < share <= 1:
        message = f"{value!r} must lie above 0% and at or below 100%"
        raise ValueError(message)
    return share


def _percentage(share: Fraction) -> str:
    whole, rest = divmod(share * 100, 1)
    return f"{whole}{f'.{int(rest * 10**9):09d}'.rstrip('0').rstrip('.')}%"


_TEXT = PlainSerializer(str, when_used="json")
Day = Annotated[date, BeforeValidator(_day)]
Milli = Annotated[int, BeforeValidator(parse_points), PlainSerializer(format_points, when_used="json")]
"""Points in a file as a quoted decimal, inside as integer thousandths; a bare number is whole points, as in a file."""
Length = Annotated[Duration, BeforeValidator(_duration), _TEXT]
Valid = Annotated[Duration | Literal["document", "calendar_year", "forever"], BeforeValidator(_validity), _TEXT]
Share = Annotated[Fraction, BeforeValidator(_share), PlainSerializer(_percentage, when_used="json")]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]*$")]


class Shape(BaseModel):
    """A part of a rulebook: frozen, and unknown keys are refused.

    `model_dump(mode="json", by_alias=True)` gives it back as files hold it: decimals, durations and dates as text.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Bilingual(Shape):
    """A text in Chinese and English."""

    zh: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]


def _both(value: object) -> object:
    """Read a plain text as both languages; refuse a side without words."""
    both = {"zh": value, "en": value} if isinstance(value, str) else value
    if isinstance(both, dict) and any(isinstance(side, str) and not side.strip() for side in both.values()):
        message = "a reason says in words why it is so, in both languages"
        raise ValueError(message)
    return both


def _shortest(reason: Bilingual) -> str | dict[str, str]:
    # one text for both stays plain, so a file of either form keeps its digest
    return reason.zh if reason.zh == reason.en else {"zh": reason.zh, "en": reason.en}


Reason = Annotated[Bilingual, BeforeValidator(_both), PlainSerializer(_shortest, when_used="json")]
"""Why something is so: `{zh: .., en: ..}`, or one plain text that is read as both."""


class InForce(Shape):
    """The days on which a rule is in force: `since <= day < until`."""

    since: Day
    until: Day | None = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> InForce:
        if self.until is not None and self.until <= self.since:
            message = f"until ({self.until}) must be later than since ({self.since})"
            raise ValueError(message)
        return self

    def covers(self, day: date) -> bool:
        """Return whether the rule is in force on the day."""
        return self.since <= day and (self.until is None or day < self.until)
