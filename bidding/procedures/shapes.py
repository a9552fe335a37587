"""What the law of a place says of tenders, as strict data: each method, number and clock with where it stands."""

from __future__ import annotations

import re
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, StrictBool, StrictInt, model_validator

from bidding.notices import Method, PartyRole, TenderKind
from credit.rulebook.place_laws import PlaceLawShape
from credit.rulebook.scalars import Code, InForce, Shape, Share
from credit.rulebook.shapes import Basis

__all__ = [
    "Bidders", "Buyers", "Clause", "Conditions", "MethodRule", "Period", "PeriodName", "Ratio", "Resolution",
    "Security", "SecurityName", "Statutory", "TenderLaw", "Trial", "Votes",
]  # fmt: skip

_RATIO = re.compile(r"([1-9]\d{0,2})/([1-9]\d{0,2})", re.ASCII)


def _ratio(value: object) -> Fraction:
    if isinstance(value, Fraction):
        return value
    found = _RATIO.fullmatch(value) if isinstance(value, str) else None
    if found is None or not 0 < (ratio := Fraction(int(found[1]), int(found[2]))) <= 1:
        message = f'{value!r} is no part of a whole; write it in quotes, like "2/3"'
        raise ValueError(message)
    return ratio


Ratio = Annotated[Fraction, BeforeValidator(_ratio), PlainSerializer(str, when_used="json")]
"""A part of a whole as a law writes it: two thirds is no decimal."""
_Kinds = Annotated[tuple[TenderKind, ...], Field(min_length=1)]
_Count = Annotated[StrictInt, Field(ge=1, le=10**9)]


class PeriodName(StrEnum):
    """The clocks of a tender, in the order in which they run."""

    NOTICE_FILED = "notice_filed"
    DOCUMENTS_FILED = "documents_filed"
    BIDS_PREPARED = "bids_prepared"
    CLARIFIED = "clarified"
    DOCUMENTS_OBJECTED = "documents_objected"
    OBJECTION_ANSWERED = "objection_answered"
    CANDIDATES_ANNOUNCED = "candidates_announced"
    CANDIDATES_SHOWN = "candidates_shown"
    COMPLAINT_FILED = "complaint_filed"
    COMPLAINT_ACCEPTED = "complaint_accepted"
    COMPLAINT_DECIDED = "complaint_decided"
    RESULT_REPORTED = "result_reported"
    CONTRACT_SIGNED = "contract_signed"
    CONTRACT_FILED = "contract_filed"
    BID_SECURITY_RETURNED = "bid_security_returned"


class SecurityName(StrEnum):
    """The two securities: for the bid (投标保证金) and for the performance of the contract (履约保证金)."""

    BID = "bid"
    PERFORMANCE = "performance"


Resolution = Literal["ordinary", "special"]
"""Which majority of owners decides (Civil Code, article 278)."""


class Clause(Shape):
    """A duty, and where it stands."""

    basis: Basis


class Conditions(Shape):
    """What must hold for a method; whatever is not given need not hold.

    `bidders_below`: how many bid in the tender before; `approval` of the authority; `resolution` of the owners.
    """

    residential: StrictBool | None = None
    state_funds: StrictBool | None = None
    area_below_m2: _Count | None = None
    estimate_below_fen: _Count | None = None
    bidders_below: _Count | None = None
    invited_at_least: _Count | None = None
    approval: StrictBool = False
    resolution: Resolution | None = None


class MethodRule(Shape):
    """One way in which a kind of tender may be held. `number_basis`: where a number stands that `basis` leaves open."""

    id: Code
    kinds: _Kinds
    method: Method
    when: Conditions = Conditions()
    basis: Basis
    number_basis: Basis | None = None


class Buyers(Shape):
    """Who may ask for bids of these kinds."""

    kinds: _Kinds
    roles: Annotated[tuple[PartyRole, ...], Field(min_length=1)]
    basis: Basis


class Statutory(Shape):
    """Which tenders the law demands (依法必须进行招标): for them alone some clocks run."""

    kinds: _Kinds
    residential: StrictBool | None = None
    state_funds: StrictBool | None = None
    estimate_from_fen: _Count | None = None
    basis: Basis


class Period(Shape):
    """One clock: so many days or working days, at least or at most.

    `statutory`: only for tenders that the law demands; `in_force`: on which days it is the law, without it always.
    """

    name: PeriodName
    bound: Literal["at_least", "at_most"]
    days: _Count | None = None
    working_days: _Count | None = None
    kinds: tuple[TenderKind, ...] = ()
    statutory: StrictBool = False
    in_force: InForce | None = None
    basis: Basis

    @model_validator(mode="after")
    def _one_calendar(self) -> Period:
        if (self.days is None) == (self.working_days is None):
            message = "give either `days` or `working_days`: they are counted differently"
            raise ValueError(message)
        return self


class Security(Shape):
    """A bound of a security: a share of the estimate, of the contract price or of a year's fees, or an amount."""

    name: SecurityName
    bound: Literal["at_least", "at_most"]
    share: Share | None = None
    of: Literal["estimate", "contract", "annual_fees"] | None = None
    fen: _Count | None = None
    kinds: tuple[TenderKind, ...] = ()
    basis: Basis

    @model_validator(mode="after")
    def _one_measure(self) -> Security:
        if (self.share is None) == (self.fen is None) or (self.share is None) != (self.of is None):
            message = "give either `share` with `of`, or `fen`"
            raise ValueError(message)
        return self


class Votes(Shape):
    """How owners decide: the part that must vote, and of these the part that must agree, by area and by persons.

    An ordinary matter takes more than its part, a special one no less than it (Civil Code art. 278).
    """

    quorum: Ratio
    ordinary: Ratio
    special: Ratio
    basis: Basis

    def needed(self, resolution: Resolution) -> tuple[Ratio, bool]:
        """Return the part of those voting that must agree, and whether more than it is needed."""
        return (self.ordinary, True) if resolution == "ordinary" else (self.special, False)


class Trial(Shape):
    """Contracts on trial (先尝后买): for which kinds, how long at most, and that a review is named in them."""

    kinds: _Kinds
    months_at_most: _Count
    basis: Basis
    number_basis: Basis | None = None


class Bidders(Shape):
    """The fewest bidders with whom bids are opened."""

    count: _Count
    basis: Basis


class TenderLaw(PlaceLawShape):
    """What one jurisdiction says; what it leaves open, a wider law says.

    Its methods of a kind stand in place of a wider law's; clocks and duties too; bounds of securities hold together.
    """

    methods: tuple[MethodRule, ...] = ()
    buyers: tuple[Buyers, ...] = ()
    statutory: tuple[Statutory, ...] = ()
    periods: tuple[Period, ...] = ()
    securities: tuple[Security, ...] = ()
    bidders: Bidders | None = None
    votes: Votes | None = None
    trial: Trial | None = None
    before_permit: Clause | None = None
    within_committee_term: Clause | None = None
    direct_is_published: Clause | None = None
    digest: str = ""
