"""What the law says of an estate's money, as strict data: shares, clocks, heads of disclosure, limits, and sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt

from bidding.owners.law_scalars import Days, Part
from credit.rulebook.place_laws import PlaceLawShape
from credit.rulebook.scalars import Bilingual, Code, Length, Shape
from credit.rulebook.shapes import Basis

__all__ = [
    "Advance", "AuditRight", "CostLimit", "Every", "Fen", "FundLaw", "FundPart", "FundShare", "Head", "Overrun",
    "RevenueLaw", "Shown", "Stage", "UrgentKind",
]  # fmt: skip

Stage = Literal["initial", "assembly"]
"""Before the owners' assembly is founded (前期物业服务), and after it."""
Every = Literal["current", "quarter", "half_year", "year"]
"""How often a head is disclosed; `current`: it is kept up to date, and renewed so that readers know that it is."""
PositiveFen = Annotated[StrictInt, Field(ge=1)]


class FundShare(Shape):
    """Which share of what is earned goes to the maintenance fund. `over`: more than it, not just it.

    `of` is the net of the period, or the balance of the account. `while_below`: only until the fund has that part of
    what was first paid in. `owners_may_change`: a decision of the owners may set another share.
    """

    share: Part
    over: StrictBool
    of: Literal["net", "balance"] = "net"
    while_below: Part | None = None
    owners_may_change: StrictBool
    rest: tuple[Code, ...]
    basis: Basis


class CostLimit(Shape):
    """The largest part of the income that whoever runs the business may spend on it."""

    share: Part
    stage: Stage
    basis: Basis


class Shown(Shape):
    """For how long something is on display; `working`: counted in working days."""

    days: Annotated[StrictInt, Field(ge=1, le=366)]
    working: StrictBool = False
    basis: Basis


class Head(Shape):
    """A head of the disclosure board (公示内容): who owes it, how often, and by when after its period has ended.

    `due` is the time after the end of a period, or after the opening and after each year for what is kept current.
    `event` is the kind of record that a missing disclosure is, for cities whose rulebook counts it.
    """

    title: Bilingual
    by: Literal["company", "committee"]
    every: Every
    basis: Basis
    due: Length
    due_basis: Basis
    shown: Shown | None = None
    severity: Literal["minor", "major"] = "minor"
    event: Code = "disclosure.missing"


class AuditRight(Shape):
    """Which owners may have the books audited: the share of persons, and of area where the law counts it too."""

    persons: Part
    area: Part | None = None
    needs_vote: StrictBool
    basis: Basis


class Fen(Shape):
    """An amount in fen and where it stands."""

    fen: PositiveFen
    basis: Basis


class UrgentKind(Shape):
    """A kind of urgent repair (紧急维修情形); `proof`: what must be there besides the damage."""

    title: Bilingual
    proof: Bilingual | None = None
    basis: Basis


class Advance(Shape):
    """Which part of an urgent request may be paid before the work is done."""

    least: Part
    most: Part
    basis: Basis


class Overrun(Shape):
    """From which excess over its budget the final cost needs a request of its own: either of the two is enough."""

    share: Part
    fen: PositiveFen | None = None
    basis: Basis


class FundLaw(Shape):
    """What holds for the maintenance fund. A key that is None: the jurisdiction says nothing of it."""

    urgent: Mapping[Code, UrgentKind]
    urgent_path: Basis
    confirm: Literal["subdistrict", "neighbourhood"]
    advance: Advance | None = None
    urgent_limit: FundPart | None = None
    reserve: FundPart | None = None
    overrun: Overrun | None = None
    audit_free: Fen | None = None
    audit: Basis
    top_up: FundPart
    urgent_only: FundPart | None = None
    approve: Days
    pay: Days
    publish: Days
    rounding: Basis


class FundPart(Shape):
    """A part of what was first paid into the fund (首期交存额)."""

    share: Part
    basis: Basis


class RevenueLaw(PlaceLawShape):
    """The law of an estate's money in one jurisdiction. `rest`, in a share: the heads that what is left may go to."""

    allocation: Mapping[Stage, FundShare]
    allocation_every: Length
    allocation_basis: Basis
    rounding: Basis
    cost_limit: CostLimit | None = None
    heads: Mapping[Code, Head]
    entered_within: Days
    rectify: Days
    overdue_as: Literal["finding", "record"]
    overdue_basis: Basis
    charges: Basis
    charges_event: Code
    audit: AuditRight
    commission: Days
    audit_shown: Shown
    audit_findings: Mapping[Code, Code]
    audit_findings_basis: Basis
    match_within: Days
    fund: FundLaw


FundLaw.model_rebuild()
