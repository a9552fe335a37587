"""What the law of a jurisdiction says of lists, objections and repair, as strict data: each number with its source."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, model_validator

from credit.rulebook.place_laws import PlaceLawShape
from credit.rulebook.scalars import Bilingual, Code, Length, Shape
from credit.rulebook.shapes import Basis

__all__ = [
    "Clause", "ListKind", "ListLaw", "Measure", "MeasureKind", "Objecting", "Persons", "Repairing", "Retaining",
    "Reviewed", "WorkingDays",
]  # fmt: skip

ListKind = Literal["red", "grey", "black"]
MeasureKind = Literal["inspection_frequency", "tender_bar", "bonus", "subsidy", "honours"]


class Clause(Shape):
    """A duty or a right, and where it stands."""

    basis: Basis


class WorkingDays(Shape):
    """A number of working days, and where it stands; `when` says under which condition it holds."""

    working_days: Annotated[StrictInt, Field(ge=0, le=250)]
    basis: Basis
    when: Bilingual | None = None


class Reviewed(Shape):
    """Review of a refused objection by a department above: of what, by whom, and its clocks."""

    of: tuple[Literal["point", "listing"], ...]
    by: Bilingual
    basis: Basis
    decide: WorkingDays
    extended: WorkingDays | None = None


class Objecting(Shape):
    """The clocks of an objection: marking, deciding, and deciding where it takes longer (None: it may not).

    `review` tells the remedy in words; `reviewed` is the review that the law itself gives (None: it gives none).
    """

    mark: Clause
    decide: WorkingDays
    extended: WorkingDays | None = None
    review: Bilingual
    reviewed: Reviewed | None = None


class Repairing(Shape):
    """Repair of bad information: whether it may be asked for while on the blacklist, and what must be shown.

    `least_served` is the time on the list before it may be asked for; `interview`: a reminder or warning comes first.
    """

    while_blacklisted: StrictBool
    blacklist: Clause
    asked: Clause
    decide: WorkingDays
    least_served: Length
    least_served_basis: Basis
    interview: Clause | None = None


class Retaining(Shape):
    """How long bad information shows, and that it shows on while the company is still listed."""

    bad: Length
    while_listed: StrictBool
    basis: Basis


class Persons(Shape):
    """Whether responsible persons are named with a blacklisting; off unless a law allows it and a city wants it."""

    on: StrictBool
    roles: tuple[Code, ...] = ()
    basis: Basis


class Measure(Shape):
    """A consequence of a list or of a grade. `on: false` needs the reason; `needs_law`: only under a law that is named.

    `against` is the article for which a measure is off.
    """

    id: Code
    kind: MeasureKind
    lists: tuple[ListKind, ...] = ()
    grades: tuple[str, ...] = ()
    effect: Bilingual
    on: StrictBool
    needs_law: StrictBool = False
    why_off: Bilingual | None = None
    against: Basis | None = None
    basis: Basis

    @model_validator(mode="after")
    def _coherent(self) -> Measure:
        if bool(self.lists) == bool(self.grades):
            message = "give either `lists` or `grades`: what the measure follows from"
            raise ValueError(message)
        if self.on == (self.why_off is not None):
            message = "a measure that is off says why (`why_off`), one that is on does not"
            raise ValueError(message)
        if self.kind == "tender_bar" and self.grades and self.on:
            message = "a grade alone bars nobody from a tender: write on: false, and why"
            raise ValueError(message)
        if self.needs_law and self.on:
            message = "what needs a law of its own is off until a decision names it"
            raise ValueError(message)
        return self


class ListLaw(PlaceLawShape):
    """The law of lists of one jurisdiction; `digest` of its content."""

    notice: Clause
    hearing: WorkingDays
    objection: Objecting
    decision: Clause
    publication: Clause
    removal: Clause
    repair: Repairing
    retention: Retaining
    persons: Persons
    blacklist: StrictBool
    blacklist_basis: Basis
    measures: tuple[Measure, ...]
    digest: str = ""
