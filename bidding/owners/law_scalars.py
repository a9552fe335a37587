"""The smallest values of a law of owners' decisions: parts of a whole as the law writes them, and numbers of days."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Annotated, Final

from pydantic import BeforeValidator, Field, PlainSerializer, StrictInt

from credit.rulebook.scalars import Shape
from credit.rulebook.shapes import Basis

__all__ = ["Days", "Part"]

_PART: Final = re.compile(r"([1-9]\d{0,3})/([1-9]\d{0,3})", re.ASCII)


def _part(value: object) -> Fraction:
    if isinstance(value, Fraction):
        return value
    match = _PART.fullmatch(value) if isinstance(value, str) else None
    found = Fraction(int(match[1]), int(match[2])) if match else Fraction(2)
    if found > 1:
        message = f'{value!r} is no part of a whole; write it in quotes as the law does, like "2/3"'
        raise ValueError(message)
    return found


Part = Annotated[Fraction, BeforeValidator(_part), PlainSerializer(str, when_used="json")]
"""A part of a whole as the law writes it, exact: "2/3"."""


class Days(Shape):
    """A number of days, and where it stands."""

    days: Annotated[StrictInt, Field(ge=0, le=366)]
    basis: Basis
