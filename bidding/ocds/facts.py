"""What the world is told of a tender, as plain facts in the words of OCDS: whoever keeps a tender gives these.

Money is fen, moments are aware UTC, days are dates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

__all__ = [
    "Amended",
    "AwardFact",
    "Awarded",
    "BidFact",
    "Cancelled",
    "ContractFact",
    "Contracted",
    "Enquired",
    "EnquiryFact",
    "LotFact",
    "MilestoneFact",
    "Opened",
    "Organization",
    "Performed",
    "Published",
    "Step",
    "TenderFacts",
    "TransactionFact",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Organization:
    """A company or body: its code, which is a unified social credit code wherever there is one, and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LotFact:
    """A lot: what is bid for together. `unit` counts `quantity`, such as months of service."""

    id: str
    title: str
    description: str | None = None
    quantity: int | None = None
    unit: str | None = None
    estimate_fen: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderFacts:
    """A tender as its notice tells it; what is not known stays None and is not published.

    `grades`: those that may bid, with `grades_basis` in words. `award_criteria` is a code of awardCriteria.csv, or
    `highestPrice`, which we add for lettings.
    """

    id: str
    title: str
    buyer: Organization
    description: str | None = None
    kind: str = "service"
    method: Literal["open", "selective", "limited", "direct"] | None = None
    method_details: str | None = None
    award_criteria: str | None = None
    award_criteria_details: str | None = None
    questions_close_at: datetime | None = None
    bids_close_at: datetime | None = None
    opens_at: datetime | None = None
    floor_fen: int | None = None
    grades: tuple[str, ...] = ()
    grades_basis: str | None = None
    bid_security_fen: int | None = None
    validity_days: int | None = None
    sealed: bool = False
    lots: tuple[LotFact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquiryFact:
    """A question and its answer (澄清); who asked is never told."""

    id: str
    asked_at: datetime
    question: str
    answer: str | None = None
    answered_at: datetime | None = None
    lot_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BidFact:
    """A bid after opening. `grade` answers the requirement of the notice."""

    id: str
    tenderer: Organization
    lot_id: str
    price_fen: int
    status: Literal["pending", "valid", "disqualified", "withdrawn"]
    received_at: datetime | None = None
    grade: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardFact:
    """An award of a lot, or a candidate for it while `pending`; `cancelled` where it came to nothing."""

    id: str
    lot_id: str
    bid_id: str
    supplier: Organization
    value_fen: int
    status: Literal["pending", "active", "cancelled", "unsuccessful"]
    decided_at: datetime
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractFact:
    """A contract that was signed, or is to be."""

    id: str
    award_id: str
    title: str
    value_fen: int
    status: Literal["pending", "active", "cancelled", "terminated"]
    signed_at: datetime | None = None
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneFact:
    """Something that a contract has to bring by a day, and whether it did."""

    id: str
    title: str
    due_at: datetime
    status: Literal["scheduled", "met", "notMet", "partiallyMet"]
    met_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TransactionFact:
    """Money that went from one organization to another under a contract."""

    id: str
    paid_at: datetime
    value_fen: int
    payer: Organization
    payee: Organization


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The notice went out."""

    at: datetime
    tender: TenderFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """A new version of the notice went out (补充公告), for a reason."""

    at: datetime
    tender: TenderFacts
    rationale: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Enquired:
    """Questions were asked or answered."""

    at: datetime
    enquiries: tuple[EnquiryFact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled:
    """The tender was cancelled (终止), or came to nothing (流标) where `unsuccessful`."""

    at: datetime
    rationale: str
    unsuccessful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Bids were opened; also used once more when the panel rejected some of them."""

    at: datetime
    bids: tuple[BidFact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Awarded:
    """Candidates were announced, lots were awarded, or an award came to nothing."""

    at: datetime
    awards: tuple[AwardFact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contracted:
    """Contracts were signed, changed or ended."""

    at: datetime
    contracts: tuple[ContractFact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Performed:
    """What happened under contracts, by the id of each contract."""

    at: datetime
    milestones: Mapping[str, tuple[MilestoneFact, ...]] = field(default_factory=dict)
    transactions: Mapping[str, tuple[TransactionFact, ...]] = field(default_factory=dict)


Step = Published | Amended | Enquired | Cancelled | Opened | Awarded | Contracted | Performed
"""One thing that the world is told; each makes one release."""
