"""What the event of each move holds, as strict shapes: plain JSON on record, one shape for each move.

Texts (`what`, `reason`, `question`, `answer`) are published with the tender: they hold no person's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal

from pydantic import Field, StrictBool, StrictInt, model_validator

from bidding.notices import Notice, Times
from bidding.notices.shapes import Fen
from bidding.procedures import Ballot
from bidding.tender.contract_details import (
    Breached,
    Deducted,
    HandedOver,
    Opined,
    Refunded,
    Reviewed,
    Secured,
    Signed,
)  # fmt: skip
from bidding.tender.moves import Move
from credit.rulebook.scalars import Code, Day, Shape
from credit.rulebook.validating import read_as

__all__ = [
    "DETAILS", "Accepted", "Amended", "Answered", "Asked", "Award", "Awarded", "BidOpened", "Checked",
    "CheckedBidder", "Complained", "Decided", "Drafted", "Extended", "Failed", "Filed", "Link", "Matter", "Objected",
    "Opening", "Outcome", "OwnersAuthority", "Place", "Published", "QualifiedField", "Ranking", "Redone", "Remedy",
    "Replied", "Said", "Shown", "Struck", "Withdrawn", "read_details",
]  # fmt: skip

_Text = Annotated[str, Field(min_length=1, max_length=4000)]
_Hex = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
_Number = Annotated[StrictInt, Field(ge=1)]
_Amount = Annotated[StrictInt, Field(ge=0, le=10**15)]
_SEE: Final = "See docs/tenders.md for what each move holds."


class Matter(StrEnum):
    """What an objection or a complaint is about; the first three are objected to before anybody complains."""

    DOCUMENTS = "documents"
    OPENING = "opening"
    RESULT = "result"
    OTHER = "other"


class Outcome(StrEnum):
    """What became of a bid at opening: opened, revoked by its own fault (撤销), withdrawn by another's (撤回).

    `unopened`: left sealed, since too few bid for its lot. `void`: it does not count, since its company was not invited
    or handed in a later one, or since it failed and nobody owns up to it.
    """

    OPENED = "opened"
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"
    UNOPENED = "unopened"
    VOID = "void"


class Remedy(StrEnum):
    """What an upheld objection or complaint asks for."""

    NONE = "none"
    AMEND = "amend"
    REDO = "redo"
    RETENDER = "retender"


class Said(Shape):
    """A reason, which is published."""

    what: _Text


class Drafted(Shape):
    """A notice in draft; `retender_of` names the tender that it repeats, and how many bid there."""

    notice: Notice
    retender_of: Code | None = None
    bidders_before: Annotated[StrictInt, Field(ge=0)] | None = None


class OwnersAuthority(Shape):
    """The vote on record on which a body tenders, its item, and whether the item delegates to the committee."""

    vote: _Text
    item: _Text
    delegated: StrictBool = False


class Filed(Shape):
    """The number under which the authority received the documents, its approval, and the owners' vote.

    `authority` names the vote that `ballot` counts, where it is on record here.
    """

    filing: _Text
    approval: _Text | None = None
    ballot: Ballot | None = None
    authority: OwnersAuthority | None = None


class QualifiedField(Shape):
    """How many companies qualify (合格企业数), by which version of the rulebook; `digest` names their list."""

    rulebook: Code
    rulebook_digest: _Hex
    as_of: Day
    qualified: _Amount
    rated: _Amount
    digest: _Hex


class Published(Shape):
    """The field of companies that qualify at entry, where the notice asks for credit; and what the law warns of.

    `bids_elsewhere` says where bids are handed in, where that is not the register's own box.
    """

    field: QualifiedField | None = None
    warnings: tuple[_Text, ...] = ()
    bids_elsewhere: _Text | None = None


class Asked(Shape):
    """A question on the notice; who asks stays unknown."""

    question: _Text


class Answered(Shape):
    """The answer to the question of an event's number."""

    question: _Number
    answer: _Text


class Amended(Shape):
    """A new version of the notice (澄清, 修改)."""

    notice: Notice
    what: _Text


class Extended(Shape):
    """Later times alone; bids stay good."""

    times: Times
    what: _Text


class BidOpened(Shape):
    """One bid at opening; a company and a price are known of those that opened."""

    lot: Code
    handle: _Text
    outcome: Outcome
    company_id: _Text | None = None
    digest: _Hex
    price_fen: Fen | None = None

    @property
    def counts(self) -> bool:
        """Return whether there is a bidder behind it: withdrawn and void bids have none."""
        return self.outcome not in (Outcome.WITHDRAWN, Outcome.VOID)

    @model_validator(mode="after")
    def _opened_is_known(self) -> BidOpened:
        if self.outcome is Outcome.OPENED and (self.company_id is None or self.price_fen is None):
            message = "a bid that opened has its company and its price"
            raise ValueError(message)
        return self


class Opening(Shape):
    """The batch in which bids opened; `digest` names the file of shares and plaintexts."""

    bids: tuple[BidOpened, ...] = ()
    digest: _Hex


class CheckedBidder(Shape):
    """Whether one company may bid, by what it was rated; `reasons` are all against it, each with its article."""

    company_id: _Text
    grade: str | None = None
    status: _Text
    reasons: tuple[_Text, ...] = ()


class Link(Shape):
    """Companies of one head, or of which one controls another: their bids for one lot are void."""

    kind: Literal["same_representative", "control", "management"]
    company_ids: Annotated[tuple[_Text, ...], Field(min_length=2)]


class Checked(Shape):
    """Eligibility as it was checked: at which stage, by which version of the rulebook, on which day's ratings."""

    stage: Literal["close", "award"]
    rulebook: Code | None = None
    rulebook_digest: _Hex | None = None
    as_of: Day
    results: tuple[CheckedBidder, ...]
    links: tuple[Link, ...] = ()


class Place(Shape):
    """A place in the ranking of a lot."""

    company_id: _Text
    lot: Code
    place: _Number
    total_milli: StrictInt
    price_fen: Fen


class Ranking(Shape):
    """The panel's ranking; `digest` names the evaluation's file."""

    ranking: tuple[Place, ...]
    digest: _Hex


class Shown(Shape):
    """The last day on which the candidates are shown; `what` says why others were not chosen, where it was agreed."""

    shown_until: Day
    what: _Text | None = None


class Objected(Shape):
    """An objection to the procuring entity; its text is kept elsewhere, by digest."""

    matter: Matter
    text_digest: _Hex


class Replied(Shape):
    """The answer to the objection of an event's number."""

    objection: _Number
    upheld: StrictBool
    remedy: Remedy = Remedy.NONE
    what: _Text


class Complained(Shape):
    """A complaint to the authority; `objection` is the number of the objection before it, where one has to be."""

    matter: Matter
    known_on: Day
    objection: _Number | None = None
    text_digest: _Hex


class Accepted(Shape):
    """Whether the authority takes a complaint up, and whether the tender is suspended."""

    complaint: _Number
    accepted: StrictBool
    suspends: StrictBool = False
    what: _Text


class Decided(Shape):
    """The authority's decision on a complaint."""

    complaint: _Number
    upheld: StrictBool
    remedy: Remedy = Remedy.NONE
    what: _Text


class Redone(Shape):
    """That bids are evaluated again, because of an upheld objection or complaint of an event's number."""

    because: _Number
    what: _Text


class Withdrawn(Shape):
    """That a candidate or winner gives up."""

    lot: Code
    company_id: _Text
    what: _Text


class Struck(Withdrawn):
    """That a candidate or winner is struck off, by the article that is its legal ground."""

    article: _Text


class Award(Shape):
    """A lot and who wins it, at the price that was bid."""

    lot: Code
    company_id: _Text
    price_fen: Fen


class Awarded(Shape):
    """The award of every lot that has a candidate and no award yet, with the check of the day."""

    awards: tuple[Award, ...]
    checked: Checked
    what: _Text | None = None


class Failed(Shape):
    """Why a tender is unsuccessful (流标): too few bid, all bids were rejected, or nobody is left to win."""

    because: Literal["few", "rejected", "nobody_left"]
    bidders: Mapping[Code, Annotated[StrictInt, Field(ge=0)]] = Field(default_factory=dict)
    what: _Text


class _Filing(Shape):
    filing: _Text


class _Lot(Shape):
    lot: Code


class _Nothing(Shape):
    pass


DETAILS: Final[Mapping[Move, type[Shape]]] = MappingProxyType({
    Move.DRAFT: Drafted, Move.FILE: Filed, Move.RETURN: Said, Move.PUBLISH: Published, Move.ASK: Asked,
    Move.ANSWER: Answered, Move.AMEND: Amended, Move.EXTEND: Extended, Move.CLOSE: _Nothing, Move.OPEN: Opening,
    Move.CHECK: Checked, Move.EVALUATE: Ranking, Move.ANNOUNCE: Shown, Move.OBJECT: Objected, Move.REPLY: Replied,
    Move.COMPLAIN: Complained, Move.ACCEPT: Accepted, Move.DECIDE: Decided, Move.REDO: Redone,
    Move.WITHDRAW: Withdrawn, Move.STRIKE: Struck, Move.AWARD: Awarded,
    Move.REPORT: Said, Move.SECURE: Secured, Move.SIGN: Signed,
    Move.FILE_CONTRACT: _Filing, Move.RETURN_SECURITIES: Said, Move.START: _Nothing, Move.BREACH: Breached,
    Move.REVIEW: Reviewed, Move.DEDUCT: Deducted, Move.HAND_OVER: HandedOver, Move.APPLY_REFUND: _Lot,
    Move.OPINE: Opined, Move.REFUND: Refunded, Move.CANCEL: Said, Move.FAIL: Failed,
})  # fmt: skip
"""The shape of what the event of a move holds."""


def read_details(move: Move, details: Mapping[str, Any]) -> Shape:
    """Return what an event holds. Raises InputError with every fault and its place."""
    return read_as(DETAILS[move], dict(details), str(move), _SEE)
