"""What bodies, queries and answers of the API are made of: strict shapes, and the forms of points, days and moments."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any, Final

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, PlainSerializer

from models.values.moments import moment_number, moment_text
from models.values.points import format_points

__all__ = ["Clause", "Moment", "Paged", "Points", "ProblemBody", "Received", "Shape", "Stored", "Text", "Told"]

_SURE_YEARS: Final = (1900, 2200)
"""Years in which a moment can be said in every zone and by every database."""


class Shape(BaseModel):
    """A body, query or answer: what it does not name is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _printable(text: str) -> str:
    if not text.isprintable():
        message = "it holds signs that cannot be printed"
        raise ValueError(message)
    return text


def _without_nul(text: str) -> str:
    if "\0" in text:
        message = "it holds the sign U+0000"
        raise ValueError(message)
    return text


def _sure(moment: datetime) -> datetime:
    first, last = _SURE_YEARS
    if not first <= moment.year <= last:
        message = f"it lies outside the years {first} to {last}"
        raise ValueError(message)
    return moment


def _as_utc(moment: datetime) -> str:
    return moment_text(moment_number(moment.astimezone(UTC)))


Text = Annotated[str, AfterValidator(_printable)]
"""One line, as names and numbers are: no control signs."""

Stored = Annotated[str, AfterValidator(_without_nul)]
"""Text with line breaks; U+0000 is refused, which PostgreSQL cannot keep."""

Received = Annotated[AwareDatetime, AfterValidator(_sure)]
"""A moment that a body tells, with its offset."""

Points = Annotated[
    int,
    PlainSerializer(format_points, return_type=str),
    Field(description="Points as an exact decimal in text, such as 84.999.", examples=["84.999"]),
]
"""Integer thousandths inside, a decimal in text outside, so that no reader rounds it."""

Moment = Annotated[
    datetime,
    PlainSerializer(_as_utc, return_type=str),
    Field(description="A moment in UTC with microseconds.", json_schema_extra={"format": "date-time"}),
]


class Paged(Shape):
    """What each list takes: how many, and from where on."""

    limit: Annotated[int, Field(ge=1, le=500, description="How many at most.")] = 100
    cursor: Annotated[
        str, Field(max_length=400, description="`next` of the page before; nothing for the first page.")
    ] = ""


class Clause(Shape):
    """The document and article that something rests on."""

    instrument: str
    article: str

    @classmethod
    def of(cls, row: Any) -> Clause | None:  # noqa: ANN401 - a row with both columns
        """Return the clause of a row, None where a rule names none."""
        if row["instrument"] is None or row["article"] is None:
            return None
        return cls(instrument=row["instrument"], article=row["article"])


class Told(Shape):
    """One problem: where it stands, what it is, and the remedy."""

    where: str
    what: str
    remedy: str


class ProblemBody(Shape):
    """What the API says when it refuses (RFC 9457), with every reason."""

    type: str
    title: str
    status: int
    problems: tuple[Told, ...]
