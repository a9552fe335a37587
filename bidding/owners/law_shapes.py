"""What the law says of owners' decisions, as strict data: majorities, quorum, clocks, terms, and their sources."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, StrictBool, StrictInt

from bidding.procedures.shapes import Resolution, Votes
from credit.rulebook.scalars import Bilingual, Code, InForce, Length, Shape
from credit.rulebook.shapes import Basis, Instrument

__all__ = ["Days", "Matter", "OwnersLaw", "Part", "Quorum", "Revote", "Size", "Term"]

Revote = Literal["first", "last"]
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


class Quorum(Shape):
    """The least share of all owners that something takes, and where it stands."""

    share: Part
    basis: Basis


class Matter(Shape):
    """A matter that owners decide together (业主共同决定事项), and by which majority.

    `delegable`: the assembly may let its committee decide it within a limit.
    """

    title: Bilingual
    majority: Resolution
    basis: Basis
    delegable: StrictBool
    delegable_basis: Basis


class Term(Shape):
    """How long a body holds office at most, and where it stands."""

    longest: Length
    basis: Basis


class Size(Shape):
    """How many members a committee has: an odd number from `least` to `most`."""

    least: Annotated[StrictInt, Field(ge=1)]
    most: Annotated[StrictInt, Field(ge=1)]
    basis: Basis


class OwnersLaw(Shape):
    """The law of owners' decisions in one jurisdiction. `codes`: prefixes of GB/T 2260 codes.

    `needs` says which matter authorises which kind of tender (letting: a legal judgment, so a switch with its reason).
    `revote` says which of two ballots of one voter counts. `votes`, quorum and majorities, comes from the place's law
    of tenders, which holds a tender to the same count.
    """

    id: Code
    title: Bilingual
    codes: tuple[Annotated[str, Field(pattern=r"^(\d{2,6})?$")], ...]
    in_force: InForce
    instruments: Mapping[Code, Instrument] = Field(default_factory=dict)
    votes: Votes
    matters: Mapping[Code, Matter]
    needs: Mapping[Code, Code]
    needs_basis: Mapping[Code, Basis]
    notice: Days
    notice_special: Days
    window_least: Days
    window_longest: Days
    announce: Days
    callers: Quorum
    committee_size: Size
    committee_term: Term
    management_term: Term
    revote: Revote
    revote_basis: Basis
    supervision: Basis
