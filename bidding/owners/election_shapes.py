"""What the law says of electing an owners' committee, as strict data: who, on which conditions, how long, and sources.

Every part names where it stands, an article or our own choice; `bidding/owners/jurisdictions` holds the numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt

from bidding.owners.law_scalars import Days, Part
from credit.rulebook.scalars import Bilingual, Code, Length, Shape
from credit.rulebook.shapes import Basis

__all__ = [
    "Check",
    "ElectionLaw",
    "ElectionRole",
    "Kept",
    "Large",
    "LeastTerm",
    "Leaving",
    "Nominator",
    "Organisers",
    "PartyShare",
    "Remedy",
    "Share",
]  # fmt: skip


class ElectionRole(StrEnum):
    """Who acts in an election. A preparatory group (筹备组, 换届小组) is led by the subdistrict's representative."""

    PREPARATORY_GROUP = "preparatory_group"
    MANAGEMENT_COMMITTEE = "management_committee"
    COMMITTEE = "committee"
    SUBDISTRICT = "subdistrict"
    AUTHORITY = "authority"


class Organisers(Shape):
    """Who may do something, and where it stands."""

    roles: Annotated[tuple[ElectionRole, ...], Field(min_length=1)]
    basis: Basis


class Nominator(Shape):
    """Who may nominate: in which words, and how many owners it takes together (0: a body, no owner)."""

    title: Bilingual
    owners: Annotated[StrictInt, Field(ge=0)]
    basis: Basis


class Check(Shape):
    """One condition on a candidate.

    `asked`: by the law itself, or only where the assembly's rules have agreed on it (`rules`). `known`: the register
    answers it from the roll; else whoever vets does.
    """

    title: Bilingual
    asked: Literal["law", "rules"]
    known: Literal["roll"] | None = None
    basis: Basis


class Share(Shape):
    """A part of the seats, and where it stands."""

    share: Part
    basis: Basis


class Large(Shape):
    """Estates of more than `over_units` units have at least `least` seats."""

    over_units: Annotated[StrictInt, Field(ge=1)]
    least: Annotated[StrictInt, Field(ge=1)]
    basis: Basis


class LeastTerm(Shape):
    """How long a term is at least, and where it stands."""

    least: Length
    basis: Basis


class Kept(Shape):
    """How many of the seats must stay filled, and whether the committee ends below it or is only elected anew.

    `over`: more than the share, else at least it.
    """

    share: Part
    over: StrictBool
    ends: StrictBool
    basis: Basis


class Leaving(Shape):
    """Why a member leaves before the end of the term; `vote`: only by a vote of the owners."""

    title: Bilingual
    vote: StrictBool = False
    basis: Basis


class PartyShare(Shape):
    """Which part of the members are to be members of the Party (党员比例); `over`: more than it.

    `binding`: candidates by whom it cannot be reached are not published; else it is a goal, and only told.
    """

    share: Part
    over: StrictBool
    binding: StrictBool
    basis: Basis


class Remedy(Shape):
    """What the law provides where an election elects no committee."""

    remedy: Bilingual
    basis: Basis


class ElectionLaw(Shape):
    """The law of electing a committee in one jurisdiction.

    `shown`: how long candidates are shown at least. `before`: how long before ballots open they are known.
    `alternates`: at most this part of the seats. `formed`: a committee is formed where more than this part is filled.
    `filing`: until when the committee is filed. `ranked`, `tied`, `disclosed`: by what candidates are ranked, how
    a tie is broken, and on what the members' names are public.
    """

    organisers: Organisers
    vetting: Organisers
    nominators: Annotated[Mapping[Code, Nominator], Field(min_length=1)]
    checks: Annotated[Mapping[Code, Check], Field(min_length=1)]
    shown: Days
    before: Days
    alternates: Share
    large: Large | None = None
    term_least: LeastTerm | None = None
    formed: Share
    kept: Kept
    leaving: Annotated[Mapping[Code, Leaving], Field(min_length=1)]
    party: PartyShare | None = None
    filing: Days
    failed: Remedy
    ranked: Basis
    tied: Basis
    disclosed: Basis
