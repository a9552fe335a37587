"""What the steps of an engagement hold, move by move, strictly read: documents by digest, persons never by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import Field, StrictBool, StrictInt, model_validator

from bidding.engagements.law_shapes import Party, Stage
from bidding.engagements.moves import Move
from credit.rulebook.scalars import Code, Day, Shape
from credit.rulebook.validating import read_fields

__all__ = [
    "Accepted", "Agreed", "Appointed", "Breached", "Completed", "Delivered", "Found", "Notified", "Opened", "Ordered",
    "Renewed", "Replaced", "Returned", "Staff", "Started", "Submitted", "details_of",
]  # fmt: skip

_SEE: Final = "See docs/engagements.md for what a step holds."
_Text = Annotated[str, Field(min_length=1, max_length=4000)]
_Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Opened(Shape):
    """The contract that the engagement rests on: half-open from `starts_on` to `ends_on`.

    `delivery_on`: when an estate without an assembly is delivered. `predecessor`: who served before, None where nobody
    did. `notice_days`: what the contract sets for the notice instead of the law. `tender` and `lot`: where it was won.
    """

    community_id: _Text
    company_id: _Text
    jurisdiction: Annotated[str, Field(pattern=r"^\d{6}$")]
    subdistrict: _Text
    stage: Stage
    signed_on: Day
    starts_on: Day
    ends_on: Day
    delivery_on: Day | None = None
    predecessor: _Text | None = None
    notice_days: Annotated[StrictInt, Field(ge=0, le=366)] | None = None
    tender: _Text | None = None
    lot: Code | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Opened:
        if not self.signed_on <= self.starts_on < self.ends_on:
            message = "it is signed before it starts, and starts before it ends"
            raise ValueError(message)
        if self.stage == "initial" and self.delivery_on is None:
            message = "before there is an assembly the day of delivery is needed: delivery_on"
            raise ValueError(message)
        return self


class Staff(Shape):
    """One of the staff: the role, and the digest of the certificate; who it is stays with the bureau."""

    role: Code
    certificate: _Digest


class Submitted(Shape):
    """What the company files: its staff for this estate."""

    staff: tuple[Staff, ...]


class Returned(Shape):
    """Why a filing was returned."""

    reason: _Text


class Accepted(Shape):
    """The number under which the filing passed."""

    filing: _Text


class Agreed(Shape):
    """The tripartite agreement (前期物业服务监管协议): who signed it, which heads it watches over, and its digest."""

    parties: tuple[Literal["neighbourhood", "company", "developer"], ...]
    heads: tuple[Code, ...]
    document: _Digest


class Breached(Shape):
    """A breach of the agreement: under which head, and which record of a rulebook it is."""

    head: Code
    event: Code
    occurred_on: Day
    what: _Text
    document_no: _Text | None = None


class Started(Shape):
    """That service begins; everything else is known."""


class Found(Shape):
    """That a company serves without having started lawfully: since when, and whether anybody had inspected.

    `inspected` is what the register says of the premises on that day, not what the finder thinks.
    """

    since: Day
    inspected: StrictBool
    what: _Text


class Renewed(Shape):
    """That owners and company go on together, until another day."""

    until: Day
    vote: _Text


class Notified(Shape):
    """Whom the company told that it will not go on, with the digest of the notice."""

    to: Annotated[tuple[Party, ...], Field(min_length=1)]
    document: _Digest


class Replaced(Shape):
    """That somebody else was chosen, or that owners manage by themselves (`successor` is None), and from when."""

    successor: _Text | None = None
    takes_over_on: Day
    vote: _Text | None = None
    ended_early: StrictBool = False


class Appointed(Shape):
    """Who serves for the time being, which basic services, and until when; `shown`: it was told in the estate."""

    provider: _Text
    until: Day
    services: Annotated[tuple[_Text, ...], Field(min_length=1)]
    shown: StrictBool


class Delivered(Shape):
    """What was handed over, and what there never was (`absent`), with the digest of the receipt both sides signed."""

    items: tuple[Code, ...] = ()
    absent: tuple[Code, ...] = ()
    receipt: _Digest


class Ordered(Shape):
    """By which day the authority ordered the handover to be finished (责令限期改正)."""

    until: Day
    what: _Text


class Completed(Shape):
    """That whoever receives for the owners has everything, and what state lifts, fire and cameras were in."""

    condition: _Text


_SHAPES: Final[Mapping[Move, type[Shape]]] = {
    Move.OPEN: Opened, Move.SUBMIT: Submitted, Move.RETURN: Returned, Move.ACCEPT: Accepted, Move.AGREE: Agreed,
    Move.BREACH: Breached, Move.START: Started, Move.FIND_SERVING: Found, Move.RENEW: Renewed,
    Move.NOTIFY: Notified, Move.REPLACE: Replaced, Move.APPOINT: Appointed, Move.DELIVER: Delivered,
    Move.ORDER: Ordered, Move.COMPLETE: Completed,
}  # fmt: skip


def details_of(move: Move, content: Mapping[str, Any]) -> Shape:
    """Return the details of a move. Raises InputError with every problem, by key."""
    return read_fields(_SHAPES[move], dict(content), str(move), _SEE)
