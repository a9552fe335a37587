"""What the law says of a company's coming to and leaving an estate, as strict data: duties, clocks, lists, sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt

from bidding.owners.law_scalars import Days
from credit.rulebook.place_laws import PlaceLawShape
from credit.rulebook.scalars import Bilingual, Code, Length, Shape
from credit.rulebook.shapes import Basis

__all__ = [
    "EngagementLaw", "Filing", "HandedItem", "Head", "Kept", "LeavingNotice", "Party", "Premises", "Stage", "Temporary",
]  # fmt: skip

Stage = Literal["initial", "assembly"]
"""Before the owners' assembly has chosen a company (前期物业服务), and after."""
Party = Literal["owners", "committee", "bureau", "subdistrict", "neighbourhood"]
"""Who is told that a company leaves; `owners`: all of them, by a notice shown in the estate."""


class Kept(Shape):
    """A duty that is kept or not, and the kind of record that a breach of it is; `event`: a code of rulebooks."""

    basis: Basis
    event: Code
    event_basis: Basis


class Filing(Kept):
    """Filing (备案) with the bureau before service, with staff of certain roles: role -> the least number of them."""

    staff: Mapping[Code, Annotated[StrictInt, Field(ge=1, le=100)]]
    staff_titles: Mapping[Code, Bilingual]
    staff_basis: Basis


class Head(Shape):
    """A head that a supervision agreement watches over; `events`: which records a breach of it may be."""

    title: Bilingual
    events: Annotated[tuple[Code, ...], Field(min_length=1)]


class Premises(Kept):
    """The inspection of the common parts before they are taken over.

    `initial` and `change`: which kind of inspection, and its clock. `before`: days before delivery by which the first
    is over; `after`: days after the contract was signed by which the second is, None where the law has no number.
    """

    initial: Literal["acceptance"]
    change: Literal["handover"]
    before: Days
    after: Days | None = None


class LeavingNotice(Kept):
    """Notice (书面通知) of a company that will not go on: so many days before the term ends, and to whom.

    `otherwise`: a contract may set another number of days.
    """

    days: Annotated[StrictInt, Field(ge=1, le=366)]
    to: Annotated[tuple[Party, ...], Field(min_length=1)]
    otherwise: StrictBool


class HandedItem(Shape):
    """Something that a company hands over when it leaves (移交)."""

    title: Bilingual
    kind: Literal["documents", "premises", "money", "keys"]
    basis: Basis


class Temporary(Shape):
    """Temporary service (临时、应急物业服务) that the subdistrict arranges, and how long it may last at most."""

    longest: Length
    longest_basis: Basis
    basis: Basis


class EngagementLaw(PlaceLawShape):
    """The law of coming and leaving in one jurisdiction.

    `supervised`: the heads of the tripartite agreement, None
    where no law asks for one. `unlimited`: how long before either ends what goes on without a term. A None elsewhere:
    the jurisdiction says nothing of it.
    """

    filing: Filing | None = None
    supervised: Mapping[Code, Head] | None = None
    supervision: Basis | None = None
    premises: Premises
    notice: Mapping[Stage, LeavingNotice]
    decide: Days | None = None
    told: Days
    leave: Days
    refused: Kept
    joint: Basis
    handed_over: Mapping[Code, HandedItem]
    goes_on: Basis
    unlimited: Days
    temporary: Temporary
    helps: Basis
    refund: Basis
    entered_within: Days
